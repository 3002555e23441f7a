"""Questions to the catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.people.queries import holders_among
from goufu.base.people.roles import (
    ADMINISTRATORS,
    FINANCE,
    PURCHASERS,
    WATCHERS,
    Actor,
    Role,
)
from goufu.law.places import from_local_to_national
from goufu.law.words import say
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    Change,
    Correction,
    GuidanceCatalogue,
    GuidanceItem,
    ImplementationCatalogue,
    ItemMapping,
    ItemRequest,
)
from goufu.stages.review.catalogue.workflow.yearly import APPROVERS

# The year's catalogue stays public while a mistake in it is being corrected.
PUBLIC = ("published", "correcting")
GUIDANCE_PUBLIC = ("opinions", "published", "superseded", "withdrawn")
AT_WORK = ("draft", "opinions", "heard", "submitted", "approved")
CHANGEABLE = ("draft", "heard")  # while its items may be changed
# Between opinions and decision the draft that was shown stays what departments see.
SEEN_BY_DEPARTMENTS = (*GUIDANCE_PUBLIC, "heard", "submitted", "approved")


def visible_to(actor: Actor) -> QuerySet[ImplementationCatalogue]:
    """Return what is published, and for the finance bureau its own drafts."""
    if actor.role in ADMINISTRATORS:
        return ImplementationCatalogue.objects.none()
    shown = Q(state__in=PUBLIC)
    if actor.role in FINANCE:
        shown |= Q(finance_id=actor.organisation_id)
    return ImplementationCatalogue.objects.filter(shown).select_related("finance")


def guidance_visible_to(actor: Actor) -> QuerySet[GuidanceCatalogue]:
    """Return what society sees; departments see what was shown once; finance its own drafts."""
    if actor.role in ADMINISTRATORS:
        return GuidanceCatalogue.objects.none()
    shown = Q(state__in=GUIDANCE_PUBLIC)
    if actor.role in PURCHASERS | {Role.SECTOR_HEAD}:
        shown |= Q(state__in=SEEN_BY_DEPARTMENTS, place=actor.place)
    if actor.role in FINANCE:
        shown |= Q(finance_id=actor.organisation_id)
    if actor.role in WATCHERS:
        shown |= Q(place__startswith=actor.place)
    return GuidanceCatalogue.objects.filter(shown).select_related("finance", "follows")


def guidance_in_charge(actor: Actor) -> Q:
    """Return the condition under which a version waits for this reader.

    It waits for its keeper, and for an opinion of the departments of its place; others may speak,
    and need not.
    """
    if actor.role in FINANCE:
        return Q(finance_id=actor.organisation_id)
    if actor.role in PURCHASERS | {Role.SECTOR_HEAD}:
        return Q(place=actor.place)
    return Q(pk__in=[])


def requests_visible_to(actor: Actor) -> QuerySet[ItemRequest]:
    """Return one's own body's requests; finance those put to it, watchers their place's."""
    found = ItemRequest.objects.select_related("purchaser", "finance", "item")
    if actor.role in WATCHERS:
        return found.filter(place__startswith=actor.place)
    if actor.role in FINANCE:
        return found.filter(finance_id=actor.organisation_id)
    if actor.role in PURCHASERS:
        return found.filter(purchaser_id=actor.organisation_id)
    return found.none()


def in_force_at(place: str, day: date) -> GuidanceCatalogue | None:
    """Return the guidance catalogue of that very place that is in force on a day."""
    return (
        GuidanceCatalogue.objects.filter(place=place, in_force_from__lte=day)
        .filter(Q(in_force_to__isnull=True) | Q(in_force_to__gte=day))
        .order_by("-in_force_from", "-id")
        .first()
    )


def governing(place: str, day: date) -> GuidanceCatalogue | None:
    """Return the catalogue a body at ``place`` goes by: its own, else that of the level above.

    None where no level has published one; then the items that came with the platform hold.
    """
    for one in from_local_to_national(place):
        found = in_force_at(one, day)
        if found is not None:
            return found
    return None


def items_on(day: date, *, place: str | None = None) -> QuerySet[GuidanceItem]:
    """Return the guidance items in force on a day, leaves only, by code.

    Args:
        place: whose items: those of its own catalogue, else of the level above, else those that
            came with the platform. Without it those of all catalogues.
    """
    found = (
        GuidanceItem.objects.filter(parent__isnull=False, valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))
        .select_related("parent")
        .order_by("scheme", "code", "id")
    )
    return found if place is None else found.filter(catalogue=governing(place, day))


def item_choices(day: date, *, place: str) -> list[tuple[str, str]]:
    """Return the items in force at a place as choices of a form, each with its class."""
    return [
        (str(item.pk), f"{item.code} {item.name}（{item.parent.name if item.parent else ''}）")
        for item in items_on(day, place=place)
    ]


def drafts_of(place: str, year: int) -> QuerySet[ImplementationCatalogue]:
    """Return the lists of the place and year that are still being drawn up, the oldest first."""
    drafts = ImplementationCatalogue.objects.filter(place=place, year=year, state="draft")
    return drafts.order_by("id")


def entries_of(catalogue: ImplementationCatalogue) -> QuerySet[CatalogueEntry]:
    """Return the projects that the catalogue lists now, in the order of the guidance."""
    return catalogue.entries.filter(ended_on=None).order_by("item_code", "id")


def entries_of_year(year: int) -> QuerySet[CatalogueEntry]:
    """Return the projects that the published catalogues of a year list now, of all places."""
    published = ImplementationCatalogue.objects.filter(year=year, state__in=PUBLIC)
    return CatalogueEntry.objects.filter(
        ended_on=None, catalogue_id__in=list(published.values_list("id", flat=True))
    )


def holding_word(entries: QuerySet[CatalogueEntry], text: str) -> QuerySet[CatalogueEntry]:
    """Return the projects whose name, number, purchaser or item holds a word."""
    return entries.filter(
        Q(title__icontains=text)
        | Q(purchaser__icontains=text)
        | Q(item_name__icontains=text)
        | Q(project_code__icontains=text)
    )


def listed(catalogue: GuidanceCatalogue) -> QuerySet[GuidanceItem]:
    """Return the items of a version that are in it, without those taken out; by code."""
    return (
        catalogue.items.filter(parent__isnull=False)
        .exclude(change=Change.REMOVED)
        .select_related("parent")
        .order_by("code", "id")
    )


def draft_at(place: str) -> GuidanceCatalogue | None:
    """Return the version of the place's guidance catalogue that is being made."""
    return GuidanceCatalogue.objects.filter(place=place, state__in=AT_WORK).first()


def bases_for(place: str, day: date) -> Iterator[GuidanceCatalogue]:
    """Yield the catalogues from which a new version can be copied: one's own, then those above."""
    for one in from_local_to_national(place):
        found = in_force_at(one, day)
        if found is not None:
            yield found


def others_who_may_approve(organisation_id: int, *, but: int | None, on: date) -> int:
    """Count the people of a bureau who may approve on that day, one of them left out."""
    posts = [(role, [organisation_id]) for role in APPROVERS]
    accounts = set(holders_among(posts, on=on).values_list("account_id", flat=True))
    return len(accounts - {but})


def versions_of(item: GuidanceItem) -> QuerySet[GuidanceItem]:
    """Return the item in all versions that came into force, the newest first."""
    return (
        GuidanceItem.objects.filter(
            Q(line=item.origin) | Q(pk=item.origin), valid_from__isnull=False
        )
        .select_related("catalogue", "parent")
        .order_by("-valid_from", "-id")
    )


def pending_correction(catalogue: ImplementationCatalogue) -> Correction:
    """Return the correction that waits to be decided."""
    return catalogue.corrections.select_related("entry").get(
        published_on__isnull=True, dropped_on__isnull=True
    )


def mappings_of(item: GuidanceItem) -> QuerySet[ItemMapping]:
    """Return what the item, or an earlier version of it, is called in other schemes."""
    named = Q(scheme=item.scheme, entry=item.name)
    for one in versions_of(item):
        named |= Q(scheme=one.scheme, entry=one.name)
    return ItemMapping.objects.filter(named).order_by("to_scheme", "id")


# What two versions of an item can differ in.
COMPARED: dict[str, str] = {
    "class_name": say("种类"),
    "name": say("事项"),
    "code": say("编码"),
    "nature": say("性质"),
    "service_class": say("公共服务三分类"),
    "content": say("服务内容"),
    "projects": say("具体项目"),
}


@dataclass(frozen=True)
class Difference:
    """An item that came, went, or says something else; ``changes`` are field, before, after."""

    kind: Change
    item: GuidanceItem
    changes: list[tuple[str, str, str]]
    why: str


def differences(old: GuidanceCatalogue, new: GuidanceCatalogue) -> list[Difference]:
    """Return what ``new`` says otherwise than ``old``; an item is known by its line, not its name.

    The reasons are those that were given when the item was changed on the way to ``new``.
    """
    before = {one.origin: one for one in listed(old)}
    after = {one.origin: one for one in listed(new)}
    dropped = {one.origin: one for one in new.items.filter(change=Change.REMOVED)}
    found = [
        Difference(Change.ADDED, one, [], _why(one))
        for line, one in after.items()
        if line not in before
    ]
    for line, one in after.items():
        changes = _changes(before[line], one) if line in before else []
        if changes:
            found.append(Difference(Change.CHANGED, one, changes, _why(one)))
    found += [
        Difference(Change.REMOVED, one, [], _why(dropped[line]) if line in dropped else "")
        for line, one in before.items()
        if line not in after
    ]
    return found


def _changes(old: GuidanceItem, new: GuidanceItem) -> list[tuple[str, str, str]]:
    return [
        (name, before, after)
        for name in COMPARED
        if (before := _said(old, name)) != (after := _said(new, name))
    ]


def _said(item: GuidanceItem, name: str) -> str:
    if name == "class_name":
        return item.parent.name if item.parent else ""
    if name == "code":
        return item.code if item.code_given else ""
    shown = getattr(item, f"get_{name}_display", None)
    return str(shown() if shown else getattr(item, name))


def _why(item: GuidanceItem) -> str:
    return "；".join(part for part in (item.reason, item.clause) if part)
