"""How a unit comes in: from outside, by way of the pilot or at once, to full coverage."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Tone, Workflow
from goufu.law.words import say
from goufu.stages.parties.purchasers.rules import HANDS_OFF, LIAISON, ROLL_OUT

KEEPERS = frozenset({Role.FINANCE_BUDGET, Role.PROCUREMENT_SUPERVISION})
OWN = frozenset({Role.HANDLER, Role.HEAD})
TOLD = (Role.HANDLER, Role.HEAD)
# A pilot waits to become more; a unit outside may stay there.
_TONES: dict[tuple[str, str], Tone] = {
    ("pilot", "covered"): "primary",
    ("pilot", "outside"): "danger",
    ("covered", "outside"): "danger",
}
STATES = {"outside": say("未纳入"), "pilot": say("试点"), "covered": say("已纳入")}


def _moves(verb: str, label: str, done: str, *paths: tuple[str, str]) -> tuple[Step, ...]:
    return tuple(
        Step(
            verb,
            source,
            target,
            by=KEEPERS,
            label=label,
            done=done,
            clause=ROLL_OUT,
            tells=TOLD,
            tone=_TONES.get((source, target), "normal"),
        )
        for source, target in paths
    )


def _notes(
    verb: str, label: str, done: str, by: frozenset[Role], clause: str = ""
) -> tuple[Step, ...]:
    """Return steps that write something down and leave the unit where it is."""
    return tuple(
        Step(verb, state, state, by=by, label=label, done=done, clause=clause, tone="normal")
        for state in STATES
    )


PURCHASER = Workflow(
    "purchaser",
    states=STATES,
    start="outside",
    opened=say("登记购买主体"),
    steps=(
        *_moves("start_pilot", say("纳入试点"), say("单位已纳入试点"), ("outside", "pilot")),
        *_moves(
            "cover",
            say("全面纳入"),
            say("单位已全面纳入政府购买服务"),
            ("pilot", "covered"),
            ("outside", "covered"),
        ),
        *_moves(
            "withdraw",
            say("退出实施…"),
            say("单位已退出，理由已记录"),
            ("pilot", "outside"),
            ("covered", "outside"),
        ),
        *_notes(
            "name_liaison", say("确定联络员"), say("联络员已确定"), OWN | KEEPERS, clause=LIAISON
        ),
        *_notes(
            "relieve_liaison",
            say("更换联络员…"),
            say("联络员已卸任"),
            OWN | KEEPERS,
            clause=LIAISON,
        ),
        *_notes(
            "record_duties",
            say("登记自有职责"),
            say("自有职责已登记"),
            OWN | KEEPERS,
            clause=HANDS_OFF,
        ),
        *_notes("hand_over_duty", say("划出自有职责…"), say("自有职责已划出"), KEEPERS),
        *_notes("correct", say("更正登记…"), say("购买主体登记已更正"), KEEPERS),
    ),
    openers=KEEPERS,
)
