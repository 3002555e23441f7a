"""What a purchase tells its draw: that it is there, who takes part, how it ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.draws import queries
from goufu.stages.procurement.draws.actions.calling import go_on
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome
from goufu.stages.procurement.draws.workflow import LIVE


def lay(about: Dossier, *, at: datetime, **facts: Any) -> Draw:
    """Open a draw for an assessment, unless one is there.

    Args:
        about: the tender; the draw keeps only its numbers.
        facts: ``agency_id``, ``purchaser_id``, ``method``, ``budget_fen``, ``central``.
    """
    found = queries.live_draw(about.ref)
    if found is not None:
        return found
    draw = Draw(
        ref=child_ref(about.ref, "CQ"),
        project_code=about.project_code,
        title=about.title,
        place=about.place,
        about_ref=about.ref,
        **facts,
    )
    open_dossier(draw, actor=THE_CLOCK, at=at, about=about.ref)
    return draw


def lay_again(old: Draw, *, at: datetime) -> Draw:
    """Open a new draw in the place of one that is void; the purchaser's people stay named."""
    draw = Draw(
        ref=child_ref(old.about_ref, "CQ"),
        project_code=old.project_code,
        title=old.title,
        place=old.place,
        about_ref=old.about_ref,
        agency_id=old.agency_id,
        purchaser_id=old.purchaser_id,
        method=old.method,
        budget_fen=old.budget_fen,
        central=old.central,
        suppliers=old.suppliers,
    )
    open_dossier(draw, actor=THE_CLOCK, at=at, about=old.about_ref, instead_of=old.ref)
    for one in old.nominated.order_by("id"):
        draw.nominated.create(account_id=one.account_id, organisation_id=one.organisation_id)
    return draw


def tell_suppliers(about_ref: str, bodies: Iterable[Organisation], *, at: datetime) -> None:
    """Say who takes part, once nobody can join any more; who is tied to one of them is left out."""
    found = queries.live_draw(about_ref)
    if found is None:
        return
    draw: Draw = Draw.objects.locked(found.ref)
    there = sorted(bodies, key=lambda one: one.pk)
    draw.set(suppliers={"ids": [one.pk for one in there], "names": [one.name for one in there]})
    if draw.state in {"committed", "calling", "filled"}:
        _leave_out(draw, at)


def _leave_out(draw: Draw, at: datetime) -> None:
    assert draw.evaluation_at is not None
    for candidate, reasons in queries.must_go(draw, day_of(draw.evaluation_at)):
        sat = candidate.outcome in queries.SITTING
        candidate.outcome = Outcome.LEFT_OUT
        candidate.reasons = [{"code": one.code, "clause": one.clause} for one in reasons]
        candidate.save(update_fields=["outcome", "reasons"])
        if sat:
            entry = advance(draw, "leave_out", actor=THE_CLOCK, at=at, code=candidate.code)
            go_on(draw, entry, at=at)


def lapse(about_ref: str, *, at: datetime) -> Draw | None:
    """End the draw of a purchase that came to nothing, or whose committee is dismissed."""
    found = Draw.objects.filter(about_ref=about_ref, state__in=LIVE).first()
    if found is None:
        return None
    draw: Draw = Draw.objects.locked(found.ref)
    advance(draw, "lapse", actor=THE_CLOCK, at=at)
    return draw


def close(about_ref: str, *, at: datetime) -> None:
    """Open the record to everybody: the result, and with it the names, are published."""
    found = Draw.objects.filter(about_ref=about_ref, state="filled").first()
    if found is not None:
        draw: Draw = Draw.objects.locked(found.ref)
        advance(draw, "close", actor=THE_CLOCK, at=at)


def mark_seated(draw: Draw, candidate_ids: Iterable[int]) -> None:
    """Note who sits on the committee now."""
    Candidate.objects.filter(draw=draw, pk__in=list(candidate_ids)).update(seated=True)
