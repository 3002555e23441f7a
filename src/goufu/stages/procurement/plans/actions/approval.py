"""Take in that finance has approved another method."""

from __future__ import annotations

from datetime import date

from goufu.stages.procurement.plans.actions.splitting import mark_splitting
from goufu.stages.procurement.plans.models import Plan


def note_approval(ref: str, *, approval: str, method: str, amount_fen: int, on: date) -> None:
    """Write the approval on the plan; it holds for this method up to this amount.

    Args:
        approval: the number of the dossier in which it was given.
    """
    plan: Plan = Plan.objects.locked(ref)
    plan.set(approval_ref=approval, approved_method=method, approved_fen=amount_fen)
    mark_splitting(plan, on=on)
