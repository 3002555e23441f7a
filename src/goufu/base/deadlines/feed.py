"""A person's duties as a calendar that other programs subscribe to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext
from icalendar import Calendar, Event

from goufu.base.deadlines.cards import DeadlineLine, line_of
from goufu.base.deadlines.models import Deadline
from goufu.base.deadlines.queries import of_post, pressing
from goufu.base.people.models import Account
from goufu.base.people.queries import appointments_of
from goufu.law.calendar import day_of

MOST = 500
HOW_OFTEN = timedelta(hours=4)


def feed_of(account: Account, *, at: datetime, address: str) -> bytes:
    """Return the open duties of all posts that the person holds, as iCalendar.

    Args:
        address: of the platform; the events link to it.
    """
    today = day_of(at)
    calendar = Calendar()
    calendar.add("prodid", "-//Goufu//duties//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", gettext("购服期限"))
    calendar.add("refresh-interval", HOW_OFTEN, parameters={"VALUE": "DURATION"})
    for deadline in _duties(account, today):
        calendar.add_component(_event(deadline, line_of(deadline, on=today), at, address))
    return bytes(calendar.to_ical())


def _duties(account: Account, today: date) -> list[Deadline]:
    found: dict[int, Deadline] = {}
    for post in appointments_of(account.pk, on=today):
        for deadline in pressing(of_post(post.actor()), most=MOST, due_on__isnull=False):
            found[deadline.pk] = deadline
    return sorted(found.values(), key=lambda one: (one.due_on or today, one.pk))


def _event(deadline: Deadline, line: DeadlineLine, at: datetime, address: str) -> Event:
    assert deadline.due_on is not None
    event = Event()
    event.add("uid", f"deadline-{deadline.pk}@goufu")
    event.add("dtstamp", at)
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("summary", f"{line.name}{gettext('：')}{line.title}")
    event.add("description", f"{line.words}\n{line.ref}\n{line.clause}")
    event.add("transp", "TRANSPARENT")
    if line.suspended:
        event.add("status", "TENTATIVE")
    if line.url:
        event.add("url", address.rstrip("/") + line.url)
    return event
