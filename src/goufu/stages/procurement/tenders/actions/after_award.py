"""A result that no longer stands: the next candidate, or another purchase."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines import duties
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.ending import annul, end
from goufu.stages.procurement.tenders.actions.opening import standing
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sheets import Invalid, Reasons


@action
def set_aside_winner(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Undo the award; the other candidates stand again in their order.

    Where nobody else stands the tender is annulled, and the project bought again.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "set_aside_winner", actor=actor, at=at)
    winner = tender.winner
    assert winner is not None
    if not queries.others_ranked(tender, winner).exists():
        return annul(ref=ref, sheet=sheet, actor=actor, at=at)

    duties.cancel(tender.ref, on=day_of(at))
    _drop(tender, reason=sheet.reason, at=at)
    advance(
        tender,
        "set_aside_winner",
        actor=actor,
        at=at,
        reason=sheet.reason,
        title=tender.title,
        provider=winner.provider.name,
        published=tender.result_published_on is not None,
        letter_number=tender.letter_number,
    )
    tender.set(winner=None, awarded_on=None, undecided_reasons="")
    return tender


@action
def drop_offer(*, ref: str, sheet: Invalid, actor: Actor, at: datetime) -> Tender:
    """Drop a candidate who has not won, because a challenge has shown that it may not."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "drop_offer", actor=actor, at=at)
    offer = standing(tender, sheet.offer)

    offer.set(invalid_ground=sheet.ground.value, invalid_reason=sheet.reason)
    said = {"ground": sheet.ground.value, "reason": sheet.reason}
    advance(offer, "invalidate", actor=THE_CLOCK, at=at, **said)
    advance(tender, "drop_offer", actor=actor, at=at, offer=offer.ref, **said)
    return tender


@action
def restart(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Take no other candidate but buy again, as the purchaser may."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "restart", actor=actor, at=at)
    return end(tender, "restart", ground=None, reason=sheet.reason, actor=actor, at=at)


def _drop(tender: Tender, *, reason: str, at: datetime) -> None:
    """Let the winner go and the others stand again, by what state each of them is in."""
    for offer in tender.offers.filter(state__in=["won", "lost", "opened"]).order_by("id"):
        if offer.pk == tender.winner_id:
            advance(offer, "set_aside", actor=THE_CLOCK, at=at, reason=reason)
        elif offer.state == "lost":
            offer.set(result_reason="")
            advance(offer, "stand_again", actor=THE_CLOCK, at=at)
