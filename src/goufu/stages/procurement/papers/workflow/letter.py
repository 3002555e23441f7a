"""The life of a letter on the result of a purchase."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PLATFORM = frozenset({Role.CLOCK})

RESULT_LETTER = Workflow(
    "result_letter",
    states={"sent": say("已发出"), "void": say("已失效")},
    start="sent",
    opened=say("发出结果通知书"),
    steps=(
        Step(
            "lapse",
            "sent",
            "void",
            by=PLATFORM,
            label=say("通知书失效"),
            done=say("采购结果不再执行，通知书失效"),
            tells=(Role.PROVIDER,),
            through_hold=True,
        ),
    ),
    final=frozenset({"sent", "void"}),
    vain=frozenset({"void"}),
)
