"""Questions to the plans."""

from __future__ import annotations

from django.db.models import QuerySet

from goufu.base.people.roles import AGENCIES, Actor
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.plans.models import LIVE, Plan
from goufu.stages.review.projects.models import Project

BEFORE_REPLY = frozenset(
    {"draft", "assessed", "parked", "dept_review", "sector_review", "finance_review", "budgeted"}
)


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """Return the plans that the actor may see; an agency sees what is entrusted to it."""
    plans = Plan.objects.select_related("project", "project__purchaser", "agency")
    if actor.role in AGENCIES:
        return plans.filter(agency_id=actor.organisation_id, accepted_on__isnull=False)
    return visible(plans, actor)


def live_plan_of(project: Project) -> Plan | None:
    """Return the plan of a project that has not come to an end."""
    return Plan.objects.filter(project=project, state__in=LIVE).order_by("id").first()


def has_approved_budget(project: Project) -> bool:
    """Test whether the project's budget has been replied."""
    return bool(project.budget_line_ref) and project.state not in BEFORE_REPLY
