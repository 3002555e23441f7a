"""The way to the bank and back: orders go out as files, its statement comes in as files.

An order is written as ``out/<number>.json`` and, a row a deposit, as ``out/<number>.csv``. The
bank's statement is read from ``in/*.json`` (one line of it) or ``in/*.csv`` (any number of lines).
What becomes of a file that was read is said in ``base/boxes.py``. Sums are in fen, days ISO days,
moments ISO moments with their offset. ``docs/how-to/return-deposits.md`` lists the names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal, get_args

from django.conf import settings
from django.db import transaction

from goufu.base import practice
from goufu.base.boxes import Arrival, Box, Unreadable
from goufu.stages.procurement.deposits.models import Deposit, Refund

FORMAT = "goufu-bank-1"
Event = Literal["arrived", "returned", "bounced"]


@dataclass(frozen=True)
class Line:
    """One line of the bank's statement.

    Args:
        deposit: the number that the platform gave, as it stands in the purpose of the transfer.
        at: the moment of an arrival; of the others its day counts.
        reason: why it could not be carried out; empty elsewhere.
    """

    event: Event
    deposit: str
    receipt: str
    at: datetime
    amount_fen: int
    account: str = ""
    reason: str = ""


def box() -> Box:
    """Return the way to the bank: ``bank/`` in the home of the installation."""
    return Box(settings.GOUFU.home / practice.folder() / "bank")


def lines_of(arrival: Arrival) -> Iterator[Line]:
    """Read a file of the bank.

    Raises:
        Unreadable: it is not what this interface describes.
    """
    return (line_of(row) for row in arrival.rows())


def line_of(row: Any) -> Line:
    """Read one line.

    >>> line_of({"event": "returned", "deposit": "P-BZJ1", "receipt": "8",
    ...          "at": "2026-06-01T10:00+08:00", "amount_fen": "100"}).amount_fen
    100

    Raises:
        Unreadable: a name is missing, unknown, or holds what it cannot hold.
    """
    known = {spec.name for spec in fields(Line)}
    if not isinstance(row, dict) or not set(row) <= known | {"format"}:
        raise Unreadable(f"a line has the names {sorted(known)} and no others")
    try:
        event, at = row["event"], datetime.fromisoformat(row["at"])
        if event not in get_args(Event):
            raise ValueError(f"event is {event!r}")
        if at.tzinfo is None:
            raise ValueError(f"at has no offset: {row['at']!r}")
        return Line(
            event=event,
            deposit=str(row["deposit"]),
            receipt=str(row["receipt"]),
            at=at,
            amount_fen=int(row["amount_fen"]),
            account=str(row.get("account") or ""),
            reason=str(row.get("reason") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def send(ref: str, *, at: datetime) -> bool:
    """Hand an order over, unless that is done already; return whether it was done.

    The mark is written after the file: a crash in between writes the same order again, under its
    own number, which is better than an order that nobody ever sees.
    """
    with transaction.atomic():
        refund: Refund = Refund.objects.locked(ref)
        if refund.sent_at is not None:
            return False
        rows = [_row(refund, one) for one in _ordered(refund)]
        if rows:
            box().put(refund.ref, _head(refund, refund.ordered_on, rows), rows)
        refund.set(sent_at=at)
    return True


def _ordered(refund: Refund) -> list[Deposit]:
    ordered = refund.deposits.filter(state="ordered").select_related("provider")
    return list(ordered.order_by("id"))


def _head(refund: Refund, on: date, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "order_number": refund.ref,
        "ordered_on": on.isoformat(),
        "tender": refund.tender.ref,
        "number": len(rows),
        "total_fen": sum(row["amount_fen"] + row["interest_fen"] for row in rows),
        "lines": rows,
    }


def _row(refund: Refund, deposit: Deposit) -> dict[str, Any]:
    return {
        "order_number": refund.ref,
        "deposit": deposit.ref,
        "form": deposit.form,
        "instrument": deposit.instrument,
        "payee": deposit.provider.name,
        "payee_bank": deposit.back_to_bank,
        "payee_account": deposit.back_to_account,
        "amount_fen": deposit.amount_fen,
        "interest_fen": deposit.interest_fen,
    }
