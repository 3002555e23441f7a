"""The life of one voucher."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})

VOUCHER = Workflow(
    "voucher",
    states={
        "active": say("可使用"),
        "replaced": say("已挂失补发"),
        "cancelled": say("已注销"),
    },
    start="active",
    opened=say("发放凭单"),
    openers=HANDLER,
    steps=(
        Step(
            "reissue",
            "active",
            "replaced",
            by=HANDLER,
            label=say("挂失补发…"),
            done=say("凭单已挂失补发，原凭单作废"),
            tone="danger",
        ),
        Step(
            "cancel",
            "active",
            "cancelled",
            by=HANDLER,
            label=say("注销凭单…"),
            done=say("凭单已注销"),
            tone="danger",
        ),
    ),
    final=frozenset({"active", "replaced", "cancelled"}),
    vain=frozenset({"replaced", "cancelled"}),
)
