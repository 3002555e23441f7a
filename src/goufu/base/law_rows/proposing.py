"""Propose what a place says itself, and decide on what another officer has proposed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from goufu.base.deadlines.recompute import recompute_for_rule
from goufu.base.law_rows import source
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
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
from goufu.law.refusals import Refusal
from goufu.law.rows import page
from goufu.law.same_person import SamePerson
from goufu.law.values.counting import WEEKEND_END
from goufu.law.words import Word, say

SETTER = Role.PROCUREMENT_SUPERVISION
PROPOSED = say("本地规定待审定")
APPROVED = say("本地规定已审定")
RETURNED = say("本地规定已退回")


class DaysOverlap(Refusal):
    code = "local_values.days_overlap"
    status = 422
    field = "in_force_from"
    sentence = say("{place} 的这一事项自 {first} 起已有规定或者待审定的规定，施行日期重叠。")
    remedy = say("改变规定的，从原规定打开“改为新规定”；录入有误的，先撤销原规定。")


class BeginsBeforeTheOldOne(Refusal):
    code = "local_values.begins_before_the_old_one"
    status = 422
    field = "in_force_from"
    sentence = say("新规定应当晚于原规定的施行日期 {first}，并在原规定失效之前施行。")
    remedy = say("原规定录入有误的，先撤销再重新录入。")


class NotTheSameMatter(Refusal):
    code = "local_values.not_the_same_matter"
    status = 422
    field = "key"
    sentence = say("新规定与原规定不是同一事项、同一情形。")
    remedy = say("另一事项请单独录入。")


class OnlyFromTomorrow(Refusal):
    code = "local_values.only_from_tomorrow"
    status = 422
    field = "in_force_from"
    sentence = say("期间末日的顺延办法只能自明日以后施行，不改变已经开始的期间。")
    remedy = say("请把施行日期改为明日或者以后。")


class NoSuchValue(Refusal):
    code = "local_values.no_such_value"
    status = 404
    sentence = say("本地区没有这一条有效的规定。")
    remedy = say("请刷新页面；它可能已被撤销，或者属于其他地区。")


class NoSuchProposal(Refusal):
    code = "local_values.no_such_proposal"
    status = 404
    sentence = say("本单位没有这一件待审定的事项。")
    remedy = say("请刷新页面。")


class AlreadyDecided(Refusal):
    code = "local_values.already_decided"
    sentence = say("这一事项已由{who}审定。")
    remedy = say("请刷新页面查看结果。")


class AlreadyProposed(Refusal):
    code = "local_values.already_proposed"
    sentence = say("撤销这一规定已经提出，等待审定。")
    remedy = say("请由另一位工作人员审定。")


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


def check_days(said: Proposed, old: LocalValue | None, *, but: int | None = None) -> None:
    """Refuse days on which the place has said something else, but what the new version ends.

    Raises:
        NotTheSameMatter, BeginsBeforeTheOldOne, DaysOverlap.
    """
    if old is not None:
        if (old.key, old.case) != (said.key, dict(said.case)):
            raise NotTheSameMatter
        if not old.in_force_from < said.in_force_from <= (old.last_day or local.FOREVER):
            raise BeginsBeforeTheOldOne(first=old.in_force_from.isoformat())
    others = LocalValue.objects.filter(
        key=said.key, place=said.place, withdrawn_at__isnull=True, returned_at__isnull=True
    ).exclude(pk__in=[one for one in (but, old.pk if old else None) if one])
    for other in others.order_by("in_force_from", "pk"):
        if _may_meet(other.case, said.case) and said.meets(other.in_force_from, other.last_day):
            raise DaysOverlap(place=said.place, first=other.in_force_from.isoformat())


def said_by(value: LocalValue) -> Proposed:
    """Return a stored version as the law floor checks it."""
    return Proposed(
        key=value.key,
        place=value.place,
        value=value.value,
        in_force_from=value.in_force_from,
        in_force_to=value.in_force_to,
        case=value.case,
    )


def _may_meet(one: dict[str, str], other: dict[str, str] | object) -> bool:
    """Two cases meet unless they differ in a part that both say."""
    assert isinstance(other, dict)
    return all(one[name] == other[name] for name in one.keys() & other.keys())


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
