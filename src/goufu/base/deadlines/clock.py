"""What the clock does with duties: remind before the last day, mark after it; each of them once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from goufu.base.deadlines.cards import DUTY_NAMES
from goufu.base.deadlines.models import Deadline
from goufu.base.deadlines.queries import RUNNING, overdue
from goufu.base.ledger import lines
from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell_holders
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Appointment
from goufu.base.people.queries import holders
from goufu.base.people.roles import PARTY_OF, THE_CLOCK, Role
from goufu.base.workflow.models import Standing
from goufu.law import calendar
from goufu.law.calendar import UnknownYear, day_of
from goufu.law.words import say

OVERDUE, DUE_SOON = "deadline.overdue", "deadline.due_soon"
SENTENCES = {OVERDUE: say("期限已过，尚未办理"), DUE_SOON: say("期限将至，请及时办理")}


def overdue_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Return one piece of work for every duty that has become overdue; see ``clockwork``."""
    late = overdue(day_of(at)).filter(marked_overdue_at__isnull=True)
    for pk in late.values_list("pk", flat=True):
        yield partial(mark_overdue, pk, at=at)


def reminding_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Return one piece of work for every duty of which it is time to remind."""
    today = day_of(at)
    last = _days_ahead(today)
    soon = Deadline.objects.filter(
        RUNNING, due_on__gte=today, due_on__lte=last, reminded_at__isnull=True
    )
    for pk in soon.order_by("due_on", "id").values_list("pk", flat=True):
        yield partial(remind, pk, at=at)


def mark_overdue(pk: int, *, at: datetime) -> bool:
    """Mark a duty overdue, write the line, tell who has to know; return whether it was news.

    The role that should have acted is told, the head of its house, and procurement supervision.
    """
    return _once(pk, "marked_overdue_at", OVERDUE, at)


def remind(pk: int, *, at: datetime) -> bool:
    """Remind the role that has to act; return whether it was news."""
    return _once(pk, "reminded_at", DUE_SOON, at)


@transaction.atomic
def _once(pk: int, mark: str, event: str, at: datetime) -> bool:
    """Do it only if nobody has: the conditional update lets one worker through."""
    today = day_of(at)
    still = Deadline.objects.filter(RUNNING, pk=pk, **{f"{mark}__isnull": True})
    still = still.filter(due_on__lt=today) if event == OVERDUE else still.filter(due_on__gte=today)
    if not still.update(**{mark: at}):
        return False
    deadline = Deadline.objects.get(pk=pk)
    entry = _write(deadline, event, at)
    tell_holders(
        _who_is_told(deadline, event, today),
        entry,
        sentence=SENTENCES[event],
        title=f"{DUTY_NAMES.get(deadline.duty, deadline.duty)}：{deadline.title}"[:200],
    )
    return True


def _write(deadline: Deadline, event: str, at: datetime) -> Entry:
    return lines.write(
        event,
        ref=deadline.ref,
        actor=THE_CLOCK,
        at=at,
        place=deadline.place,
        dossier_kind=deadline.dossier_kind,
        project_code=deadline.project_code,
        clause=deadline.clause,
        facts={
            "duty": deadline.duty,
            "who": deadline.who,
            "organisation": deadline.organisation_id,
            "due_on": deadline.due_on.isoformat() if deadline.due_on else None,
        },
    )


def _who_is_told(deadline: Deadline, event: str, on: date) -> list[Appointment]:
    charged = _charged(deadline)
    told = list(holders(Role(deadline.who), charged, on=on))
    if event == OVERDUE:
        told += holders(Role.HEAD, charged, on=on)
        told += holders(Role.PROCUREMENT_SUPERVISION, _finance(deadline.place), on=on)
    return told


def _charged(deadline: Deadline) -> set[int]:
    """Return the organisations that have to act: the one named, or all that stand in the role."""
    if deadline.organisation_id is not None:
        return {deadline.organisation_id}
    parties = Standing.objects.filter(
        project_code=deadline.project_code, party=PARTY_OF[Role(deadline.who)]
    ).exclude(project_code="")
    return set(parties.values_list("organisation_id", flat=True))


def _finance(place: str) -> Iterable[int]:
    return Organisation.objects.filter(
        place=place, functions__contains=[Function.FINANCE], closed_on__isnull=True
    ).values_list("pk", flat=True)


def _days_ahead(today: date) -> date:
    """Return the last day of which it is time to remind now."""
    days = settings.GOUFU.remind_days
    try:
        return calendar.nth_working_day(days, after=today) if days else today
    except UnknownYear:
        return today
