"""The life of a challenge. It cannot be refused: it is received, and answered or withdrawn."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PROVIDER = frozenset({Role.PROVIDER})
SUSPENDING = frozenset({Role.HANDLER, Role.HEAD, Role.PROCUREMENT_SUPERVISION})
ANSWERING = frozenset({Role.HANDLER}) | AGENCIES
PURCHASE_SIDE = (Role.HANDLER, Role.HEAD, Role.CENTRAL_AGENCY, Role.AGENCY)

ANSWER = Duty("answer_challenge", Role.HANDLER)

ANSWERED_BY = "政府采购法 第五十三条"
SUSPENSION = "政府采购法实施条例 第五十四条"

STATES = {
    "received": say("已收到，待答复"),
    "suspended": say("采购活动已暂停，待答复"),
    "answered": say("已答复"),
    "withdrawn": say("已撤回"),
}

CHALLENGE = Workflow(
    "challenge",
    states=STATES,
    start="received",
    opened=say("提出质疑"),
    openers=PROVIDER,
    steps=(
        Step(
            "suspend",
            "received",
            "suspended",
            by=SUSPENDING,
            label=say("暂停采购活动…"),
            done=say("采购活动已暂停"),
            clause=SUSPENSION,
            tells=(*PURCHASE_SIDE, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
            through_hold=True,
            tone="danger",
        ),
        Step(
            "resume",
            "suspended",
            "received",
            by=SUSPENDING | {Role.CLOCK},
            label=say("恢复采购活动"),
            done=say("采购活动已恢复"),
            tells=(*PURCHASE_SIDE, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
            through_hold=True,
            tone="normal",
        ),
        *(
            Step(
                "answer",
                source,
                "answered",
                by=ANSWERING,
                label=say("答复质疑"),
                done=say("质疑已答复"),
                clause=ANSWERED_BY,
                meets=(ANSWER,),
                tells=(Role.PROVIDER, Role.PROCUREMENT_SUPERVISION, *PURCHASE_SIDE),
                through_hold=True,
            )
            for source in ("received", "suspended")
        ),
        *(
            Step(
                "withdraw",
                source,
                "withdrawn",
                by=PROVIDER,
                label=say("撤回质疑…"),
                done=say("质疑已撤回"),
                tells=PURCHASE_SIDE,
                through_hold=True,
                tone="danger",
            )
            for source in ("received", "suspended")
        ),
    ),
    final=frozenset({"answered", "withdrawn"}),
)
