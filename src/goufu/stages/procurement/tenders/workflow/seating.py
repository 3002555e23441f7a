"""Who evaluates: seated from the draw, bound by their own word, replaced where they are missing."""

from __future__ import annotations

from dataclasses import replace

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step
from goufu.law.values.experts import REPLACEMENT
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.by_method import TALKED, WITH_TALKS
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    COMMITTEE,
    HEAD,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

FORMING = "招标投标法 第三十七条"
RECUSAL = "政府采购法 第十二条"
MISSING = "财库〔2016〕198号 第十七条"

# While a committee sits; of the methods with talks it sits from the talks on.
SITTING: tuple[tuple[str, frozenset[str]], ...] = (
    ("negotiating", WITH_TALKS),
    ("final_offers", WITH_TALKS),
    ("final_closed", TALKED),
    ("evaluating", frozenset()),
)


def _beside(step: Step) -> tuple[Step, ...]:
    """Return a step that leads nowhere, for all the time in which a committee sits."""
    return tuple(replace(step, source=state, target=state, only=only) for state, only in SITTING)


_PLEDGE = Step(
    "declare",
    "evaluating",
    "evaluating",
    by=COMMITTEE,
    label=say("作出承诺并推选组长"),
    done=say("一名评审成员已作出承诺"),
    clause=RECUSAL,
)
_ELECT = Step(
    "elect",
    "evaluating",
    "evaluating",
    by=PLATFORM,
    label=say("推选组长"),
    done=say("组长已由成员推选"),
)
_JOIN = Step(
    "seat_replacement",
    "evaluating",
    "evaluating",
    by=PLATFORM,
    label=say("补足评审成员"),
    done=say("补抽的评审专家已加入"),
    tells=TO_AGENT,
)
_ASIDE = Step(
    "stand_aside",
    "evaluating",
    "evaluating",
    by=COMMITTEE,
    label=say("本人回避…"),
    done=say("一名评审成员主动回避"),
    clause=RECUSAL,
    tells=TO_AGENT,
    tone="danger",
)
_ANOTHER = Step(
    "replace_representative",
    "evaluating",
    "evaluating",
    by=HEAD,
    label=say("更换采购人代表…"),
    done=say("采购人代表已更换"),
    tells=TO_AGENT,
    tone="danger",
)


def _where_experts_are_missing(clause: str, when: Policy) -> tuple[Step, ...]:
    absence = Step(
        "record_absence",
        "evaluating",
        "evaluating",
        by=AGENT,
        label=say("登记成员缺席或者回避…"),
        done=say("一名评审成员缺席或者回避，已依次补抽"),
        clause=clause,
        when=when,
        tone="danger",
    )
    anew = Step(
        "reform_committee",
        "evaluating",
        "opened",
        by=AGENT,
        label=say("停止评审，重新组建…"),
        done=say("评审停止，依法重新组建评审委员会（小组）"),
        clause=clause,
        tells=(*TO_PURCHASER, Role.PROCUREMENT_SUPERVISION),
        when=when,
        tone="danger",
    )
    return (
        *_beside(absence),
        *(replace(anew, source=state, only=only) for state, only in SITTING),
    )


SEATING = (
    Step(
        "appoint_committee",
        "opened",
        "evaluating",
        by=AGENT,
        label=say("组建评标委员会"),
        done=say("评标委员会已组建"),
        clause=FORMING,
    ),
    *_beside(_PLEDGE),
    *_beside(_ELECT),
    *_beside(_JOIN),
    *_beside(_ASIDE),
    *_beside(_ANOTHER),
    *_where_experts_are_missing(MISSING, Policy(REPLACEMENT)),
    *_where_experts_are_missing("", Policy(REPLACEMENT, silent=True)),
)
