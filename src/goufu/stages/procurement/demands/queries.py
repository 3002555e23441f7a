"""Questions to the demands."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.demands.models import Demand
from goufu.stages.procurement.demands.rules.demand import Nature
from goufu.stages.review.projects.models import Project

BEFORE_BUDGET = frozenset(
    {"draft", "assessed", "parked", "dept_review", "sector_review", "finance_review"}
)
OVER = frozenset({"refused", "withdrawn", "performed", "evaluated", "closed"})


def visible_to(actor: Actor) -> QuerySet[Demand]:
    """Return the demands of the projects to which the actor's body is a party."""
    return visible(Demand.objects.select_related("project", "project__purchaser"), actor)


def demand_of(project: Project) -> Demand | None:
    """Return the demand of a project, where one is written."""
    return Demand.objects.filter(project=project).first()


def may_be_written(project: Project) -> bool:
    """Test whether the project is in a budget and still to be bought."""
    return bool(project.budget_line_ref) and project.state not in BEFORE_BUDGET | OVER


def has_passed(project: Project) -> bool:
    """Test whether the project's demand has been reviewed and not been taken up again."""
    return Demand.objects.filter(project=project, state="passed").exists()


def open_to_public(on: date) -> QuerySet[Demand]:
    """Return the demands on which anybody may speak on a day, the first to close first."""
    asked = Demand.objects.filter(state="opinions", opinions_until__gte=on)
    return asked.select_related("project", "project__purchaser").order_by("opinions_until", "id")


def nature_of(demand: Demand) -> Nature:
    """Return what the demand is judged by."""
    return Nature(
        amount_fen=demand.amount_fen,
        to_public=demand.to_public,
        public_interest=demand.public_interest,
        complex_project=demand.complex_project,
        other_by_purchaser=demand.other_by_purchaser,
        emergency=bool(demand.emergency),
    )
