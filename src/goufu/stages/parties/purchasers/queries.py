"""Questions to the register of purchasers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation, Place
from goufu.base.organisations.queries import doing, doing_at
from goufu.base.people.roles import WATCHERS, Actor, Party
from goufu.stages.parties.purchasers import rules
from goufu.stages.parties.purchasers.models import Liaison, OwnDuty, Purchaser


def visible_to(actor: Actor) -> QuerySet[Purchaser]:
    """Return one's own unit, those below one's own, those of one's finance's or watch's place."""
    units = Purchaser.objects.select_related("organisation__parent", "finance")
    if actor.role in WATCHERS or actor.party is Party.FINANCE:
        return units.filter(place__startswith=actor.place)
    if actor.party in {Party.PURCHASER, Party.SECTOR}:
        mine = actor.organisation_id
        return units.filter(
            Q(organisation_id=mine)
            | Q(organisation__parent_id=mine)
            | Q(organisation__parent__parent_id=mine)
        )
    return units.none()


def in_charge(actor: Actor) -> Q:
    """Finance keeps the units of its own place; everybody else their own."""
    if actor.party is Party.FINANCE:
        return Q(finance_id=actor.organisation_id)
    return Q(organisation_id=actor.organisation_id)


def not_registered(place: str) -> list[Organisation]:
    """Return the units of a place that could be registered."""
    known = Purchaser.objects.order_by().values_list("organisation_id", flat=True)
    return list(doing_at(Function.PURCHASER, place).exclude(pk__in=known))


def in_post(purchaser: Purchaser) -> QuerySet[Liaison]:
    """Return who is liaison officer now."""
    return purchaser.liaisons.filter(until__isnull=True).order_by("id")


def own_duty(organisation_id: int, text: str = "", *, item: str = "", on: date) -> OwnDuty | None:
    """Return what the unit is itself funded to do on that day, where the text or item speaks of it.

    Ask it before a unit buys, and before it is paid as a provider.

    Args:
        text: the name of what is to be bought.
        item: the code of the guidance catalogue.
    """
    still = Q(moved_on__isnull=True) | Q(moved_on__gt=on)
    duties = OwnDuty.objects.filter(
        still, purchaser__organisation_id=organisation_id, since__lte=on
    ).order_by("id")
    for duty in duties.select_related("purchaser__organisation"):
        if (item and duty.item_code == item) or (text and rules.same_duty(duty.name, text)):
            return duty
    return None


def check_not_its_own(unit: Organisation, text: str, *, item: str = "", on: date) -> None:
    """Refuse that a unit buys what it is itself funded to do on that day.

    Raises:
        FundedToDoItself: it is.
    """
    duty = own_duty(unit.pk, text, item=item, on=on)
    rules.check_not_own_duty(duty.name if duty else None, unit=unit.name)


@dataclass(frozen=True)
class Coverage:
    """How far one place has come; ``unregistered`` are units of which nobody has said anything."""

    place: str
    name: str
    units: int
    outside: int
    pilot: int
    covered: int

    @property
    def unregistered(self) -> int:
        return self.units - self.outside - self.pilot - self.covered

    @property
    def percent(self) -> float:
        """The share of all units that is covered."""
        return round(self.covered * 100 / self.units, 1) if self.units else 0.0


def coverage(place: str = "CN") -> list[Coverage]:
    """Return how many of the units of each place at and below ``place`` take part."""
    units = (
        doing(Function.PURCHASER, place=place)
        .order_by("place")
        .values("place")
        .annotate(n=Count("id"))
    )
    counted: dict[str, dict[str, int]] = {}
    rows = (
        Purchaser.objects.filter(place__startswith=place)
        .order_by("place")
        .values("place", "state")
        .annotate(n=Count("id"))
    )
    for row in rows:
        counted.setdefault(row["place"], {})[row["state"]] = row["n"]
    names = _names(row["place"] for row in units)
    return [
        Coverage(
            row["place"],
            names.get(row["place"], row["place"]),
            row["n"],
            *(
                counted.get(row["place"], {}).get(state, 0)
                for state in ("outside", "pilot", "covered")
            ),
        )
        for row in units
    ]


def _names(places: Iterable[str]) -> dict[str, str]:
    found = Place.objects.filter(code__in=list(places)).order_by("valid_from", "id")
    return dict(found.values_list("code", "name"))
