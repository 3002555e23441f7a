"""Keep in mind which plans together look like one purchase that was split."""

from __future__ import annotations

from datetime import date

from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.plans.queries import alike, as_purchase
from goufu.stages.procurement.plans.rules import pacing


def mark_splitting(plan: Plan, *, on: date) -> None:
    """Write the suspicion, or that there is none, on the plan and on those it counts with."""
    plans = list(alike(plan.project))
    found = pacing.suspected([as_purchase(one) for one in plans], on=on, place=plan.place)
    split = (found[0].group.sum_fen, found[0].group.count) if found else (None, None)
    counted = [one.pk for one in plans if found and not one.approval_ref and one.is_not_open]
    alike(plan.project).exclude(pk__in=counted).update(split_fen=None, split_count=None)
    Plan.objects.filter(pk__in=counted).update(split_fen=split[0], split_count=split[1])
    Plan.objects.filter(pk=plan.pk).exclude(pk__in=counted).update(split_fen=None, split_count=None)
    plan.refresh_from_db(fields=["split_fen", "split_count"])
