"""The conditions of a list: what the address asks for, and what it leaves of the dossiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import gettext

from goufu.base.doors.declare import Doors
from goufu.base.numerals import whole
from goufu.base.organisations.models import Place
from goufu.base.workflow.indexes import holding
from goufu.law.calendar import BEIJING
from goufu.site.cards import FilterCard, FilterField, LinkCard
from goufu.site.doors.asking import Reader
from goufu.site.doors.paging import Order

FIRST_YEAR = 2014  # The year before the first budget that was bought under the regulation.
PLACES_SHOWN = 300
NAMES = ("q", "state", "year", "place")


@dataclass(frozen=True)
class Asked:
    """The conditions of one list, those that make sense; the others are as if not asked."""

    q: str = ""
    state: str = ""
    year: str = ""
    place: str = ""
    sort: str = ""
    more: tuple[tuple[str, str], ...] = ()  # the room's own conditions, by name

    @classmethod
    def of(cls, doors: Doors, given: Mapping[str, Any]) -> Asked:
        """Read the conditions from an address."""
        said = {name: str(given.get(name, "") or "").strip()[:100] for name in (*NAMES, "sort")}
        if said["state"] not in doors.workflow.states:
            said["state"] = ""
        if whole(said["year"]) is None or len(said["year"]) != len("2015"):
            said["year"] = ""
        sortable = {column.name for column in doors.columns if column.sortable}
        if said["sort"].removeprefix("-") not in sortable:
            said["sort"] = ""
        more = tuple(
            (one.name, value)
            for one in doors.filters
            if (value := str(given.get(one.name, "") or "").strip()[:100])
            and one.narrow(value) is not None
        )
        return cls(**said, more=more)

    @property
    def order(self) -> Order:
        if not self.sort:  # The age within a year is read from the index of the years.
            return Order("opened_at") if self.year else Order()
        return Order(self.sort.removeprefix("-"), descending=self.sort.startswith("-"))

    def conditions(self, **changes: str) -> list[tuple[str, str]]:
        """Return the conditions that were given, by name, some of them changed."""
        values = {name: getattr(self, name) for name in NAMES}
        values |= {**dict(self.more), "sort": self.sort, **changes}
        return [(name, value) for name, value in values.items() if value]

    def address(self, url: str, **changes: str) -> str:
        """Return the address of the list with these conditions, some of them changed."""
        said = urlencode(self.conditions(**changes))
        return f"{url}?{said}" if said else url


def narrowed(doors: Doors, reader: Reader, asked: Asked) -> QuerySet[Any]:
    """Return the dossiers that the reader may see and asked for."""
    found = doors.visible(reader.actor)
    if asked.state:
        found = found.filter(state=asked.state)
    if asked.place:
        found = found.filter(place__startswith=asked.place)
    if asked.year:
        year = int(asked.year)
        found = found.filter(opened_at__gte=_new_year(year), opened_at__lt=_new_year(year + 1))
    if asked.q:
        found = found.filter(holding(asked.q, doors.search))
    for one in doors.filters:
        condition = one.narrow(dict(asked.more).get(one.name, ""))
        if condition is not None:
            found = found.filter(condition)
    return found


def _new_year(year: int) -> datetime:
    return datetime(max(year, 1), 1, 1, tzinfo=BEIJING)


def filters_of(doors: Doors, reader: Reader, asked: Asked, url: str) -> FilterCard:
    """Return the boxes above a list."""
    states = [(state, gettext(name)) for state, name in doors.workflow.states.items()]
    years = [(str(year), str(year)) for year in range(reader.today.year, FIRST_YEAR - 1, -1)]
    any_of_them = [("", gettext("全部"))]
    fields = [
        FilterField("q", gettext("编号或名称"), "search", asked.q),
        FilterField("state", gettext("状态"), "choice", asked.state, any_of_them + states),
        FilterField("year", gettext("立卷年份"), "choice", asked.year, any_of_them + years),
    ]
    places = places_within(reader)
    if len(places) > 1:
        fields.append(
            FilterField("place", gettext("地区"), "choice", asked.place, any_of_them + places)
        )
    given = dict(asked.more)
    for one in doors.filters:
        said = ((value, gettext(text)) for value, text in one.values(reader.actor, reader.today))
        values = any_of_them + list(said)
        value = given.get(one.name, "")
        fields.append(FilterField(one.name, gettext(one.label), "choice", value, values))
    words = {field.name: dict(field.choices) for field in fields}
    chosen = [
        LinkCard(
            f"{field.label}{gettext('：')}{words[field.name].get(field.value, field.value)}",
            asked.address(url, **{field.name: ""}),
        )
        for field in fields
        if field.value
    ]
    hidden = [("sort", asked.sort)] if asked.sort else []
    return FilterCard(fields, reset_url=url, chosen=chosen, hidden=hidden)


def places_within(reader: Reader) -> list[tuple[str, str]]:
    """Return the places within the reader's own, each code once by its newest name."""
    found = (
        Place.objects.filter(code__startswith=reader.actor.place)
        .order_by("code", "-valid_from")
        .distinct("code")
        .values_list("code", "name")[:PLACES_SHOWN]
    )
    return list(found)
