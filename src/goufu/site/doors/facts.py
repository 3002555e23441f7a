"""What a room's card says, read off its fields: ``label`` and ``kind`` in their metadata.

A field without a label is for programs and is not shown. A tuple of cards is a table; long texts
stand apart (see ``papers``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.urls import get_script_prefix
from django.utils.translation import gettext

from goufu.law.calendar import BEIJING
from goufu.law.money import yuan
from goufu.site.cards import CellCard, ColumnCard, FactLine, RowCard, TableCard

NOTHING = "—"
NUMBERS = frozenset({"money", "number", "percent"})
WHOLE = frozenset({"code", "day"})
WORDS = frozenset({"word", "state", "choice"})  # Marked words of ours, to be translated.


def facts_of(card: Any) -> list[FactLine]:
    """Return the single facts of a card; those of a card within it beside its own."""
    return list(_facts(card))


def tables_of(card: Any) -> list[TableCard]:
    """Return the lists of a card as tables."""
    return [
        _table(label_of(spec), value) for spec, value in _shown(card) if _is_list_of_cards(value)
    ]


def _facts(card: Any) -> Iterator[FactLine]:
    for spec, value in _shown(card):
        if _is_list_of_cards(value) or _kind(spec) == "long_text":
            continue
        if dataclasses.is_dataclass(value):
            yield from _facts(value)
        elif value not in ("", None, (), []):
            kind = _kind(spec)
            yield FactLine(label_of(spec), _fact(value, kind), url=_url(value, kind))


def _url(value: Any, kind: str) -> str:
    """Return where a fact leads: an address on this site, here or in practice."""
    return f"{get_script_prefix()}{value.lstrip('/')}" if kind == "address" else ""


def _fact(value: Any, kind: str) -> str:
    words = said(value, kind)
    return gettext("{sum} 元").format(sum=words) if kind == "money" else words


def _shown(card: Any) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    for spec in dataclasses.fields(card):
        if "label" in spec.metadata:
            yield spec, getattr(card, spec.name)


def _is_list_of_cards(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and dataclasses.is_dataclass(value[0])


def _table(caption: str, rows: Sequence[Any]) -> TableCard:
    specs = [spec for spec in dataclasses.fields(rows[0]) if "label" in spec.metadata]
    return TableCard(
        caption=caption,
        columns=[ColumnCard(label_of(spec), number=_kind(spec) in NUMBERS) for spec in specs],
        rows=[_row(specs, row) for row in rows if not _is_total(row)],
        totals=[_row(specs, row, nothing="") for row in rows if _is_total(row)],
    )


def _is_total(row: Any) -> bool:
    """Test whether a row is what the others add up to; such a card says so itself."""
    return bool(getattr(row, "is_total", False))


def _row(specs: Iterable[dataclasses.Field[Any]], row: Any, nothing: str = NOTHING) -> RowCard:
    cells = []
    for spec in specs:
        value, kind = getattr(row, spec.name), _kind(spec)
        text = nothing if value in (None, "") else said(value, kind)
        cells.append(CellCard(text, number=kind in NUMBERS, whole=kind in WHOLE))
    return RowCard(cells)


def label_of(spec: dataclasses.Field[Any]) -> str:
    """Return the words of a field."""
    words: str = spec.metadata["label"]
    return gettext(words)


def _kind(spec: dataclasses.Field[Any]) -> str:
    return str(spec.metadata.get("kind", ""))


def said(value: Any, kind: str = "") -> str:
    """Return a value in words.

    >>> said(168000000, "money"), said((2015, 2016)), said(None)
    ('1,680,000.00', '2015、2016', '—')
    """
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, list | tuple | frozenset):
        return gettext("、").join(said(one, kind) for one in value)
    if isinstance(value, date | bool):
        return _day_or_yes(value)
    if kind == "money":
        return yuan(int(value))
    return _in_words(value, kind)


def _day_or_yes(value: date | bool) -> str:
    if isinstance(value, bool):
        return gettext("是") if value else gettext("否")
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    return value.isoformat()


def _in_words(value: Any, kind: str) -> str:
    if isinstance(value, Enum):
        return gettext(str(getattr(value, "label", value.value)))
    if isinstance(value, Decimal):
        value = format(value.normalize(), "f")
    if kind == "percent":
        return f"{value} %"
    return gettext(value) if kind in WORDS and isinstance(value, str) else str(value)
