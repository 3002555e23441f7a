"""Pages by key: the next page begins after the last row, however many there are before it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from goufu.law.refusals import Refusal
from goufu.law.words import say

M = TypeVar("M", bound=Model)


class BadCursor(Refusal):
    code = "doors.bad_cursor"
    status = 422
    sentence = say("翻页标记无法识别。")
    remedy = say("请从第一页重新开始。")


@dataclass(frozen=True)
class Order:
    """What a list is sorted by; the primary key decides between equals. Empty: by age.

    Args:
        filled: the field is empty in none of the rows, so an index on it gives their order.
    """

    field: str = ""
    descending: bool = True
    filled: bool = False

    def on(self, model: type[Model]) -> Order:
        """Return the order for rows of a model: what it requires is always filled."""
        try:
            required = bool(self.field) and not model._meta.get_field(self.field).null
        except FieldDoesNotExist:
            required = False
        return replace(self, filled=self.filled or required)

    @property
    def columns(self) -> list[OrderBy]:
        """The columns of ``ORDER BY``, empty values always last."""
        by_key = OrderBy(F("pk"), descending=self.descending)
        if not self.field:
            return [by_key]
        last = None if self.filled else True
        return [OrderBy(F(self.field), descending=self.descending, nulls_last=last), by_key]

    @property
    def backwards(self) -> list[OrderBy]:
        """The same columns from the other end."""
        turned = [OrderBy(F("pk"), descending=not self.descending)]
        if self.field:
            first = None if self.filled else True
            turned.insert(
                0, OrderBy(F(self.field), descending=not self.descending, nulls_first=first)
            )
        return turned


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the cursors of the pages around them; empty where there is none."""

    rows: list[M]
    after: str = ""
    before: str = ""


def page_of(
    rows: QuerySet[M], order: Order, *, after: str = "", before: str = "", size: int
) -> Page[M]:
    """Return the rows after one cursor or before another; the first ones without either.

    Raises:
        BadCursor: the cursor is none of this list's.
    """
    order = order.on(rows.model)
    if before:
        found = _found(rows, order, before, back=True, count=size + 1)
        shown = found[:size][::-1]
        return Page(shown, _cursor(shown, -1, order), _cursor(shown, 0, order, len(found) > size))
    found = _found(rows, order, after, back=False, count=size + 1)
    shown = found[:size]
    return Page(
        shown, _cursor(shown, -1, order, len(found) > size), _cursor(shown, 0, order, bool(after))
    )


def _found(rows: QuerySet[M], order: Order, cursor: str, *, back: bool, count: int) -> list[M]:
    """Return the next rows; where a field may be empty, first the filled rows, then the others.

    Each half has the order of an index. Both in one have the order of none.
    """
    found: list[M] = []
    for part in _parts(rows, order, cursor, back=back):
        found += part[: count - len(found)]
        if len(found) == count:
            break
    return found


def _parts(rows: QuerySet[M], order: Order, cursor: str, *, back: bool) -> Iterator[QuerySet[M]]:
    value, key = _read(cursor, order, rows.model) if cursor else (None, None)
    if order.filled or not order.field:
        yield _beyond(rows, order, value, key, back=back)
        return
    filled = rows.filter(**{f"{order.field}__isnull": False})
    empty = rows.filter(**{f"{order.field}__isnull": True})
    among_filled, by_key = replace(order, filled=True), replace(order, field="")
    among_empty = key is not None and value is None
    if not back and not among_empty:
        yield _beyond(filled, among_filled, value, key, back=back)
    if not back or among_empty:
        yield _beyond(empty, by_key, None, key if among_empty else None, back=back)
    if back:
        position = (None, None) if among_empty else (value, key)
        yield _beyond(filled, among_filled, *position, back=back)


def _beyond(
    rows: QuerySet[M], order: Order, value: Any, key: int | None, *, back: bool
) -> QuerySet[M]:
    """Return the rows after a position, all of them without one; every row has the field."""
    found = rows.order_by(*(order.backwards if back else order.columns))
    if key is None:
        return found
    beyond = "lt" if order.descending is not back else "gt"
    later = Q(**{f"pk__{beyond}": key})
    if not order.field:
        return found.filter(later)
    where = Q(**{f"{order.field}__{beyond}": value}) | (Q(**{order.field: value}) & later)
    # Said once more, in the form in which an index can be entered.
    return found.filter(where, **{f"{order.field}__{beyond}e": value})


def _cursor(rows: list[M], at: int, order: Order, there_is_one: bool = True) -> str:
    return cursor_of(rows[at], order) if rows and there_is_one else ""


def cursor_of(row: Model, order: Order) -> str:
    """Return the mark of a row, beside which a page begins."""
    value = getattr(row, order.field) if order.field else None
    said = json.dumps([None if value is None else str(value), row.pk])
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _read(cursor: str, order: Order, model: type[Model]) -> tuple[Any, int]:
    try:
        said = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        value, key = json.loads(said)
        if order.field and value is not None:
            value = model._meta.get_field(order.field).to_python(value)  # type: ignore[union-attr]
        return value, int(key)
    except (ValueError, TypeError, ValidationError, FieldDoesNotExist):
        raise BadCursor from None
