"""The life of a budget line, of a transfer between lines, and of a department's budget."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

BUDGET_REVIEWER = frozenset({Role.FINANCE_BUDGET})
COMPILER = frozenset({Role.HANDLER})
HEAD = frozenset({Role.HEAD})

PUBLISH_BUDGET = Duty("publish_department_budget", Role.HANDLER)

PROCUREMENT_BUDGET = "政府采购法 第三十三条"

# Its last day is set by finance, when it calls for the budgets of a year.
HAND_IN = Duty("hand_in_budget", Role.HANDLER)

LINE = Workflow(
    "budget_line",
    states={"open": say("可用"), "closed": say("已封存")},
    start="open",
    opened=say("登记既有预算行"),
    steps=(
        Step(
            "adjust",
            "open",
            "open",
            by=BUDGET_REVIEWER,
            label=say("追加、追减指标"),
            done=say("预算指标已调整"),
            tells=(Role.HANDLER, Role.HEAD),
            tone="normal",
        ),
        Step(
            "take_back",
            "open",
            "closed",
            by=BUDGET_REVIEWER,
            label=say("年终收回余额"),
            done=say("年终余额已收回，预算行已封存"),
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
        Step(
            "close",
            "open",
            "closed",
            by=BUDGET_REVIEWER,
            label=say("封存预算行"),
            done=say("预算行已封存"),
            tone="danger",
        ),
    ),
    final=frozenset({"closed"}),
    openers=BUDGET_REVIEWER,
)

TRANSFER = Workflow(
    "budget_transfer",
    states={"proposed": say("已申请"), "carried_out": say("已调剂"), "refused": say("不予调剂")},
    start="proposed",
    opened=say("申请预算调剂"),
    steps=(
        Step(
            "approve",
            "proposed",
            "carried_out",
            by=BUDGET_REVIEWER,
            label=say("同意调剂"),
            done=say("预算调剂已办理"),
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "refuse",
            "proposed",
            "refused",
            by=BUDGET_REVIEWER,
            label=say("不予调剂"),
            done=say("不予调剂，理由已送达"),
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
    ),
    final=frozenset({"carried_out", "refused"}),
    vain=frozenset({"refused"}),
    openers=COMPILER,
)

CALL = Workflow(
    "budget_call",
    states={"issued": say("已布置"), "closed": say("已办结")},
    start="issued",
    opened=say("布置预算编制"),
    steps=(
        Step(
            "remind",
            "issued",
            "issued",
            by=BUDGET_REVIEWER,
            label=say("催报未报送的部门"),
            done=say("财政部门催报购买服务预算"),
            tone="normal",
        ),
        Step(
            "close",
            "issued",
            "closed",
            by=BUDGET_REVIEWER,
            label=say("办结预算布置"),
            done=say("预算布置已办结"),
            tone="normal",
        ),
    ),
    final=frozenset({"closed"}),
    openers=BUDGET_REVIEWER,
)

BUDGET = Workflow(
    "department_budget",
    states={
        "compiled": say("编制中"),
        "handed_in": say("已报送"),
        "reviewed": say("审核通过"),
        "replied": say("已批复"),
        "published": say("已公开"),
    },
    start="compiled",
    opened=say("编制部门购买服务预算"),
    steps=(
        Step(
            "hand_in",
            "compiled",
            "handed_in",
            by=HEAD,
            label=say("报送购买服务预算和政府采购预算"),
            done=say("购买服务预算和政府采购预算已报送财政部门"),
            clause=PROCUREMENT_BUDGET,
            meets=(HAND_IN,),
            tells=(Role.FINANCE_BUDGET,),
        ),
        Step(
            "pass_review",
            "handed_in",
            "reviewed",
            by=BUDGET_REVIEWER,
            label=say("审核通过预算"),
            done=say("财政部门审核通过预算"),
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "return_for_correction",
            "handed_in",
            "compiled",
            by=BUDGET_REVIEWER,
            label=say("退回预算补正"),
            done=say("预算退回补正"),
            tells=(Role.HANDLER, Role.HEAD),
            tone="normal",
        ),
        Step(
            "reply",
            "reviewed",
            "replied",
            by=BUDGET_REVIEWER,
            label=say("批复部门预算和购买服务预算"),
            done=say("财政部门已批复部门预算和购买服务预算"),
            clause="预算法 第五十二条第一款",
            opens=(PUBLISH_BUDGET,),
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "publish",
            "replied",
            "published",
            by=frozenset({Role.HANDLER, Role.HEAD}),
            label=say("公开部门预算"),
            done=say("部门预算已向社会公开"),
            clause="预算法 第十四条第二款",
            meets=(PUBLISH_BUDGET,),
        ),
    ),
    final=frozenset({"published"}),
    openers=COMPILER,
)
