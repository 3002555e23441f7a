"""What the pages about organisations and places show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goufu.base.people.cards import ADMIN, Link


@dataclass(frozen=True)
class OrganisationLine:
    name: str
    url: str
    kind: str
    functions: Sequence[str]
    place: str
    uscc: str
    closed: bool
    found_by: str = ""  # The old name or code that matched the search.


@dataclass(frozen=True)
class OrganisationsPage:
    title: str
    lines: Sequence[OrganisationLine]
    search: str
    next_url: str = ""
    new_url: str = ""
    section: str = ADMIN


@dataclass(frozen=True)
class AliasLine:
    kind: str
    value: str
    valid_to: date | None


@dataclass(frozen=True)
class OrganisationPage:
    name: str
    short_name: str
    kind: str
    level: str
    functions: Sequence[str]
    place: str
    place_url: str
    uscc: str
    parents: Sequence[Link]
    address: str
    contact: str
    registered_with: str
    founded_on: date | None
    closed_on: date | None
    warning: str
    aliases: Sequence[AliasLine]
    acts: Sequence[Link]
    crumbs: Sequence[Link]
    section: str = ADMIN


@dataclass(frozen=True)
class PlaceLine:
    """One row of a place: a code and a name in the years in which they were valid."""

    code: str
    url: str
    name: str
    level: str
    valid_from: date | None
    valid_to: date | None
    follows: str
    source: str
    verified: bool
    here: bool = False


@dataclass(frozen=True)
class PlacesPage:
    title: str
    lines: Sequence[PlaceLine]
    search: str
    on: date
    new_url: str = ""
    section: str = ADMIN


@dataclass(frozen=True)
class PlacePage:
    """The history of one area through its codes and names."""

    title: str
    code: str
    lines: Sequence[PlaceLine]
    crumbs: Sequence[Link]
    end_url: str = ""
    section: str = ADMIN
