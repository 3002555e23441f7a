"""The life of a delivery."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

ACCEPTORS = frozenset({Role.HANDLER, Role.REVIEWER})
PROVIDER = frozenset({Role.PROVIDER})

ACCEPTANCE = "政府采购法 第四十一条"

DELIVERY = Workflow(
    "delivery",
    states={
        "reported": say("待验收"),
        "returned": say("已退回"),
        "accepted": say("已验收"),
    },
    start="reported",
    opened=say("承接主体报送履约情况"),
    steps=(
        Step(
            "accept",
            "reported",
            "accepted",
            by=ACCEPTORS,
            label=say("验收"),
            done=say("验收完成"),
            clause=ACCEPTANCE,
            tells=(Role.PROVIDER, Role.HEAD, Role.HANDLER),
        ),
        Step(
            "return_delivery",
            "reported",
            "returned",
            by=ACCEPTORS,
            label=say("退回承接主体补正…"),
            done=say("履约报告退回补正"),
            clause=ACCEPTANCE,
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
        Step(
            "report_again",
            "returned",
            "reported",
            by=PROVIDER,
            label=say("重新报送履约情况"),
            done=say("承接主体重新报送履约情况"),
            clause=ACCEPTANCE,
            tells=(Role.HANDLER, Role.REVIEWER),
        ),
    ),
    final=frozenset({"accepted"}),
    openers=PROVIDER,
)
