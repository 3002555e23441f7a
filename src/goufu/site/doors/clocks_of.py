"""Deadlines as pages show them: a clock in a line, a duty with its period."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from goufu.base.deadlines.cards import left_of, name_of
from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.site import clocks
from goufu.site.cards import ClockCard, DutyCard
from goufu.site.clocks import Unit
from goufu.site.doors.addresses import dossier_url


def unit_of(deadline: Deadline) -> Unit:
    return "working_day" if deadline.unit == "working_day" else "calendar_day"


def clock_of(deadline: Deadline, today: date) -> ClockCard:
    """Return the clock of one deadline."""
    clause, verified = deadline.clause, deadline.verified
    if deadline.met_on is not None:
        in_time = deadline.met_in_time is not False
        return clocks.met(in_time=in_time, on=deadline.met_on, clause=clause, verified=verified)
    if deadline.suspended_on is not None:
        return clocks.stopped(clause=clause)
    return clocks.running(
        left_of(deadline, on=today),
        unit=unit_of(deadline),
        due=deadline.due_on,
        clause=clause,
        verified=verified,
    )


def duty_of(deadline: Deadline, today: date, *, linked: bool = False) -> DutyCard:
    """Return one duty with its period, open, met, or with its clock stopped."""
    if deadline.met_on is not None or deadline.suspended_on is not None:
        return _closed(deadline, today)
    return clocks.duty(
        left_of(deadline, on=today),
        unit=unit_of(deadline),
        what=name_of(deadline),
        who=_who(deadline),
        since=deadline.starts_on,
        due=deadline.due_on,
        clause=deadline.clause,
        verified=deadline.verified,
        url=dossier_url(deadline.dossier_kind, deadline.ref) if linked else "",
    )


def _closed(deadline: Deadline, today: date) -> DutyCard:
    clock = clock_of(deadline, today)
    return DutyCard(
        tone=clock.tone,
        number="✓" if deadline.met_on else "—",
        unit=clock.words,
        what=name_of(deadline),
        who=_who(deadline),
        since=deadline.starts_on.isoformat(),
        due=(deadline.met_on or deadline.due_on or deadline.starts_on).isoformat(),
        clause=deadline.clause,
        verified=deadline.verified,
    )


def _who(deadline: Deadline) -> str:
    return gettext(ROLE_NAMES[Role(deadline.who)])
