"""The earliest moments that the law of the day allows, for one who is about to set them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.law import calendar
from goufu.law.duties import due
from goufu.law.provisions import NothingInForce, Provision
from goufu.law.values.procurement import DOCUMENT_SUPPLY_PERIOD, NOTICE_PERIOD


@dataclass(frozen=True)
class Earliest:
    """A day, and the clause that it follows from."""

    day: date
    clause: str


def earliest_closing(*, method: str, on: date, place: str) -> Earliest | None:
    """Return the first day on which offers may close: the later of response and notice period.

    Raises:
        UnknownYear: it lies in a year whose working days are not known.
    """
    found = [earliest_notice(method=method, on=on, place=place)]
    try:
        period = due("response_period", since=on, place=place, method=method)
    except NothingInForce:
        period = None
    if period is not None and period.due_on is not None:
        found.append(Earliest(period.due_on, period.clause))
    return max((one for one in found if one), key=lambda one: one.day, default=None)


def earliest_supply(*, method: str, on: date, place: str) -> Earliest | None:
    """Return until when the document must be on offer at least."""
    return _end(DOCUMENT_SUPPLY_PERIOD, method=method, on=on, place=place)


def earliest_notice(*, method: str, on: date, place: str) -> Earliest | None:
    """Return until when the notice stands."""
    return _end(NOTICE_PERIOD, method=method, on=on, place=place)


def _end(period: Provision, *, method: str, on: date, place: str) -> Earliest | None:
    law = period.find(on, place=place, method=method)
    if law is None:
        return None
    return Earliest(calendar.last_day(law.value, law.unit, after=on), law.cite)
