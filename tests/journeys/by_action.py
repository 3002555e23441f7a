"""Walk the path by the actions themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goufu.base.doors.declare import doors_of
from goufu.base.jobs import clockwork
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.dossier import Dossier
from goufu.stages.review.catalogue import actions as catalogue
from goufu.stages.review.catalogue.models import ImplementationCatalogue
from tests.journeys.leg import Journey, Leg
from tests.journeys.path import THE_CLOCK_STRIKES
from tests.walk import Town, small_town
from tests.walk_plans import list_agency


def settled(town: Town | None = None, *, year: int) -> Journey:
    """Return a journey that may begin: its town is settled, the guidance items are loaded."""
    catalogue.load_guidance(valid_from=date(2014, 1, 1))
    town = town or small_town()
    if year >= 2018:
        list_agency(town, on=f"{year}-01-05")
    return Journey(town, year)


def take(leg: Leg, journey: Journey) -> Dossier | None:
    """Take one leg by its action; the clock's leg by letting the clock strike."""
    if leg.who == THE_CLOCK_STRIKES:
        clockwork.run(at=leg.at)
        return None
    doors = doors_of(leg.kind)
    assert doors is not None
    act = doors.act(leg.verb)
    assert act is not None, leg.act
    where = {}
    if not act.opens:
        where["ref"] = number_of(leg, journey)
    elif act.on:
        where["parent_ref"] = number_of(leg, journey)
    dossier = act.action(
        **where,
        sheet=act.sheet.model_validate(leg.filled(journey)),
        actor=THE_PUBLIC if leg.who == "public" else journey.town.people[leg.who],
        at=leg.at,
    )
    if leg.opened:
        journey.refs[leg.opened] = dossier.ref
    return dossier


def walk(legs: Iterable[Leg], journey: Journey) -> Journey:
    for leg in legs:
        take(leg, journey)
    return journey


def number_of(leg: Leg, journey: Journey) -> str:
    """Return the number of the dossier that a leg is taken on, or below."""
    if leg.on == "{catalogue}" and "catalogue" not in journey.refs:
        draft = ImplementationCatalogue.objects.get(
            place=journey.town.place, year=journey.year, state="draft"
        )
        journey.refs["catalogue"] = draft.ref
    return journey.find(leg.on)
