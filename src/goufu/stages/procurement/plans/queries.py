"""Questions to the plans."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext

from goufu.base.law_rows.preview import SHOWN, Hanging, Preview, Touched
from goufu.base.people.roles import AGENCIES, Actor
from goufu.base.workflow.visibility import visible
from goufu.law.money import yuan
from goufu.law.rows import Answer
from goufu.stages.procurement.plans.models import LIVE, Plan
from goufu.stages.review.projects.models import Project

NO_AMOUNT = 2**63 - 1
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


def touched_by_threshold(asked: Hanging) -> Preview:
    """Return the live plans that a threshold for services puts on its other side."""
    before, after = _amount(asked.before), _amount(asked.after)
    if asked.case.get("subject", "services") != "services" or before == after:
        return Preview((), 0)
    lower, upper = sorted((before, after))
    plans = Plan.objects.filter(
        state__in=LIVE, place__startswith=asked.place, amount_fen__gte=lower, amount_fen__lt=upper
    )
    seen = visible_to(asked.actor).filter(pk__in=plans.values("pk")).order_by("ref")
    below, above = gettext("低于公开招标数额标准"), gettext("达到公开招标数额标准")
    words = (below, above) if after < before else (above, below)
    lines = [
        Touched("plan", plan.ref, plan.title, yuan(plan.amount_fen), *words)
        for plan in seen[:SHOWN]
    ]
    return Preview(lines, plans.count())


def _amount(answer: Answer | None) -> int:
    """Return the threshold in fen; without one no amount reaches it."""
    return NO_AMOUNT if answer is None else int(answer.value)
