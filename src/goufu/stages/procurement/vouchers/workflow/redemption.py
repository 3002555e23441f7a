"""The life of one redemption."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PROVIDER = frozenset({Role.PROVIDER})
HANDLER = frozenset({Role.HANDLER})
ANYBODY = frozenset({Role.PUBLIC})  # who holds the voucher: asked by code and password

FEEDBACK = "财政部令第110号 第十六条"

REDEMPTION = Workflow(
    "redemption",
    states={
        "redeemed": say("已核销"),
        "disputed": say("服务对象有异议"),
        "undone": say("已撤销"),
    },
    start="redeemed",
    opened=say("核销凭单"),
    openers=PROVIDER,
    steps=(
        Step(
            "undo",
            "redeemed",
            "undone",
            by=PROVIDER,
            label=say("撤销核销…"),
            done=say("核销已撤销，价值退回凭单"),
            tells=(Role.HANDLER,),
            tone="danger",
        ),
        Step(
            "rate",
            "redeemed",
            "redeemed",
            by=ANYBODY,
            label=say("评价服务"),
            done=say("服务对象已评价"),
            clause=FEEDBACK,
            tone="normal",
            through_hold=True,
        ),
        Step(
            "complain",
            "redeemed",
            "disputed",
            by=ANYBODY,
            label=say("提出异议"),
            done=say("服务对象对核销提出异议"),
            clause=FEEDBACK,
            tells=(Role.HANDLER, Role.PROVIDER),
            tone="normal",
            through_hold=True,
        ),
        Step(
            "uphold",
            "disputed",
            "undone",
            by=HANDLER,
            label=say("异议成立，撤销核销"),
            done=say("异议成立，核销已撤销，价值退回凭单"),
            clause=FEEDBACK,
            tells=(Role.PROVIDER,),
        ),
        Step(
            "dismiss",
            "disputed",
            "redeemed",
            by=HANDLER,
            label=say("异议不成立…"),
            done=say("异议不成立，核销有效"),
            clause=FEEDBACK,
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
    ),
    final=frozenset({"redeemed", "undone"}),
    vain=frozenset({"undone"}),
)
