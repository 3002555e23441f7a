"""The life of a department's request for an item that the catalogue does not have."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.review.catalogue.workflow.yearly import KEEPERS

ASKERS = frozenset({Role.HANDLER, Role.HEAD})
FILED_FIRST = "财预〔2017〕87号 二"

ITEM_REQUEST = Workflow(
    "item_request",
    states={
        "asked": say("待答复"),
        "taken_up": say("已采纳，列入目录草案"),
        "listed": say("已列入公布的目录"),
        "declined": say("未采纳"),
        "taken_back": say("已撤回"),
    },
    start="asked",
    opened=say("申请调整目录"),
    openers=ASKERS,
    steps=(
        Step(
            "take_up",
            "asked",
            "taken_up",
            by=KEEPERS,
            label=say("采纳，列入目录草案…"),
            done=say("目录调整申请已采纳"),
            clause=FILED_FIRST,
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "decline",
            "asked",
            "declined",
            by=KEEPERS,
            label=say("不采纳并说明理由…"),
            done=say("目录调整申请未采纳，理由已答复"),
            clause=FILED_FIRST,
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
        Step(
            "take_back",
            "asked",
            "taken_back",
            by=ASKERS,
            label=say("撤回申请"),
            done=say("目录调整申请已撤回"),
            tone="normal",
        ),
        Step(
            "list",
            "taken_up",
            "listed",
            by=frozenset({Role.CLOCK}),
            label=say("列入公布的目录"),
            done=say("申请的事项已列入公布的目录"),
            tells=(Role.HANDLER, Role.HEAD),
        ),
    ),
    final=frozenset({"listed", "declined", "taken_back"}),
    vain=frozenset({"declined", "taken_back"}),
)
