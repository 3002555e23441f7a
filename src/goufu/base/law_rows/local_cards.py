"""What the pages of a place's own law show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from goufu.base.doors.filled import Filled
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
from goufu.base.law_rows.preview import Preview
from goufu.base.law_rows.proposing import SETTER
from goufu.base.law_rows.sheets import ProposeValue, ProposeWithdrawal, SendBack
from goufu.base.people.roles import Actor
from goufu.law import local
from goufu.law.labels import UNITS, WORDS
from goufu.law.methods import METHODS, SUBJECTS
from goufu.law.places import from_local_to_national
from goufu.law.refusals import Refusal
from goufu.law.rows import page
from goufu.law.words import fill, say

STATES = {
    "waiting": say("待审定"),
    "in_effect": say("有效"),
    "returned": say("已退回"),
    "withdrawn": say("已撤销"),
}


@dataclass(frozen=True)
class ValueLine:
    """One version of what a place says."""

    ident: int
    key: str
    title: str
    case: str
    place: str
    value: str
    in_force_from: date
    in_force_to: date | None
    cite: str
    quote: str
    source: str
    sample: bool
    entered_by: str
    state: str
    state_name: str
    may_change: bool = False


@dataclass(frozen=True)
class ProposalLine:
    """One step on the way of a value: who proposed, who decided, why."""

    ident: int
    value: ValueLine
    withdraws: bool
    reason: str
    proposed_by: str
    proposed_at: datetime
    outcome: str
    decided_by: str
    decided_at: datetime | None
    answer: str
    own: bool


@dataclass(frozen=True)
class RefusedCard:
    """A refusal on the page that was filled in, in the reader's language."""

    gap: str
    clause: str
    remedy: str
    record: int | None
    back_url: str
    what: str = ""

    @classmethod
    def of(cls, refusal: Refusal) -> RefusedCard:
        return cls(
            gap=fill(refusal.sentence_template, refusal.params, gettext),
            clause=refusal.clause,
            remedy=fill(refusal.remedy, refusal.params, gettext),
            record=refusal.record,
            back_url=reverse("law_rows:local_values"),
        )


@dataclass(frozen=True)
class ValuesPage:
    """What holds at a place and above it, what waits for a decision, what there was."""

    place: str
    lines: Sequence[ValueLine]
    waiting: Sequence[ProposalLine]
    history: Sequence[ProposalLine]
    may_set: bool
    refusal: RefusedCard | None = None
    section: str = "local_values"


@dataclass(frozen=True)
class ProposePage:
    """A value being written, and what it would touch once that was asked."""

    place: str
    form: Filled[ProposeValue]
    replaces: ValueLine | None
    preview: Preview | None
    refusal: RefusedCard | None
    section: str = "local_values"


@dataclass(frozen=True)
class WithdrawalPage:
    """A withdrawal being proposed."""

    line: ValueLine
    form: Filled[ProposeWithdrawal]
    preview: Preview
    refusal: RefusedCard | None
    section: str = "local_values"


@dataclass(frozen=True)
class ProposalPage:
    """A proposal, what it touches, and what the reader can decide."""

    line: ProposalLine
    preview: Preview | None
    form: Filled[SendBack] | None
    refusal: RefusedCard | None
    section: str = "local_values"


def value_lines(actor: Actor) -> list[ValueLine]:
    """Return what holds at the reader's place and above it, the newest first."""
    levels = from_local_to_national(actor.place)
    found = LocalValue.objects.filter(IN_EFFECT, place__in=levels)
    return [value_line(one, actor) for one in found.order_by("key", "-in_force_from", "pk")]


def proposals(actor: Actor, *, open_ones: bool) -> list[ProposalLine]:
    """Return the proposals of the reader's place that wait, or those that are decided."""
    which = Q(outcome="") if open_ones else ~Q(outcome="")
    found = Proposal.objects.filter(which, value__place=actor.place).select_related("value")
    return [proposal_line(one, actor) for one in found.order_by("-proposed_at", "-pk")[:100]]


def waiting_for(actor: Actor) -> list[Proposal]:
    """Return the proposals that this reader can decide, the oldest first."""
    if actor.role is not SETTER or actor.organisation_id is None or actor.account_id is None:
        return []
    found = Proposal.objects.filter(
        outcome="", organisation_id=actor.organisation_id, value__place=actor.place
    ).exclude(proposer_account_id=actor.account_id)
    return list(found.select_related("value").order_by("proposed_at", "pk")[:20])


def value_line(value: LocalValue, actor: Actor) -> ValueLine:
    state = _state(value)
    return ValueLine(
        ident=value.pk,
        key=value.key,
        title=gettext(page(value.key).title),
        case=gettext("、").join(case_name(name, one) for name, one in value.case.items()),
        place=value.place,
        value=_shown(value),
        in_force_from=value.in_force_from,
        in_force_to=value.last_day,
        cite=value.cite,
        quote=value.quote,
        source=value.source,
        sample=value.sample,
        entered_by=value.entered_by,
        state=state,
        state_name=gettext(STATES[state]),
        may_change=state == "in_effect" and actor.role is SETTER and actor.place == value.place,
    )


def proposal_line(one: Proposal, actor: Actor) -> ProposalLine:
    return ProposalLine(
        ident=one.pk,
        value=value_line(one.value, actor),
        withdraws=one.kind == Proposal.WITHDRAW,
        reason=one.reason,
        proposed_by=one.proposed_by,
        proposed_at=one.proposed_at,
        outcome=one.outcome,
        decided_by=one.decided_by,
        decided_at=one.decided_at,
        answer=one.answer,
        own=one.proposer_account_id == actor.account_id,
    )


def key_choices() -> list[tuple[str, str]]:
    """Return the questions on which a place may speak, with the unit of the answer."""
    return [(one.key, _with_unit(one.title, one.unit)) for one in local.pages_left_to_places()]


def case_choices() -> list[tuple[str, str]]:
    """Return every part of a case that some question hangs on."""
    found: dict[str, str] = {"": gettext("不分情形")}
    for one in local.pages_left_to_places():
        for name, values in local.cases_of(one).items():
            found |= {f"{name}={value}": case_name(name, value) for value in values}
    return list(found.items())


def case_name(name: str, value: str) -> str:
    words = {"subject": SUBJECTS, "method": METHODS}.get(name, {})
    return gettext(words.get(value, value))


def _with_unit(title: str, unit: str) -> str:
    words = gettext("元") if unit == "fen" else gettext(UNITS[unit]) if UNITS.get(unit) else ""
    named = gettext(title)
    return gettext("{title}（{unit}）").format(title=named, unit=words) if words else named


def _shown(value: LocalValue) -> str:
    text: Any = local.written(value.value, value.unit)
    if value.unit == "choice":
        return gettext(WORDS.get(text, text))
    if value.unit == "fen":
        return gettext("{amount} 元").format(amount=text)
    unit = UNITS.get(value.unit, "")
    return f"{text} {gettext(unit)}" if unit else str(text)


def _state(value: LocalValue) -> str:
    if value.withdrawn_at:
        return "withdrawn"
    if value.returned_at:
        return "returned"
    return "in_effect" if value.in_effect_at else "waiting"


def propose_form(typed: Mapping[str, Any] | None, old: LocalValue | None) -> Filled[ProposeValue]:
    """Return the form, beginning with the version that it replaces."""
    initial: dict[str, Any] = {}
    if old is not None:
        case = next(iter(old.case.items()), None)
        initial = {
            "key": old.key,
            "case": "=".join(case) if case else "",
            "value": local.written(old.value, old.unit),
        }
    choices = {"key": key_choices(), "case": case_choices()}
    return Filled(ProposeValue, typed=typed, initial=initial, choices=choices)
