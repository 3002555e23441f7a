"""Through whom a plan may be carried out: asked of the catalogue, the register, the day's law."""

from __future__ import annotations

from datetime import date

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.stages.procurement.plans.models import Route
from goufu.stages.procurement.plans.queries import is_central
from goufu.stages.procurement.plans.rules import entrusting as rules
from goufu.stages.review.projects.models import Project

FUNCTIONS = {Route.CENTRAL_AGENCY: Function.CENTRAL_AGENCY, Route.AGENCY: Function.AGENCY}


def agency_for(project: Project, route: Route, agency_id: int | None, *, on: date) -> Organisation:
    """Return who carries a project out by a route; by its own it is the purchaser.

    Raises:
        MustGoToCentralAgency, NotSuchAnAgency: see ``rules``.
    """
    central = is_central(project, on)
    rules.check_route(item=project.item.name, central=central, route=route.value)
    if route is Route.OWN:
        return project.purchaser
    agency = Organisation.objects.filter(pk=agency_id or 0, closed_on__isnull=True).first()
    rules.check_agency(
        agency=agency.name if agency else str(agency_id or "—"),
        route_name=str(Route(route).label),
        registered=agency is not None and agency.does(FUNCTIONS[route]),
    )
    assert agency is not None
    return agency
