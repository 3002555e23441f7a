"""Questions to the work plans."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor, Party, Role
from goufu.stages.review.work_plans.models import KeyField, WorkPlan, WorkTask

GIVEN_OUT = ("in_force", "closed")


def visible_to(actor: Actor) -> QuerySet[WorkPlan]:
    """Return the plans of one's own place and of those above, once they are given out.

    A finance bureau sees its own drafts, too; whoever watches sees all of the place and below.
    """
    plans = WorkPlan.objects.select_related("finance")
    if actor.role in WATCHERS:
        return plans.filter(place__startswith=actor.place)
    if actor.party not in {Party.PURCHASER, Party.SECTOR, Party.FINANCE}:
        return plans.none()
    above = Q(place__in=_places_above(actor.place), state__in=GIVEN_OUT)
    if actor.role in FINANCE:
        above |= Q(finance_id=actor.organisation_id)
        above |= Q(place__startswith=actor.place, state__in=GIVEN_OUT)
    return plans.filter(above)


def tasks_visible_to(actor: Actor) -> QuerySet[WorkTask]:
    """Return one's own tasks; finance sees those that it gave out, watchers those of the place."""
    tasks = WorkTask.objects.select_related("lead", "finance", "plan")
    if actor.role in FINANCE:
        return tasks.filter(finance_id=actor.organisation_id)
    if actor.role in WATCHERS:
        return tasks.filter(place__startswith=actor.place)
    if actor.role in PURCHASERS | {Role.SECTOR_HEAD}:
        return tasks.filter(lead_id=actor.organisation_id)
    return tasks.none()


def is_key() -> Exists:
    """Return the condition that a project's item is of a key field of its year, here or above.

    By its name: the same item stands in several catalogues, and in each of their versions.
    """
    return Exists(
        KeyField.objects.filter(year=OuterRef("year"), item__name=OuterRef("item__name"))
        .annotate(begins=StrIndex(OuterRef("place"), "place"))
        .filter(begins=Value(1))
    )


def _places_above(place: str) -> list[str]:
    """Return the codes of a place and of those around it.

    >>> _places_above("CN-341502")
    ['CN', 'CN-34', 'CN-3415', 'CN-341502']
    """
    country, _, digits = place.partition("-")
    return [country, *(f"{country}-{digits[:n]}" for n in range(2, len(digits) + 1, 2))]
