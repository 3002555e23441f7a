"""The way to the treasury and back: orders go out as files, receipts come in as files.

An order is written as ``out/<order number>.json`` and, with the same content in one row under a
row of names, as ``out/<order number>.csv``. A receipt is read from ``in/*.json`` (one object) or
``in/*.csv`` (a row of names, then a row a receipt). Once taken in, a receipt file moves to
``in/done``; one that cannot be taken in moves to ``in/refused`` beside a text that says why. Files
are UTF-8; sums are in fen; days are ISO days. ``docs/how-to/treasury.md`` lists the names.

Files are written under another name and then renamed, so that nobody reads half of one. An order
may be written again after a crash, always under its own number: the number says it is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Literal, Protocol, get_args

from goufu.base import boxes
from goufu.base.boxes import Unreadable

__all__ = [
    "Arrival",
    "FileGateway",
    "Gateway",
    "PaymentOrder",
    "Receipt",
    "Unreadable",
    "receipt_of",
]

FORMAT = "goufu-treasury-1"
Status = Literal["paid", "returned"]


@dataclass(frozen=True)
class PaymentOrder:
    """What the treasury is asked to pay, from which budget line, to whose account."""

    order_number: str
    ordered_on: date
    payment_ref: str
    delivery_ref: str
    contract_ref: str
    project_code: str
    budget_line: str
    payer: str
    payee: str
    payee_bank: str
    payee_account: str
    amount_fen: int
    purpose: str
    invoice_number: str

    def as_row(self) -> dict[str, Any]:
        """Return it as it is written."""
        return {"format": FORMAT, **asdict(self), "ordered_on": self.ordered_on.isoformat()}


@dataclass(frozen=True)
class Receipt:
    """What the treasury says became of an order.

    Args:
        reason: why it was returned; empty where it was paid.
    """

    order_number: str
    status: Status
    receipt_number: str
    paid_on: date
    amount_fen: int
    reason: str = ""


class Arrival(boxes.Arrival):
    """One receipt file that lies in the box."""

    def receipts(self) -> list[Receipt]:
        """Read the file.

        Raises:
            Unreadable: it is not what this interface describes.
        """
        return [receipt_of(row) for row in self.rows()]


class Gateway(Protocol):
    """Anything that carries orders to the treasury and brings receipts back."""

    def send(self, order: PaymentOrder) -> None: ...
    def arrivals(self) -> Iterable[Arrival]: ...
    def file_away(self, arrival: boxes.Arrival) -> None: ...
    def set_aside(self, arrival: boxes.Arrival, *, why: str) -> None: ...


class FileGateway(boxes.Box):
    """A pair of directories that the treasury's own programs empty and fill."""

    def send(self, order: PaymentOrder) -> None:
        """Write the order, first the table and then the object: whoever sees it has both."""
        row = order.as_row()
        self.put(order.order_number, row, [row])

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the receipt files that wait, by name."""
        return (Arrival(one.name, one.content) for one in super().arrivals())


def receipt_of(row: Any) -> Receipt:
    """Read one receipt.

    >>> receipt_of({"order_number": "ZF1-1", "status": "paid", "receipt_number": "8",
    ...             "paid_on": "2015-08-14", "amount_fen": "100"}).amount_fen
    100

    Raises:
        Unreadable: a name is missing, unknown, or holds what it cannot hold.
    """
    known = {spec.name for spec in fields(Receipt)}
    if not isinstance(row, dict) or not set(row) <= known | {"format"}:
        raise Unreadable(f"a receipt has the names {sorted(known)} and no others")
    try:
        status = row["status"]
        if status not in get_args(Status):
            raise ValueError(f"status is {status!r}")
        return Receipt(
            order_number=str(row["order_number"]),
            status=status,
            receipt_number=str(row["receipt_number"]),
            paid_on=date.fromisoformat(row["paid_on"]),
            amount_fen=int(row["amount_fen"]),
            reason=str(row.get("reason") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None
