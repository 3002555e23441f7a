"""Questions to the applications for another method."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from goufu.base.people.roles import FINANCE, Actor, Role
from goufu.base.workflow.models import Hold
from goufu.base.workflow.visibility import may_see
from goufu.law.method_choice import Choice
from goufu.stages.procurement.method_changes.models import OVER, MethodChange
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.queries import wanted_by
from goufu.stages.procurement.plans.rules.method import Wanted, needs_approval


def visible_to(actor: Actor) -> QuerySet[MethodChange]:
    """Return those of the projects to which one's body is a party, and those one approves.

    Providers and the public see what was put before them.
    """
    changes = MethodChange.objects.select_related("project", "project__purchaser", "authority")
    if actor.role in {Role.PROVIDER, Role.PUBLIC}:
        return changes.filter(public_from__isnull=False)
    seen = may_see(actor)
    if actor.role in FINANCE:
        asked = Q(submitted_on__isnull=False) | Q(public_from__isnull=False)
        seen |= asked & Q(authority_id=actor.organisation_id or 0)
    return changes.filter(seen)


def live_change_of(plan: Plan) -> MethodChange | None:
    """Return the application on a plan that has not come to an end."""
    return MethodChange.objects.filter(plan=plan).exclude(state__in=OVER).order_by("id").first()


def choice_of_plan(plan: Plan, on: date) -> Choice | None:
    """Return what the law of the day says of the plan's method, where finance has to approve."""
    return needs_approval(wanted_by(plan), on=on, place=plan.place)


def choice_of(change: MethodChange, on: date) -> Choice | None:
    """Return the same of an application as it stands."""
    wanted = Wanted(change.method, change.amount_fen, tuple(change.grounds), change.reason)
    return needs_approval(wanted, on=on, place=change.place)


def public() -> QuerySet[MethodChange]:
    """Return what was put before the public, the newest first."""
    shown = MethodChange.objects.filter(public_from__isnull=False)
    return shown.select_related("project", "project__purchaser", "authority").order_by("-id")


def over(on: date) -> QuerySet[MethodChange]:
    """Return those whose publicity has passed its last day, unless their project is on hold."""
    held = Hold.objects.filter(project_code=OuterRef("project_code"), lifted_at__isnull=True)
    ended = MethodChange.objects.filter(~Exists(held), state="publicity", public_until__lt=on)
    return ended.order_by("id")
