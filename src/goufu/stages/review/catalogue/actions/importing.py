"""A draft filled from a spreadsheet: new items, changed ones, and those that are to go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.people.roles import Actor
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.actions.entries import change_item, put_in
from goufu.stages.review.catalogue.models import Change, GuidanceCatalogue, GuidanceItem
from goufu.stages.review.catalogue.sheets import ItemRow

# What a row says of an item, beside its name.
TOLD = ("class_name", "code", "nature", "service_class", "content", "projects")


@dataclass(frozen=True)
class _Draft:
    """The items of the draft by name and by code, read once for the whole file."""

    by_name: dict[str, GuidanceItem]
    by_code: dict[str, GuidanceItem]
    on: date
    place: str

    @classmethod
    def of(cls, catalogue: GuidanceCatalogue, on: date) -> _Draft:
        items = list(queries.listed(catalogue))
        return cls(
            {one.name: one for one in items}, {one.code: one for one in items}, on, catalogue.place
        )


def check_items(rows: Sequence[ItemRow], actor: Actor, on: date) -> list[RowProblem]:
    """Find what a single row does not tell: double names, what may not be bought, no reason."""
    catalogue = queries.draft_at(actor.place)
    if catalogue is None or catalogue.state not in queries.CHANGEABLE:
        return [_problem(0, "", rules.NoDraft(place=actor.organisation))]
    draft = _Draft.of(catalogue, on)
    times = Counter(row.name for row in rows)
    return [
        problem
        for number, row in enumerate(rows)
        for problem in _wrong(number, row, draft, times[row.name])
    ]


def _wrong(number: int, row: ItemRow, draft: _Draft, times: int) -> Iterator[RowProblem]:
    there = draft.by_name.get(row.name)
    if times > 1:
        yield _problem(number, "name", rules.NameTwice(name=row.name, times=times))
    if row.drop and there is None:
        yield _problem(number, "name", rules.NotInTheDraft(name=row.name))
    if not row.reason and (row.drop or there is None or _said(row, there)):
        yield _problem(number, "reason", rules.NoReason(name=row.name))
    if row.drop:
        return
    why_not = rules.why_not_bought(
        service_class=str(row.service_class), on=draft.on, place=draft.place
    )
    if why_not is not None:
        refusal = rules.ItemMayNotBeBought(name=row.name, reason=why_not[0])
        yield _problem(number, "service_class", refusal)
    other = draft.by_code.get(row.code) if row.code else None
    if other is not None and other.name != row.name:
        yield _problem(number, "code", rules.CodeTaken(code=row.code, name=other.name))


def _problem(number: int, field: str, refusal: Refusal) -> RowProblem:
    return RowProblem(
        number,
        field,
        gettext(refusal.sentence).format(**refusal.params),
        gettext(refusal.remedy).format(**refusal.params),
    )


def _said(row: ItemRow, item: GuidanceItem) -> dict[str, Any]:
    """Return what the row says otherwise than the item; what it leaves empty stays."""
    told = row.model_dump(mode="json")
    now = {name: getattr(item, name, "") for name in TOLD}
    now["class_name"] = item.parent.name if item.parent else ""
    if not item.code_given:
        now["code"] = ""
    return {name: told[name] for name in TOLD if told[name] and told[name] != now[name]}


def import_items(
    *, rows: Sequence[ItemRow], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """Carry the rows into the draft of the actor's place, each with its reason."""
    draft = queries.draft_at(actor.place)
    if draft is None:
        raise rules.NoDraft(place=actor.organisation)
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(draft.ref)
    items = {one.name: one for one in queries.listed(catalogue)}
    done = Counter(_carry(catalogue, row, items.get(row.name), day_of(at)) for row in rows)
    changed = done["changed"] + done["dropped"]
    advance(
        catalogue,
        "import_items",
        actor=actor,
        at=at,
        source=source.ref,
        added=done["added"],
        changed=changed,
        unchanged=done["unchanged"],
    )
    return Counted(done["added"], changed, done["unchanged"])


def _carry(catalogue: GuidanceCatalogue, row: ItemRow, item: GuidanceItem | None, on: date) -> str:
    if item is None:
        put_in(catalogue, on=on, **row.model_dump(mode="json", exclude={"drop"}))
        return "added"
    if row.drop:
        item.change, item.reason, item.clause = Change.REMOVED, row.reason, row.clause
        item.save(update_fields=["change", "reason", "clause"])
        return "dropped"
    said = _said(row, item)
    if not said:
        return "unchanged"
    change_item(item, said, row.reason, row.clause, on=on)
    return "changed"
