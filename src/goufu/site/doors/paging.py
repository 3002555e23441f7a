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
    """Return the next rows: those that equal the last one, those beyond it, the empty ones.

    Each of these parts has the order of an index, entered at the right place; all in one have
    the order of none. Mostly the first one is enough.
    """
    found: list[M] = []
    for part in _parts(rows, order, cursor, back=back):
        found += part[: count - len(found)]
        if len(found) == count:
            break
    return found


def _parts(rows: QuerySet[M], order: Order, cursor: str, *, back: bool) -> Iterator[QuerySet[M]]:
    value, key = _read(cursor, order, rows.model) if cursor else (None, None)
    name, by_key = order.field, replace(order, field="")
    beyond = "lt" if order.descending is not back else "gt"
    later = rows if key is None else rows.filter(**{f"pk__{beyond}": key})
    if not name:
        yield _sorted(later, by_key, back=back)
        return
    filled = rows if order.filled else rows.filter(**{f"{name}__isnull": False})
    empty = Q(**{f"{name}__isnull": True})
    among_filled = replace(order, filled=True)
    if key is None:
        yield _sorted(filled, among_filled, back=back)
    elif value is None:
        yield _sorted(later.filter(empty), by_key, back=back)
        if back:
            yield _sorted(filled, among_filled, back=back)
    else:
        yield _sorted(later.filter(**{name: value}), by_key, back=back)
        yield _sorted(filled.filter(**{f"{name}__{beyond}": value}), among_filled, back=back)
    if not back and not order.filled and (key is None or value is not None):
        yield _sorted(rows.filter(empty), by_key, back=back)


def _sorted(rows: QuerySet[M], order: Order, *, back: bool) -> QuerySet[M]:
    return rows.order_by(*(order.backwards if back else order.columns))


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
