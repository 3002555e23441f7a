"""The columns of a list: a dossier's value in each, for the eye and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any

from django.utils.translation import gettext

from goufu.base.doors.declare import Column, Doors
from goufu.law.calendar import BEIJING, day_of
from goufu.law.money import yuan
from goufu.site.cards import CellCard, ColumnCard, RowCard, TagCard
from goufu.site.doors.addresses import page_of
from goufu.site.doors.declared import tone_of
from goufu.site.doors.filtering import Asked

NUMBERS = frozenset({"money", "number"})
WHOLE = frozenset({"code", "day"})
FEN_IN_A_YUAN = 100
Money = Callable[[int], str]
Plain = str | int | float | date | datetime | None


def value_of(column: Column, dossier: Any) -> Any:
    """Return what a column shows of a dossier; None where a relation on the way is empty."""
    return reduce(
        lambda one, name: None if one is None else getattr(one, name),
        column.name.split("__"),
        dossier,
    )


def plain(column: Column, dossier: Any, states: Mapping[str, str]) -> Plain:
    """Return a value as a spreadsheet keeps it: sums in yuan, days as days, states in words."""
    value = value_of(column, dossier)
    if value is None or value == "":
        return None
    if column.kind == "state":
        if dossier.WORKFLOW.hangs_on_method:
            return gettext(dossier.state_name)
        return states.get(str(value), str(value))
    read = _PLAIN.get(column.kind)
    return read(value) if read else _words(column, dossier, value)


def _day(value: date | datetime) -> date:
    return day_of(value) if isinstance(value, datetime) else value


def _yes(value: bool) -> str:
    return gettext("是") if value else gettext("否")


_PLAIN: dict[str, Callable[[Any], Plain]] = {
    "money": lambda fen: int(fen) / FEN_IN_A_YUAN,
    "day": _day,
    "moment": lambda at: at.astimezone(BEIJING).replace(tzinfo=None),
    "yes": _yes,
    "number": lambda value: value if isinstance(value, int) else float(value),
}


def _words(column: Column, dossier: Any, value: Any) -> str:
    """Return a text; of a field with choices the words of the choice."""
    said = getattr(dossier, f"get_{column.name}_display", None)
    return str(said()) if said else str(value)


def text_of(column: Column, dossier: Any, states: Mapping[str, str], money: Money = yuan) -> str:
    """Return a value as a page shows it.

    Args:
        money: how it writes sums.
    """
    value = plain(column, dossier, states)
    if value is None:
        return "—"
    if column.kind == "money":
        return money(int(value_of(column, dossier)))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True)
class Rows:
    """Makes rows of the dossiers of one list.

    Args:
        columns: those that are shown.
        money: how sums are written.
        picked: whether rows can be selected.
    """

    doors: Doors
    columns: Sequence[Column]
    states: Mapping[str, str]
    money: Money = yuan
    picked: bool = False

    def row(self, dossier: Any) -> RowCard:
        """Return a dossier as a row; its first column leads to its page."""
        url = page_of(self.doors.kind, dossier.ref, dossier.project_code)
        cells = [
            self._cell(column, dossier, url if i == 0 else "")
            for i, column in enumerate(self.columns)
        ]
        return RowCard(cells, pick=dossier.ref if self.picked else "")

    def _cell(self, column: Column, dossier: Any, url: str) -> CellCard:
        text = text_of(column, dossier, self.states, self.money)
        if column.kind == "state":
            tone = tone_of(getattr(dossier, column.name), self.doors)
            return CellCard(tag=TagCard(text, tone))
        whole = column.kind in WHOLE
        return CellCard(text, url=url, number=column.kind in NUMBERS, whole=whole)


def heads_of(columns: Sequence[Column], asked: Asked, url: str) -> list[ColumnCard]:
    """Return the heads of the columns; a click on one sorts, a second click turns it round."""
    return [_head(column, asked, url) for column in columns]


def _head(column: Column, asked: Asked, url: str) -> ColumnCard:
    number, label = column.kind in NUMBERS, gettext(column.label)
    if not column.sortable:
        return ColumnCard(label, number=number)
    down = f"-{column.name}"
    turned = down if asked.sort == column.name else column.name
    direction = {column.name: "ascending", down: "descending"}.get(asked.sort, "")
    return ColumnCard(label, number, asked.address(url, sort=turned), direction)  # type: ignore[arg-type]


def states_in_words(doors: Doors) -> dict[str, str]:
    return {state: gettext(name) for state, name in doors.workflow.states.items()}
