"""Pages by key: the next page begins after the last row, however many there are before it."""

from __future__ import annotations

import base64
import json
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
        found = list(_from(rows, order, before, back=True)[: size + 1])
        shown = found[:size][::-1]
        return Page(shown, _cursor(shown, -1, order), _cursor(shown, 0, order, len(found) > size))
    found = list(
        (_from(rows, order, after) if after else rows.order_by(*order.columns))[: size + 1]
    )
    shown = found[:size]
    return Page(
        shown, _cursor(shown, -1, order, len(found) > size), _cursor(shown, 0, order, bool(after))
    )


def _from(rows: QuerySet[M], order: Order, cursor: str, *, back: bool = False) -> QuerySet[M]:
    value, key = _read(cursor, order, rows.model)
    columns = order.backwards if back else order.columns
    beyond = "lt" if order.descending is not back else "gt"
    later = Q(**{f"pk__{beyond}": key})
    if not order.field:
        return rows.filter(later).order_by(*columns)
    name = order.field
    if value is None:
        same = Q(**{f"{name}__isnull": True}) & later
        return rows.filter(Q(**{f"{name}__isnull": False}) | same if back else same).order_by(
            *columns
        )
    where = Q(**{f"{name}__{beyond}": value}) | (Q(**{name: value}) & later)
    if order.filled:  # Said once more, in the form in which an index can be entered.
        return rows.filter(where, **{f"{name}__{beyond}e": value}).order_by(*columns)
    if not back:
        where |= Q(**{f"{name}__isnull": True})
    return rows.filter(where).order_by(*columns)


def _cursor(rows: list[M], at: int, order: Order, there_is_one: bool = True) -> str:
    if not rows or not there_is_one:
        return ""
    row = rows[at]
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
