"""Find organisations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation, Place
from goufu.law.refusals import Refusal
from goufu.law.words import say

CHOICES_SHOWN = 500


class NoFinanceBureau(Refusal):
    code = "organisations.no_finance_bureau"
    sentence = say("{place} 没有登记财政部门。")
    remedy = say("请系统管理员先登记本级财政部门。")


def finance_of(place: str) -> Organisation:
    """Return the finance bureau of a place.

    Raises:
        NoFinanceBureau: none is registered at that very place.
    """
    bureau = (
        Organisation.objects.filter(place=place, functions__contains=[Function.FINANCE])
        .order_by("id")
        .first()
    )
    if bureau is None:
        raise NoFinanceBureau(place=place)
    return bureau


def doing(function: Function, *, place: str | None = None) -> QuerySet[Organisation]:
    """Return the organisations with this function, those at ``place`` and below where given."""
    found = Organisation.objects.filter(functions__contains=[function], closed_on__isnull=True)
    if place is not None:
        found = found.filter(place__startswith=place)
    return found.order_by("name", "id")


def doing_at(function: Function, place: str) -> QuerySet[Organisation]:
    """Return the organisations with this function at ``place`` itself, by name."""
    return doing(function, place=place).filter(place=place)


def as_choices(bodies: Iterable[Organisation]) -> list[tuple[str, str]]:
    """Return organisations as choices of a form."""
    return [(str(one.pk), one.name) for one in bodies]


def named(text: str) -> QuerySet[Organisation]:
    """Return organisations whose name, code, old name or old code contains ``text``."""
    return (
        Organisation.objects.filter(
            Q(name__icontains=text)
            | Q(short_name__icontains=text)
            | Q(uscc=text)
            | Q(aliases__value__icontains=text)
        )
        .distinct()
        .order_by("name", "id")
    )


def id_of(name: str) -> int | None:
    """Return the organisation of this very name, or that once had it, where one is known."""
    found = Organisation.objects.filter(Q(name=name) | Q(aliases__value=name)).order_by("id")
    return found.values_list("id", flat=True).first()


def choices_of_organisations(search: str = "") -> list[tuple[str, str]]:
    """Return the organisations that exist now as choices of a form, by name.

    Where there are more than a list can show, the reader searches first.
    """
    found = named(search) if search else Organisation.objects.order_by("name", "id")
    rows = found.filter(closed_on__isnull=True)[:CHOICES_SHOWN]
    return as_choices(rows)


def places_on(on: date) -> QuerySet[Place]:
    """Return the places whose codes were valid on a day, by code."""
    return Place.objects.filter(_valid(on)).order_by("code", "id")


def history_of(code: str) -> list[Place]:
    """Return all rows of the area that has or had this code, the oldest first.

    Follows an area through the codes that it was given: 341521 became 340422.
    """
    codes, found = {code}, list(Place.objects.filter(code=code))
    while True:
        older = {row.follows for row in found if row.follows}
        more = Place.objects.filter(Q(code__in=older) | Q(follows__in=codes)).exclude(
            pk__in=[row.pk for row in found]
        )
        rows = list(more)
        if not rows:
            return sorted(found, key=lambda row: (row.valid_from or date.min, row.pk))
        found += rows
        codes |= {row.code for row in rows}


def chain_above(organisation: Organisation) -> list[Organisation]:
    """Return the organisation's superiors, the nearest first."""
    above: list[Organisation] = []
    parent = organisation.parent
    while parent is not None and parent not in above:
        above.append(parent)
        parent = parent.parent
    return above


def place_named(code: str, *, on: date) -> Place | None:
    """Return the place that had this code on that day."""
    return (
        Place.objects.filter(_valid(on), code=code)
        .order_by(F("valid_from").desc(nulls_last=True), "id")
        .first()
    )


def _valid(on: date) -> Q:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))
