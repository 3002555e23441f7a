"""Suspend a project and let it go on."""

from __future__ import annotations

from datetime import date, datetime

from goufu.base.deadlines import duties
from goufu.base.workflow.models import Hold
from goufu.base.workflow.remembered import forget
from goufu.law.calendar import day_of


def place(
    project_code: str, *, by: str, reason: str, clause: str, at: datetime, until: date | None = None
) -> Hold:
    """Stop all steps and clocks of a project on behalf of the dossier ``by``."""
    already = Hold.objects.filter(project_code=project_code, lifted_at__isnull=True).exists()
    hold = Hold.objects.create(
        project_code=project_code,
        reason=reason,
        clause=clause,
        placed_by=by,
        placed_at=at,
        until=until,
    )
    forget(project_code)
    if not already:
        duties.suspend(project_code, on=day_of(at), but=by)
    return hold


def lift(project_code: str, *, by: str, at: datetime) -> bool:
    """End the hold that ``by`` asked for; the clocks run on when no other hold is left."""
    lifted = Hold.objects.filter(
        project_code=project_code, placed_by=by, lifted_at__isnull=True
    ).update(lifted_at=at)
    forget(project_code)
    if (
        lifted
        and not Hold.objects.filter(project_code=project_code, lifted_at__isnull=True).exists()
    ):
        duties.resume(project_code, on=day_of(at))
    return bool(lifted)
