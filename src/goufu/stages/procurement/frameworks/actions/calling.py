"""The call for entrants: published, closed, evaluated, its result told, the agreement signed."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.committee import EXPERT, PURCHASER, Member
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import Entry, EntryMethod, Framework
from goufu.stages.procurement.frameworks.rules import committee as committee_rules
from goufu.stages.procurement.frameworks.rules import deal as deal_rules
from goufu.stages.procurement.frameworks.rules import entry as rules
from goufu.stages.procurement.frameworks.sheets import (
    Call,
    Evaluation,
    JudgedRow,
    Reasons,
    Remark,
    SeatRow,
    Supplement,
)
from goufu.stages.procurement.tenders.rules.timing import check_response_period

MONTHS = 12
AS_TENDER = "open_tender"  # whose periods the call keeps


@action
def publish_call(*, ref: str, sheet: Call, actor: Actor, at: datetime) -> Framework:
    """Call for responses; as long as an open tender has to be open.

    Raises:
        ClosesTooSoon: the closing leaves less than the law of the day asks for.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "publish_call", actor=actor, at=at)
    _check_closing(framework, sheet.closes_at, at)
    framework.set(published_on=day_of(at), closes_at=sheet.closes_at)
    advance(
        framework,
        "publish_call",
        actor=actor,
        at=at,
        closes_at=sheet.closes_at.isoformat(),
        channels=sheet.channels,
    )
    return framework


@action
def open_call(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Invite everybody who accepts the conditions, at any time until the agreement ends."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "open_call", actor=actor, at=at)
    _set_in_force(framework, day_of(at), published_on=day_of(at))
    advance(
        framework,
        "open_call",
        actor=actor,
        at=at,
        remark=sheet.remark,
        expires_on=str(framework.expires_on),
    )
    return framework


@action
def close(*, ref: str, actor: Actor, at: datetime) -> Framework:
    """Close the call at its moment and open what came."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "close", actor=actor, at=at)
    came = framework.entries.filter(state="submitted", round=framework.round).order_by("id")
    for entry in came:
        advance(entry, "unseal", actor=THE_CLOCK, at=at)
    advance(framework, "close", actor=actor, at=at, responses=len(came))
    return framework


@action
def evaluate(*, ref: str, sheet: Evaluation, actor: Actor, at: datetime) -> Framework:
    """Write the committee's judgement down; the share of the document is eliminated.

    Raises:
        CommitteeNotInOrder, NobodySuch: those people may not evaluate.
        NotAllJudged, ReasonMissing, QualityMissing: a response is not judged rightly.
        TooFewResponses, NobodyEnters: nobody can enter.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "evaluate", actor=actor, at=at)
    on = day_of(at)
    seats = _committee(framework, sheet.members, on)
    entries = {one.pk: one for one in queries.opened(framework)}
    judged = _judged(framework, entries, sheet.rows)
    rules.check_enough(judged, on=on, place=framework.place)
    order = rules.ranked(judged, by_quality=framework.method == EntryMethod.QUALITY)
    places = rules.places_for(
        len(order),
        percent=framework.elimination_percent,
        most=framework.most_entrants,
        on=on,
        place=framework.place,
    )
    rules.check_someone_enters(places)

    by_ref = {one.ref: one for one in entries.values()}
    reasons = {entries[row.entry_id].ref: row.reason for row in sheet.rows}
    for one in judged:
        by_ref[one.entry].set(quality=one.quality)
        if not one.qualified:
            by_ref[one.entry].set(reason=reasons[one.entry])
            advance(by_ref[one.entry], "invalidate", actor=THE_CLOCK, at=at)
    for rank, one in enumerate(order, start=1):
        by_ref[one.entry].set(rank=rank)
        verb = "enter" if rank <= places else "eliminate"
        advance(by_ref[one.entry], verb, actor=THE_CLOCK, at=at, rank=rank)
    framework.set(committee=seats, report=sheet.report)
    advance(
        framework,
        "evaluate",
        actor=actor,
        at=at,
        order=[one.entry for one in order],
        entered=places,
        eliminated=len(order) - places,
    )
    return framework


@action
def publish_entry(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Tell society and the entrants who enters; the time to sign runs."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "publish_entry", actor=actor, at=at)
    framework.set(entry_published_on=day_of(at))
    entered = framework.entries.filter(state="entered", round=framework.round).order_by("rank")
    advance(
        framework,
        "publish_entry",
        actor=actor,
        at=at,
        remark=sheet.remark,
        entered=[one.ref for one in entered],
    )
    return framework


@action
def conclude(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Sign for the collector with everyone who has signed; the others lose their place.

    Raises:
        NobodySigned: no entrant has signed yet.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "conclude", actor=actor, at=at)
    entered = list(framework.entries.filter(state="entered").order_by("rank", "id"))
    signed = [one for one in entered if one.signed_on is not None]
    if not signed:
        raise rules.NobodySigned
    for entry in signed:
        advance(entry, "take_effect", actor=THE_CLOCK, at=at)
    if framework.signed_on is None:
        _set_in_force(framework, day_of(at))
    advance(
        framework,
        "conclude",
        actor=actor,
        at=at,
        remark=sheet.remark,
        signed=[one.ref for one in signed],
        expires_on=str(framework.expires_on),
    )
    return framework


@action
def fail(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Framework:
    """Give the call up; a supplement that fails leaves the agreement as it was.

    Raises:
        NotNow: it was a call for more entrants only.
    """
    framework = _give_up(ref, "fail", actor, at)
    framework.set(reason=sheet.reason)
    advance(framework, "fail", actor=actor, at=at, reason=sheet.reason)
    return framework


@action
def give_up_supplement(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Framework:
    """Go on with those who are in the agreement already."""
    framework = _give_up(ref, "give_up_supplement", actor, at)
    deal_rules.check_running(framework=ref, running=framework.is_running(day_of(at)))
    advance(framework, "give_up_supplement", actor=actor, at=at, reason=sheet.reason)
    return framework


@action
def supplement(*, ref: str, sheet: Supplement, actor: Actor, at: datetime) -> Framework:
    """Invite more, where too few are left; the agreement goes on, and ends when it was to end.

    Raises:
        EnoughAreLeft: seven in ten are still there.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "supplement", actor=actor, at=at)
    rules.check_supplement(
        left=len(queries.entrants(framework)),
        total=queries.ever_entered(framework),
        on=day_of(at),
        place=framework.place,
    )
    _check_closing(framework, sheet.closes_at, at)
    framework.set(round=framework.round + 1, closes_at=sheet.closes_at)
    advance(
        framework,
        "supplement",
        actor=actor,
        at=at,
        reason=sheet.reason,
        closes_at=sheet.closes_at.isoformat(),
    )
    return framework


def _give_up(ref: str, verb: str, actor: Actor, at: datetime) -> Framework:
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, verb, actor=actor, at=at)
    for entry in queries.opened(framework):
        advance(entry, "lapse", actor=THE_CLOCK, at=at)
    return framework


def _check_closing(framework: Framework, closes_at: datetime, at: datetime) -> None:
    check_response_period(
        closing=day_of(closes_at), method=AS_TENDER, on=day_of(at), place=framework.place
    )


def _set_in_force(framework: Framework, on: date, **facts: Any) -> None:
    framework.set(signed_on=on, expires_on=last_day_after(on, framework.months), **facts)


def last_day_after(on: date, months: int) -> date:
    """Return the last day of so many months that begin with ``on``.

    >>> last_day_after(date(2026, 3, 1), 24), last_day_after(date(2026, 8, 31), 6)
    (datetime.date(2028, 2, 29), datetime.date(2027, 2, 27))
    """
    year, month = divmod(on.year * MONTHS + on.month - 1 + months, MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last)) - timedelta(days=1)


def _committee(framework: Framework, rows: tuple[SeatRow, ...], on: date) -> list[dict[str, str]]:
    wanted = [row.appointment_id for row in rows]
    posts = {one.pk: one for one in queries.possible_members(framework, on).filter(pk__in=wanted)}
    people = {one.account_id for one in posts.values()}
    if len(posts) != len(wanted) or len(people) != len(wanted):
        raise committee_rules.NobodySuch
    seats = [posts[pk] for pk in wanted]
    roles = [EXPERT if one.role == Role.EXPERT else PURCHASER for one in seats]
    members = [Member(role, own_unit=role == PURCHASER) for role in roles]
    committee_rules.check_committee(members, on=on, place=framework.place)
    return [
        {"name": one.account.name, "capacity": role, "account": str(one.account_id)}
        for one, role in zip(seats, roles, strict=True)
    ]


def _judged(
    framework: Framework, entries: dict[int, Entry], rows: tuple[JudgedRow, ...]
) -> list[rules.Judged]:
    seen = [row.entry_id for row in rows]
    for entry in entries.values():
        if seen.count(entry.pk) != 1:
            raise rules.NotAllJudged(entry=entry.provider.name)
    if len(seen) != len(entries):
        raise rules.NotAllJudged(entry=framework.ref)
    return [_one_judged(framework, entries[row.entry_id], row) for row in rows]


def _one_judged(framework: Framework, entry: Entry, row: JudgedRow) -> rules.Judged:
    if not row.qualified and not row.reason:
        raise rules.ReasonMissing(entry=entry.provider.name)
    quality: Decimal | None = row.quality
    if row.qualified and framework.method == EntryMethod.QUALITY and quality is None:
        raise rules.QualityMissing(entry=entry.provider.name)
    return rules.Judged(entry.ref, row.qualified, entry.price_fen, quality)
