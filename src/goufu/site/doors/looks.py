"""How a reader wants a list shown: which columns, sums in which unit; kept for the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from goufu.base.doors.declare import Column, Doors
from goufu.law.money import wan, yuan
from goufu.site.cards import LinkCard, LookCard
from goufu.site.doors.cells import Money
from goufu.site.doors.filtering import Asked

KEPT = "goufu_lists"  # in the session
COLUMNS, UNIT = "columns", "unit"
UNITS: dict[str, Money] = {"yuan": yuan, "wan": wan}


@dataclass(frozen=True)
class Look:
    """The columns in the order of the room, and the unit of sums."""

    columns: Sequence[Column]
    unit: str = "yuan"

    @classmethod
    def of(cls, request: HttpRequest, doors: Doors) -> Look:
        """Return what the address says, else what was chosen before, else what the room says."""
        kept = dict(request.session.get(KEPT, {}))
        said = request.GET.getlist(COLUMNS)
        if request.GET.get(UNIT) in UNITS:
            kept[UNIT] = request.GET[UNIT]
        if said:
            kept[doors.kind] = [one.name for one in doors.columns if one.name in said]
        if kept != request.session.get(KEPT, {}):
            request.session[KEPT] = kept
        return cls(_columns(doors, kept.get(doors.kind) or ()), kept.get(UNIT, "yuan"))

    @property
    def money(self) -> Money:
        """How sums are written."""
        return UNITS[self.unit]

    def card(self, doors: Doors, asked: Asked, url: str) -> LookCard:
        """Return what the reader can choose from."""
        shown = {column.name for column in self.columns}
        words = {"yuan": gettext("元"), "wan": gettext("万元")}
        has_money = any(column.kind == "money" for column in self.columns)
        return LookCard(
            columns=[
                (column.name, gettext(column.label), column.name in shown)
                for column in doors.columns[1:]
            ],
            units=[
                LinkCard(
                    words[unit],
                    asked.address(url, unit=unit),
                    note=gettext("当前单位") if unit == self.unit else "",
                )
                for unit in UNITS
                if has_money
            ],
            hidden=[(COLUMNS, doors.columns[0].name), *asked.conditions()],
        )


def _columns(doors: Doors, chosen: Sequence[str]) -> list[Column]:
    """Return the chosen columns; the first one always, because it leads to the dossier."""
    first, *others = doors.columns
    if not chosen:
        return [column for column in doors.columns if column.shown]
    return [first, *(column for column in others if column.name in chosen)]
