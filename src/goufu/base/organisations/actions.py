"""What the system administrator does to organisations and places."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from goufu.base.ledger.lines import write as record
from goufu.base.numerals import whole
from goufu.base.organisations import sheets
from goufu.base.organisations.models import Alias, Organisation, Place
from goufu.base.organisations.queries import chain_above
from goufu.base.organisations.refusals import (
    AliasIsThere,
    NameOrCodeTaken,
    NoSuchOrganisation,
    NoSuchPlace,
    OrganisationIsClosed,
    PlaceEndsTooEarly,
    PlaceIsThere,
    StillHasPeople,
)
from goufu.base.organisations.rules import check_code, check_no_circle
from goufu.base.people.guards import only
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.law.calendar import day_of
from goufu.law.words import say

OLD_NAME = "name"


@action
def make_organisation(
    *, sheet: sheets.OrganisationSheet, actor: Actor, at: datetime
) -> Organisation:
    """Register an organisation.

    Raises:
        NotYoursToDo: only the system administrator registers organisations.
        CodeIsWrong: the unified social credit code cannot have been given out.
        NameOrCodeTaken: another one has it, now or before.
    """
    only(Role.SYSTEM_ADMIN, actor, say("登记单位"))
    _check(sheet, but=None)
    organisation = Organisation.objects.create(**_facts(sheet))
    record("organisations.made", actor=actor, at=at, ref=ref_of(organisation), facts=_named(sheet))
    return organisation


@action
def change_organisation(
    *, ref: str, sheet: sheets.ChangedOrganisationSheet, actor: Actor, at: datetime
) -> Organisation:
    """Write down new facts; the old name stays as an alias.

    Raises:
        CodeIsWrong, NameOrCodeTaken: as for a new one.
        ParentInACircle: the new superior is below it.
        OrganisationIsClosed: it exists no more.
    """
    only(Role.SYSTEM_ADMIN, actor, say("变更单位信息"))
    _lock_the_tree()
    organisation = _open(ref)
    _check(sheet, but=organisation)
    if sheet.parent is not None:
        parent = Organisation.objects.get(pk=sheet.parent)
        above = [parent.pk, *(one.pk for one in chain_above(parent))]
        check_no_circle(organisation.pk, above, name=organisation.name, parent=parent.name)
    old_name, facts = organisation.name, _facts(sheet)
    changed = sorted(name for name, value in facts.items() if getattr(organisation, name) != value)
    for name in changed:
        setattr(organisation, name, facts[name])
    if changed:
        organisation.save(update_fields=changed)
    if organisation.name != old_name:
        Alias.objects.get_or_create(
            organisation=organisation,
            kind=OLD_NAME,
            value=old_name,
            defaults={"valid_to": day_of(at)},
        )
    said = {"changed": changed, "old_name": old_name, "reason": sheet.reason}
    record("organisations.changed", actor=actor, at=at, ref=ref, facts=said)
    return organisation


@action
def close_organisation(
    *, ref: str, sheet: sheets.CloseOrganisationSheet, actor: Actor, at: datetime
) -> Organisation:
    """Write down that an organisation exists no more.

    Raises:
        StillHasPeople: somebody still acts for it.
    """
    only(Role.SYSTEM_ADMIN, actor, say("注销单位"))
    organisation = _open(ref)
    posts = organisation.appointments.filter(valid_to__isnull=True).count()
    if posts:
        raise StillHasPeople(organisation=organisation.name, count=posts)
    organisation.closed_on = sheet.closed_on
    organisation.save(update_fields=["closed_on"])
    facts = {"closed_on": str(sheet.closed_on), "reason": sheet.reason}
    record("organisations.closed", actor=actor, at=at, ref=ref, facts=facts)
    return organisation


@action
def add_alias(*, ref: str, sheet: sheets.AliasSheet, actor: Actor, at: datetime) -> Alias:
    """Write down an old name or code under which it can still be found.

    Raises:
        AliasIsThere: it is written down already.
    """
    only(Role.SYSTEM_ADMIN, actor, say("登记曾用名称或代码"))
    organisation = _locked(ref)
    alias, new = Alias.objects.get_or_create(
        organisation=organisation,
        kind=sheet.kind.value,
        value=sheet.value,
        defaults={"valid_to": sheet.valid_to},
    )
    if not new:
        raise AliasIsThere(organisation=organisation.name, value=sheet.value)
    facts = {"kind": alias.kind, "value": alias.value}
    record("organisations.alias_added", actor=actor, at=at, ref=ref, facts=facts)
    return alias


def ref_of(organisation: Organisation) -> str:
    """Return the number under which the ledger knows an organisation."""
    return f"org-{organisation.pk}"


def _locked(ref: str) -> Organisation:
    number = ref.removeprefix("org-")
    found = Organisation.objects.select_for_update().filter(pk=whole(number) or 0)
    organisation = found.first()
    if organisation is None:
        raise NoSuchOrganisation
    return organisation


def _open(ref: str) -> Organisation:
    organisation = _locked(ref)
    if organisation.closed_on is not None:
        raise OrganisationIsClosed(
            organisation=organisation.name, closed_on=str(organisation.closed_on)
        )
    return organisation


def _lock_the_tree() -> None:
    """Let one superior be changed at a time: two changes at once could close a circle."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('organisations', 0))")


def _check(sheet: sheets.OrganisationSheet, *, but: Organisation | None) -> None:
    if sheet.uscc:
        check_code(sheet.uscc)
    others = Organisation.objects.exclude(pk=but.pk if but else 0)
    for value, taken in (
        (sheet.name, others.filter(name=sheet.name).first()),
        (sheet.uscc, others.filter(uscc=sheet.uscc).first() if sheet.uscc else None),
    ):
        if taken is not None:
            raise NameOrCodeTaken(value=value, organisation=taken.name)


def _facts(sheet: sheets.OrganisationSheet) -> dict[str, Any]:
    facts = sheet.model_dump(exclude={"reason", "parent", "uscc", "functions"})
    return facts | {
        "functions": [function.value for function in sheet.functions],
        "kind": sheet.kind.value,
        "level": sheet.level.value,
        "parent_id": sheet.parent,
        "uscc": sheet.uscc or None,
    }


def _named(sheet: sheets.OrganisationSheet) -> dict[str, str]:
    return {"name": sheet.name, "kind": sheet.kind.value, "uscc": sheet.uscc, "place": sheet.place}


@action
def make_place(*, sheet: sheets.PlaceSheet, actor: Actor, at: datetime) -> Place:
    """Register an administrative division, or a new name for a code that has become free.

    Raises:
        PlaceIsThere: the code is in use on that day or later.
    """
    only(Role.SYSTEM_ADMIN, actor, say("登记行政区划"))
    using = (
        Place.objects.select_for_update()
        .filter(code=sheet.code)
        .exclude(valid_to__lt=sheet.valid_from)
        .order_by("id")
        .first()
    )
    if using is not None:
        raise PlaceIsThere(code=sheet.code, name=using.name)
    place = Place.objects.create(**sheet.model_dump() | {"level": sheet.level.value}, verified=True)
    facts = {"name": place.name, "follows": place.follows, "source": place.source}
    record("places.made", actor=actor, at=at, ref=place.code, facts=facts)
    return place


@action
def end_place(*, ref: str, sheet: sheets.EndPlaceSheet, actor: Actor, at: datetime) -> Place:
    """Write down the last day of a division.

    Raises:
        NoSuchPlace: the code is not in use.
        PlaceEndsTooEarly: before it began.
    """
    only(Role.SYSTEM_ADMIN, actor, say("终止行政区划"))
    place = Place.objects.select_for_update().filter(code=ref, valid_to__isnull=True).first()
    if place is None:
        raise NoSuchPlace(code=ref)
    if place.valid_from is not None and sheet.valid_to < place.valid_from:
        raise PlaceEndsTooEarly(valid_from=str(place.valid_from))
    place.valid_to, place.source = sheet.valid_to, sheet.source
    place.save(update_fields=["valid_to", "source"])
    facts = {"valid_to": str(place.valid_to), "source": place.source}
    record("places.ended", actor=actor, at=at, ref=ref, facts=facts)
    return place
