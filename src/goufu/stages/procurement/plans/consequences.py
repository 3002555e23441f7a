"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.stages.procurement.plans.actions.splitting import mark_splitting
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.projects.consequences import move


def start_purchase(entry: Entry) -> None:
    """Take the project into its purchase. Listens to ``plan.file`` and ``plan.accept``."""
    move(entry, "start_purchase")


def stop_purchase(entry: Entry) -> None:
    """Take the project back out of its purchase. Listens to ``plan.withdraw``."""
    if entry.facts.get("accepted"):
        move(entry, "purchase_again")


def lapse(entry: Entry) -> None:
    """End the plan of a purchase that failed, so that a new one can be drawn up.

    While other lots go on, the plan stays: the failed lot alone is bought again.
    Listens to ``tender.fail``, ``tender.annul``, ``tender.cancel`` and ``tender.restart``.
    """
    plan: Plan = Plan.objects.select_for_update().get(
        project_code=entry.project_code, state="under_way"
    )
    if entry.facts.get("other_lots"):
        return
    advance(plan, "lapse", actor=THE_CLOCK, at=entry.happened_at, after=entry.ref)
    mark_splitting(plan, on=day_of(entry.happened_at))
    move(entry, "purchase_again")
