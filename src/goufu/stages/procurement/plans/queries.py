"""Questions to the plans."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from goufu.base.law_rows.preview import SHOWN, Hanging, Preview, Touched
from goufu.base.people.models import Appointment
from goufu.base.people.queries import in_office
from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.law.money import yuan
from goufu.law.rows import Answer
from goufu.law.splitting import Purchase
from goufu.law.words import say
from goufu.stages.parties.agencies.models import AgencyEntry
from goufu.stages.parties.agencies.queries import entrustable, obstacles
from goufu.stages.parties.agencies.workflow import LIVE as LISTED_OR_FILED
from goufu.stages.procurement.plans.models import LIVE, Plan
from goufu.stages.procurement.plans.rules.entrusting import is_listed_by_law
from goufu.stages.procurement.plans.rules.method import Wanted
from goufu.stages.review.budgets import rules as budget_rules
from goufu.stages.review.projects.models import Project

NO_AMOUNT = 2**63 - 1
BEFORE_REPLY = frozenset(
    {"draft", "assessed", "parked", "dept_review", "sector_review", "finance_review", "budgeted"}
)


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """Return the plans that the actor may see; an agency sees what is entrusted to it."""
    plans = Plan.objects.select_related("project", "project__purchaser", "agency")
    if actor.role in AGENCIES:
        asked = Q(entrusted_on__isnull=False) | Q(started_on__isnull=False)
        return plans.filter(asked, agency_id=actor.organisation_id)
    return visible(plans, actor)


def live_plan_of(project: Project) -> Plan | None:
    """Return the plan of a project that has not come to an end."""
    return Plan.objects.filter(project=project, state__in=LIVE).order_by("id").first()


def has_approved_budget(project: Project) -> bool:
    """Test whether the project's budget has been replied."""
    return bool(project.budget_line_ref) and project.state not in BEFORE_REPLY


def is_central(project: Project, on: date) -> bool:
    """Test whether the project's item must go through a centralised agency on that day."""
    item = project.item
    return budget_rules.is_central(code=item.code, marked=item.central, on=on, place=project.place)


def wanted_by(plan: Plan) -> Wanted:
    """Return the method that a plan wants, as the rules read it."""
    return Wanted(
        method=plan.method,
        amount_fen=plan.amount_fen,
        grounds=tuple(plan.grounds),
        reason=plan.method_reason,
        approved_method=plan.approved_method,
        approved_fen=plan.approved_fen or 0,
    )


def obstacles_of(agency_id: int, *, on: date, place: str) -> tuple[str, ...]:
    """Return why the register does not let an agency be entrusted; nothing before there was one."""
    if not is_listed_by_law(on, place):
        return ()
    entry = AgencyEntry.objects.filter(organisation_id=agency_id, state__in=LISTED_OR_FILED).first()
    return tuple(obstacles(entry, on=on, place=place)) if entry else (say("没有登记在名录"),)


def entrustable_now(on: date, place: str) -> frozenset[int] | None:
    """Return the agencies that the register lets be entrusted; None before there was one."""
    if not is_listed_by_law(on, place):
        return None
    return frozenset(one.entry.organisation_id for one in entrustable(on, place) if not one.reasons)


def has_procurement_staff(purchaser_id: int, on: date) -> bool:
    """Test whether somebody at the purchaser is appointed to carry purchases out."""
    return Appointment.objects.filter(
        in_office(on), organisation_id=purchaser_id, role=Role.AGENCY, account__is_active=True
    ).exists()


def alike(project: Project) -> QuerySet[Plan]:
    """Return the plans that count together with a project's: 同一预算项目、同一品目、同一年度."""
    return (
        Plan.objects.filter(
            state__in=LIVE,
            project__purchaser_id=project.purchaser_id,
            project__year=project.year,
            project__budget_line_ref=project.budget_line_ref,
            project__item__code=project.item.code,
        )
        .select_related("project", "project__item")
        .order_by("id")
    )


def as_purchase(plan: Plan) -> Purchase:
    """Return a plan as the law floor's test of splitting reads it."""
    project = plan.project
    return Purchase(
        budget_item=project.budget_line_ref,
        category=project.item.code,
        year=project.year,
        method=plan.method,
        amount_fen=plan.amount_fen,
        approved=bool(plan.approval_ref),
    )


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
