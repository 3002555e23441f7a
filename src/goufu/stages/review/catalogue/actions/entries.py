"""What is done to the items of a draft."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.dossier import NoSuchDossier
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import rules
from goufu.stages.review.catalogue.models import (
    Change,
    GuidanceCatalogue,
    GuidanceItem,
)
from goufu.stages.review.catalogue.sheets import AddEntry, ChangeEntry, RemoveEntry

# What a copy of an item takes along; the rest belongs to its own version.
COPIED = (
    "code",
    "code_given",
    "name",
    "nature",
    "service_class",
    "content",
    "projects",
    "central",
    "source",
    "verified",
)
FIRST_LETTER = ord("A")


@action
def add_entry(*, ref: str, sheet: AddEntry, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Put a new item into the draft.

    Raises:
        ItemMayNotBeBought: a class that the law of the day keeps from being bought.
        NameTaken, CodeTaken: the draft has it already.
    """
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "add_entry", actor=actor, at=at)
    facts = sheet.model_dump(mode="json")
    put_in(catalogue, on=day_of(at), **facts)
    advance(catalogue, "add_entry", actor=actor, at=at, **facts)
    return catalogue


@action
def change_entry(*, ref: str, sheet: ChangeEntry, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Change an item of the draft, with the reason; what is left empty stays as it is."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "change_entry", actor=actor, at=at)
    item = item_of(catalogue, sheet.item)
    said = sheet.model_dump(mode="json", exclude={"item", "reason", "clause"})
    change_item(
        item, {k: v for k, v in said.items() if v}, sheet.reason, sheet.clause, on=day_of(at)
    )
    advance(
        catalogue,
        "change_entry",
        actor=actor,
        at=at,
        code=item.code,
        **sheet.model_dump(mode="json", exclude={"item", "code"}),
    )
    return catalogue


@action
def remove_entry(*, ref: str, sheet: RemoveEntry, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Take an item out of the draft, with the reason; the reason stays to be read."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "remove_entry", actor=actor, at=at)
    item = item_of(catalogue, sheet.item)
    item.change, item.reason, item.clause = Change.REMOVED, sheet.reason, sheet.clause
    item.save(update_fields=["change", "reason", "clause"])
    advance(
        catalogue,
        "remove_entry",
        actor=actor,
        at=at,
        code=item.code,
        name=item.name,
        reason=sheet.reason,
        clause=sheet.clause,
    )
    return catalogue


def copy_items(source: list[GuidanceItem], catalogue: GuidanceCatalogue) -> None:
    """Copy items and their classes into a draft; each keeps the line it belongs to."""
    classes: dict[int, GuidanceItem] = {}
    for item in source:
        assert item.parent is not None
        if item.parent_id not in classes:
            classes[item.parent.pk] = _copy(item.parent, catalogue, None)
        _copy(item, catalogue, classes[item.parent.pk])


def _copy(
    item: GuidanceItem, catalogue: GuidanceCatalogue, parent: GuidanceItem | None
) -> GuidanceItem:
    return GuidanceItem.objects.create(
        catalogue=catalogue,
        scheme=scheme_of(catalogue),
        line=item.origin,
        parent=parent,
        **{name: getattr(item, name) for name in COPIED},
    )


def scheme_of(catalogue: GuidanceCatalogue) -> str:
    """Return the name under which the place's items are counted."""
    return catalogue.place


def put_in(
    catalogue: GuidanceCatalogue,
    *,
    on: date,
    class_name: str,
    name: str,
    code: str,
    service_class: str,
    **facts: Any,
) -> GuidanceItem:
    """Add an item to a draft, below its class, which is added where it is new."""
    _check_free(catalogue, name=name, code=code)
    rules.check_may_be_bought(name=name, service_class=service_class, on=on, place=catalogue.place)
    source = facts.get("source", "")
    parent = class_in(catalogue, class_name, nature=facts["nature"], source=source)
    return GuidanceItem.objects.create(
        catalogue=catalogue,
        scheme=scheme_of(catalogue),
        parent=parent,
        name=name,
        code=code or _next_code(catalogue, parent),
        code_given=bool(code),
        service_class=service_class,
        change=Change.ADDED,
        **facts,
    )


def change_item(
    item: GuidanceItem, said: dict[str, Any], reason: str, clause: str, *, on: date
) -> None:
    """Write down what is said of an item of a draft.

    Raises:
        NothingChanged: all of it is as it was.
    """
    catalogue = item.catalogue
    assert catalogue is not None
    parent = item.parent
    assert parent is not None
    class_name = said.pop("class_name", "") or parent.name
    said = {name: value for name, value in said.items() if value != getattr(item, name)}
    rules.check_something_said([*said, *([] if class_name == parent.name else ["class_name"])])
    _check_free(catalogue, name=said.get("name", ""), code=said.get("code", ""), but=item.pk)
    if "service_class" in said:
        rules.check_may_be_bought(
            name=item.name, service_class=said["service_class"], on=on, place=catalogue.place
        )
    if class_name != parent.name:
        nature = said.get("nature", item.nature)
        said["parent"] = class_in(catalogue, class_name, nature=nature, source=item.source)
    if "code" in said:
        said["code_given"] = True
    if item.change != Change.ADDED:
        said["change"] = Change.CHANGED
    for name, value in {**said, "reason": reason, "clause": clause}.items():
        setattr(item, name, value)
    item.save()


def item_of(catalogue: GuidanceCatalogue, pk: int) -> GuidanceItem:
    """Return an item that is in the catalogue.

    Raises:
        NoSuchDossier: it is not, or was taken out.
    """
    item = (
        catalogue.items.filter(pk=pk, parent__isnull=False)
        .exclude(change=Change.REMOVED)
        .select_related("parent", "catalogue")
        .first()
    )
    if item is None:
        raise NoSuchDossier(ref=str(pk))
    return item


def class_in(catalogue: GuidanceCatalogue, name: str, *, nature: str, source: str) -> GuidanceItem:
    """Return the class of that name in a draft; a new one gets the next letter."""
    found = catalogue.items.filter(parent__isnull=True, name=name).first()
    if found is not None:
        return found
    used = set(catalogue.items.filter(parent__isnull=True).values_list("code", flat=True))
    letters = (chr(FIRST_LETTER + count) for count in range(26))
    code = next((one for one in letters if one not in used), f"Z{len(used)}")
    return GuidanceItem.objects.create(
        catalogue=catalogue,
        scheme=scheme_of(catalogue),
        name=name,
        code=code,
        nature=nature,
        source=source,
    )


def _next_code(catalogue: GuidanceCatalogue, parent: GuidanceItem) -> str:
    """Return the next ordinal of our own below a class: A01, A02 …"""
    used = set(catalogue.items.values_list("code", flat=True))
    count = 1
    while f"{parent.code}{count:02d}" in used:
        count += 1
    return f"{parent.code}{count:02d}"


def _check_free(
    catalogue: GuidanceCatalogue, *, name: str, code: str, but: int | None = None
) -> None:
    others = catalogue.items.all() if but is None else catalogue.items.exclude(pk=but)
    of_name = others.filter(name=name, parent__isnull=False).exclude(change=Change.REMOVED).first()
    if name and of_name is not None:
        raise rules.NameTaken(name=name, code=of_name.code)
    of_code = others.filter(code=code).first() if code else None
    if of_code is not None:
        raise rules.CodeTaken(code=code, name=of_code.name)


def next_version(place: str) -> int:
    """Return the number of the next version of a place's catalogue."""
    last = GuidanceCatalogue.objects.filter(place=place).aggregate(last=Max("version"))["last"]
    return (last or 0) + 1
