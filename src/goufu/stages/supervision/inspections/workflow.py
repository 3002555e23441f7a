"""The life of an inspection."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import WATCHERS, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

INSPECTORS = WATCHERS | {Role.PROCUREMENT_SUPERVISION}
CORRECT = Duty("correct_finding", Role.HANDLER)
PURCHASER = frozenset({Role.HANDLER, Role.HEAD})
LECTURE = "政府购买服务流程规范（讲座） 监督检查四"

INSPECTION = Workflow(
    "inspection",
    states={
        "open": say("检查中"),
        "found": say("待整改"),
        "corrected": say("待核实"),
        "closed": say("已办结"),
    },
    start="open",
    opened=say("开始监督检查"),
    steps=(
        Step(
            "find",
            "open",
            "found",
            by=INSPECTORS,
            label=say("出具问题清单"),
            done=say("检查发现问题，要求整改"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.HEAD, Role.PROCUREMENT_SUPERVISION),
            through_hold=True,
        ),
        Step(
            "find_nothing",
            "open",
            "closed",
            by=INSPECTORS,
            label=say("未发现问题，办结"),
            done=say("检查未发现问题"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.HEAD),
            through_hold=True,
            tone="normal",
        ),
        Step(
            "correct",
            "found",
            "corrected",
            by=PURCHASER,
            label=say("报送整改情况"),
            done=say("整改情况已报送"),
            clause=LECTURE,
            meets=(CORRECT,),
            tells=(Role.INSPECTOR, Role.AUDITOR, Role.PROCUREMENT_SUPERVISION),
            through_hold=True,
        ),
        Step(
            "verify",
            "corrected",
            "closed",
            by=INSPECTORS,
            label=say("核实整改并办结"),
            done=say("整改已核实，检查办结"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.HEAD),
            through_hold=True,
        ),
        Step(
            "send_back",
            "corrected",
            "found",
            by=INSPECTORS,
            label=say("整改不到位，退回"),
            done=say("整改不到位，退回继续整改"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.HEAD),
            through_hold=True,
            tone="normal",
        ),
    ),
    final=frozenset({"closed"}),
    openers=INSPECTORS,
)
