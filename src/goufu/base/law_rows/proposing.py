"""Propose what a place says itself, and decide on what another officer has proposed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from goufu.base.deadlines.recompute import recompute_for_rule
from goufu.base.law_rows import source
from goufu.base.law_rows.days import check_days, said_by
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
from goufu.base.law_rows.refusals import (
    AlreadyDecided,
    AlreadyProposed,
    NoSuchProposal,
    NoSuchValue,
    OnlyFromTomorrow,
)
from goufu.base.law_rows.sheets import ProposeWithdrawal, SendBack
from goufu.base.ledger import lines
from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell_holders
from goufu.base.people.models import Appointment
from goufu.base.people.queries import holders
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.declare import NotYours
from goufu.law import local
from goufu.law.calendar import day_of
from goufu.law.local import Proposed
from goufu.law.rows import page
from goufu.law.same_person import SamePerson
from goufu.law.values.counting import WEEKEND_END
from goufu.law.words import Word, say

SETTER = Role.PROCUREMENT_SUPERVISION
PROPOSED = say("本地规定待审定")
APPROVED = say("本地规定已审定")
RETURNED = say("本地规定已退回")


@action
def propose(
    *,
    said: Proposed,
    cite: str,
    quote: str,
    source_of: str,
    sample: bool,
    actor: Actor,
    at: datetime,
    replaces: int | None = None,
) -> Proposal:
    """Propose a value of the actor's own place; another officer has to approve it.

    Args:
        replaces: the version that this one ends on the day before.

    Raises:
        NotYours: only procurement supervision, and only for its own place.
        What ``local.check`` refuses; DaysOverlap, BeginsBeforeTheOldOne, NotTheSameMatter.
    """
    _only_setter(actor, said.place)
    unit = _check(said, at)
    _alone(said.key, said.place)
    old = _in_effect(replaces, actor) if replaces else None
    check_days(said, old)
    value = LocalValue.objects.create(
        key=said.key,
        place=said.place,
        value=said.value,
        unit=unit,
        in_force_from=said.in_force_from,
        in_force_to=said.in_force_to,
        case=dict(said.case),
        cite=cite,
        quote=quote,
        source=source_of,
        sample=sample,
        entered_by=actor.name,
        entered_at=at,
        replaces=old,
    )
    return _proposal(Proposal.SET, value, "", actor, at)


@action
def propose_withdrawal(
    *, pk: int, sheet: ProposeWithdrawal, actor: Actor, at: datetime
) -> Proposal:
    """Propose that a value of the actor's own place is taken back.

    Raises:
        NotYours, NoSuchValue, AlreadyProposed.
    """
    _only_setter(actor, actor.place)
    value = _in_effect(pk, actor)
    if Proposal.objects.filter(value=value, outcome="").exists():
        raise AlreadyProposed
    return _proposal(Proposal.WITHDRAW, value, sheet.reason, actor, at)


@action
def approve(*, pk: int, actor: Actor, at: datetime) -> Proposal:
    """Let a proposal take effect, and count the open deadlines again that it moves.

    Raises:
        NotYours, NoSuchProposal, AlreadyDecided, SamePerson, and what has become wrong since it
        was proposed: see ``propose``.
    """
    proposal = _to_decide(pk, actor)
    value = proposal.value
    if proposal.kind == Proposal.WITHDRAW:
        _withdraw(value, at)
    else:
        _take_effect(value, at)
    _decided(proposal, Proposal.APPROVED, "", actor, at)
    source.forget()
    transaction.on_commit(source.forget)
    moved = recompute_for_rule(
        value.key,
        place=value.place,
        since=value.in_force_from,
        actor=actor,
        at=at,
    )
    event = "local_value.withdraw" if proposal.kind == Proposal.WITHDRAW else "local_value.set"
    _tell_proposer(_write(proposal, event, actor, at, moved=moved), proposal, APPROVED)
    return proposal


@action
def send_back(*, pk: int, sheet: SendBack, actor: Actor, at: datetime) -> Proposal:
    """Give a proposal back with reasons; nothing takes effect.

    Raises:
        NotYours, NoSuchProposal, AlreadyDecided, SamePerson.
    """
    proposal = _to_decide(pk, actor)
    if proposal.kind == Proposal.SET:
        proposal.value.returned_at = at
        proposal.value.save(update_fields=["returned_at"])
    _decided(proposal, Proposal.RETURNED, sheet.reason, actor, at)
    entry = _write(proposal, "local_value.send_back", actor, at, reason=sheet.reason)
    _tell_proposer(entry, proposal, RETURNED)
    return proposal


def _check(said: Proposed, at: datetime) -> str:
    unit = local.check(said)
    if said.key == WEEKEND_END.key and said.in_force_from <= day_of(at):
        raise OnlyFromTomorrow
    return unit


def _take_effect(value: LocalValue, at: datetime) -> None:
    """Check once more, since the law may have moved, then let it hold and end the old one."""
    _check(said_by(value), at)
    old = value.replaces
    if old is not None and old.withdrawn_at is not None:
        raise NoSuchValue
    check_days(said_by(value), old, but=value.pk)
    value.in_effect_at = at
    value.save(update_fields=["in_effect_at"])
    if old is not None:
        old.end_before(value)


def _withdraw(value: LocalValue, at: datetime) -> None:
    """Take it back; the version that it had ended holds on, as if it had never come."""
    value.withdrawn_at = at
    value.save(update_fields=["withdrawn_at"])
    if value.replaces is not None:
        value.replaces.ended_on = None
        value.replaces.save(update_fields=["ended_on"])


def _only_setter(actor: Actor, place: str) -> None:
    if actor.role is not SETTER or actor.place != place or actor.organisation_id is None:
        raise NotYours(
            label=Word(say("制定本地规定")),
            wanted=Word(ROLE_NAMES[SETTER]),
            role=Word(ROLE_NAMES[actor.role]),
        )


def _alone(key: str, place: str) -> None:
    """Let one proposal or decision on a rule of a place pass at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{key} {place}"])


def _in_effect(pk: int, actor: Actor) -> LocalValue:
    found = LocalValue.objects.select_for_update().filter(IN_EFFECT, pk=pk, place=actor.place)
    value = found.first()
    if value is None:
        raise NoSuchValue
    return value


def _to_decide(pk: int, actor: Actor) -> Proposal:
    _only_setter(actor, actor.place)
    assert actor.organisation_id is not None
    found = Proposal.objects.select_for_update().filter(
        pk=pk, organisation_id=actor.organisation_id, value__place=actor.place
    )
    proposal = found.first()
    if proposal is None:
        raise NoSuchProposal
    if proposal.outcome:
        raise AlreadyDecided(who=proposal.decided_by)
    if proposal.proposer_account_id == actor.account_id:
        raise SamePerson(earlier_step=Word(say("提出本地规定")), step=Word(say("审定本地规定")))
    _alone(proposal.value.key, proposal.value.place)
    return proposal


def _proposal(kind: str, value: LocalValue, reason: str, actor: Actor, at: datetime) -> Proposal:
    assert actor.organisation_id is not None
    assert actor.account_id is not None
    proposal = Proposal.objects.create(
        kind=kind,
        value=value,
        reason=reason,
        organisation_id=actor.organisation_id,
        proposed_by=actor.name,
        proposer_account_id=actor.account_id,
        proposed_at=at,
    )
    event = f"local_value.propose{'_withdrawal' if kind == Proposal.WITHDRAW else ''}"
    entry = _write(proposal, event, actor, at, reason=reason)
    colleagues = holders(SETTER, [actor.organisation_id], on=day_of(at))
    others = [post for post in colleagues if post.account_id != actor.account_id]
    _tell(others, entry, proposal, PROPOSED)
    return proposal


def _decided(proposal: Proposal, outcome: str, answer: str, actor: Actor, at: datetime) -> None:
    proposal.outcome, proposal.answer = outcome, answer
    proposal.decided_by, proposal.decider_account_id = actor.name, actor.account_id
    proposal.decided_at = at
    proposal.save()


def _write(proposal: Proposal, event: str, actor: Actor, at: datetime, **more: str | int) -> Entry:
    value = proposal.value
    return lines.write(
        event,
        ref=f"local-value-{value.pk}",
        actor=actor,
        at=at,
        clause=value.cite[:160],
        facts={
            "key": value.key,
            "place": value.place,
            "value": value.value,
            "case": value.case,
            "in_force_from": value.in_force_from.isoformat(),
            "in_force_to": _iso(value.in_force_to),
            "replaces": value.replaces_id,
            "source": value.source,
            "sample": value.sample,
            **more,
        },
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _tell_proposer(entry: Entry, proposal: Proposal, sentence: str) -> None:
    on = day_of(entry.happened_at)
    posts = holders(SETTER, [proposal.organisation_id], on=on)
    _tell(posts.filter(account_id=proposal.proposer_account_id), entry, proposal, sentence)


def _tell(posts: Iterable[Appointment], entry: Entry, proposal: Proposal, sentence: str) -> None:
    tell_holders(posts, entry, sentence=sentence, title=page(proposal.value.key).title)
