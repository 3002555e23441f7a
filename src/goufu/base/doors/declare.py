"""What a room declares about itself; pages, lists, exports and the API are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from django.db.models import Prefetch, Q, QuerySet

from goufu.base.doors.groups import Group
from goufu.base.doors.sheets import Sheet
from goufu.base.imports.declare import Import
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.law.refusals import Refusal
from goufu.law.words import say

ColumnKind = Literal["text", "code", "money", "day", "moment", "state", "number", "yes"]


class Stage(StrEnum):
    """The six stages, the parties before them."""

    PARTIES = "parties"
    REVIEW = "review"
    PROCUREMENT = "procurement"
    CONTRACTING = "contracting"
    PERFORMANCE = "performance"
    SUPERVISION = "supervision"
    DISCLOSURE = "disclosure"


STAGE_NAMES: dict[Stage, str] = {
    Stage.PARTIES: say("主体"),
    Stage.REVIEW: say("项目编审"),
    Stage.PROCUREMENT: say("实施购买"),
    Stage.CONTRACTING: say("签订合同"),
    Stage.PERFORMANCE: say("绩效评审"),
    Stage.SUPERVISION: say("监督检查"),
    Stage.DISCLOSURE: say("信息公开"),
}

# (dossier or None, actor, today) → the choices of a reference field, value and words.
Chooser = Callable[[Any, Actor, date], Sequence[tuple[str, str]]]
Initial = Callable[[Any, Actor, date], Mapping[str, Any]]
# The same → what the public will see once the act is done.
Previewer = Callable[[Any, Actor, date], "Preview"]
# The same → what stands beside the form.
Adviser = Callable[[Any, Actor, date], Sequence["Advice"]]
# (actor, today) → the values of a condition, each with its words.
# (dossier or None, actor) → what the reader's browser needs to encrypt or decrypt by itself.
ForBrowser = Callable[[Any, Actor], Mapping[str, Any]]
Values = Callable[[Actor, date], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Preview:
    """A notice before it is out: its title, its lines (label and words), what to know besides."""

    title: str
    lines: Sequence[Sequence[str]]
    note: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Checked:
    """One point that was looked at before an act: it holds, or this is what would refuse it.

    Args:
        waits: nothing is decided yet; the note says what to keep in mind.
    """

    words: str
    refusal: Refusal | None = None
    note: str = ""
    clause: str = ""
    waits: bool = False


# (the dossier, today) → what was looked at.
Checker = Callable[[Any, date], Sequence[Checked]]


@dataclass(frozen=True)
class AdviceLine:
    """One thing to know before one decides, in the reader's language."""

    outcome: Literal["ok", "warn", "no", "wait"]
    text: str
    note: str = ""
    clause: str = ""
    verified: bool = True


@dataclass(frozen=True)
class Advice:
    """What the law and what is on record say to a form, shown beside it."""

    title: str
    lines: Sequence[AdviceLine]
    note: str = ""


@dataclass(frozen=True)
class Act:
    """One thing that can be done at the doors: an action with the sheet it asks for.

    Args:
        verb: the step's verb; for an act that opens a dossier a verb of its own.
        action: ``(*, ref, sheet, actor, at) -> Dossier``; without ``ref`` where ``opens``.
        opens: the act opens a new dossier.
        by: who may open one (of an act on a dossier the workflow says so).
        label: the words on the button of an opening act.
        on: kind of dossier from whose page the new one is opened, e.g. a plan from a project;
            the action then gets its number as ``parent_ref``. Empty: from the list.
        offered: whether the act is offered at all on the parent, e.g. only in some states.
        choices: lists for the sheet's reference fields.
        initial: what the form begins with.
        batch: it can be done to several dossiers of a list in one go, each an act of its own; its
            sheet has no choices then.
        preview: what the public will see, for an act that publishes.
        checks: what is looked at before the button: the same that the act itself asks.
        browser: what the browser fills the form in from, where it has to encrypt or decrypt first;
            ``does`` names which of ``sealing.js``.
        advice: what to know before one fills the form in.
        by_arrival: what counts is when the request was here in full, not when its turn came: of
            what has to be in by a moment.
        leads: of an act that opens a dossier: what the reader comes to the parent's page for.
    """

    verb: str
    action: Callable[..., Dossier]
    sheet: type[Sheet]
    opens: bool = False
    by: frozenset[Role] = frozenset()
    label: str = ""
    on: str = ""
    offered: Callable[[Any, Actor, date], bool] | None = None
    choices: Mapping[str, Chooser] = field(default_factory=dict)
    initial: Initial | None = None
    batch: bool = False
    preview: Previewer | None = None
    checks: Checker | None = None
    browser: ForBrowser | None = None
    advice: Adviser | None = None
    by_arrival: bool = False
    leads: bool = False

    def choices_for(
        self, dossier: Dossier | None, actor: Actor, on: date
    ) -> dict[str, Sequence[tuple[str, str]]]:
        """Return the lists of this sheet for this reader."""
        return {name: choose(dossier, actor, on) for name, choose in self.choices.items()}


@dataclass(frozen=True)
class Way:
    """A page or a file of the site's own that belongs to a dossier or to a list.

    Args:
        label: the words of the link.
        address: the name of the address, e.g. ``doors:budget_tables``.
        args: dossier → what the address is made with; of a list it is called with None.
        shown: whether a reader of the dossier is shown the way at all.
    """

    label: str
    address: str
    args: Callable[[Any], Sequence[object]] = lambda _dossier: ()
    icon: str = "download"
    shown: Callable[[Any, Actor], bool] = lambda _dossier, _reader: True


@dataclass(frozen=True)
class Column:
    """A column of a list.

    Args:
        name: the model field it shows; ``item__parent__name`` follows relations, which ``visible``
            should select along.
        sortable: whether the list can be sorted by it.
        summed: whether its sum stands below the list.
        shown: whether it stands in the list before the reader has chosen columns.
    """

    name: str
    label: str
    kind: ColumnKind = "text"
    sortable: bool = False
    summed: bool = False
    shown: bool = True


@dataclass(frozen=True)
class Filter:
    """A condition of a list of the room's own.

    Args:
        name: the word in addresses.
        values: what can be chosen.
        narrow: a value, as it came in an address → its condition; None where it makes no sense.
    """

    name: str
    label: str
    values: Values
    narrow: Callable[[str], Q | None]


@dataclass(frozen=True)
class Doors:
    """A room's kind of dossier, as the world meets it.

    Args:
        kind: the workflow's name; also the word in addresses and API paths (``tender``).
        card: dossier, reader → the frozen dataclass that leaves the room.
        visible: reader → the dossiers that the reader may see; no other list is shown anywhere.
        charge: reader → which of the visible ones are for the reader's own body to move on; where
            it is not said, all of them are.
        search: model fields that the search box looks into.
        icon: name of the icon.
        read_with: relations that a card reads; fetched for all cards of a page at once.
        imports: the lists that come as a spreadsheet.
        ways, ways_of_list: what else leads on from the page of a dossier, and from the list.
        filters: conditions of the list beside those that every list has.
        group: the part of the stage in which the list stands; none in a stage of few lists.
    """

    kind: str
    model: type[Dossier]
    name: str
    stage: Stage
    card: Callable[[Any, Actor], Any]
    card_type: type
    visible: Callable[[Actor], QuerySet[Any]]
    workflow: Workflow
    acts: tuple[Act, ...]
    columns: tuple[Column, ...]
    charge: Callable[[Actor], Q] | None = None
    search: tuple[str, ...] = ("ref", "title")
    icon: str = "file-text"
    read_with: tuple[str | Prefetch[Any], ...] = ()
    template: str = "site/dossier/_card.html"
    imports: tuple[Import, ...] = ()
    ways: tuple[Way, ...] = ()
    ways_of_list: tuple[Way, ...] = ()
    filters: tuple[Filter, ...] = ()
    group: Group | None = None

    def act(self, verb: str) -> Act | None:
        """Return the act of this verb, where there is one."""
        return next((act for act in self.acts if act.verb == verb), None)


_doors: dict[str, Doors] = {}


def register(doors: Iterable[Doors]) -> None:
    """Hang the doors; called once, by ``config``."""
    _doors.clear()
    _doors.update({one.kind: one for one in doors})


def all_doors() -> list[Doors]:
    """Return the doors of all rooms in the order of the stages."""
    return list(_doors.values())


def doors_of(kind: str) -> Doors | None:
    """Return the doors of one kind of dossier."""
    return _doors.get(kind)
