"""The call for entrants: published, closed, evaluated, its result told, the agreement signed."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.actions.opening import give_back, pin_keys
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.frameworks.rules import deal as deal_rules
from goufu.stages.procurement.frameworks.rules import entry as rules
from goufu.stages.procurement.frameworks.sheets import (
    Call,
    Reasons,
    Remark,
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
        NotAKeeper, NoOpeningKey: one of the three keys to seal to is not there.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "publish_call", actor=actor, at=at)
    _check_closing(framework, sheet.closes_at, at)
    known = queries.keepers(framework.place, day_of(at)).filter(pk=sheet.keeper_id)
    rules.check_keeper(known=known.exists())
    framework.set(published_on=day_of(at), closes_at=sheet.closes_at, keeper_id=sheet.keeper_id)
    keys = pin_keys(framework, closing=sheet.closes_at)
    advance(
        framework,
        "publish_call",
        actor=actor,
        at=at,
        closes_at=sheet.closes_at.isoformat(),
        channels=sheet.channels,
        keys=keys,
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
        NoOpeningKey: one of the three keys to seal to is not there any more.
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
    keys = pin_keys(framework, closing=sheet.closes_at)
    advance(
        framework,
        "supplement",
        actor=actor,
        at=at,
        reason=sheet.reason,
        closes_at=sheet.closes_at.isoformat(),
        keys=keys,
    )
    return framework


def _give_up(ref: str, verb: str, actor: Actor, at: datetime) -> Framework:
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, verb, actor=actor, at=at)
    for entry in queries.opened(framework):
        advance(entry, "lapse", actor=THE_CLOCK, at=at)
    give_back(framework, at)
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
