"""Find organisations."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation, Place
from goufu.law.refusals import Refusal
from goufu.law.words import say


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


def place_named(code: str, *, on: date) -> Place | None:
    """Return the place that had this code on that day."""
    return (
        Place.objects.filter(code=code)
        .filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        .order_by("-valid_from", "id")
        .first()
    )
