"""From the report to the result notice and the award letter."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.committee import charge_agency, ranking_seal
from goufu.stages.procurement.tenders.actions.opening import standing
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.sheets import Award, Delivery, Result


@action
def deliver_report(*, ref: str, sheet: Delivery, actor: Actor, at: datetime) -> Tender:
    """Deliver the committee's report to the purchaser; the period to decide starts."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "deliver_report", actor=actor, at=at)
    advance(
        tender,
        "deliver_report",
        actor=actor,
        at=at,
        remark=sheet.remark,
        report=ranking_seal(tender),
    )
    return tender


@action
def award(*, ref: str, sheet: Award, actor: Actor, at: datetime) -> Tender:
    """Decide the winner, in the order of the candidates.

    Raises:
        NoSuchOffer: no standing offer of that number.
        NotNextInRanking: another candidate stands before it.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "award", actor=actor, at=at)
    offer = standing(tender, sheet.offer)
    candidates = queries.standing_offers(tender)
    rules.check_next_in_ranking(
        provider=offer.provider.name,
        rank=offer.rank,
        first=min(one.rank for one in candidates if one.rank is not None),
    )

    tender.set(winner=offer, awarded_on=day_of(at))
    # Who it is stays out of the ledger until the result is published; the seal ties it down.
    advance(tender, "award", actor=actor, at=at, opinion=sheet.opinion, winner_seal=offer.seal)
    charge_agency(tender)
    return tender


@action
def publish_result(*, ref: str, sheet: Result, actor: Actor, at: datetime) -> Tender:
    """Publish the result, send the award letter and tell every bidder."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "publish_result", actor=actor, at=at)
    winner = tender.winner
    assert winner is not None
    until = timing.result_notice_until(method=tender.method, on=day_of(at), place=tender.place)

    tender.set(
        letter_number=child_ref(tender.project_code, "TZ"),
        result_published_on=day_of(at),
        result_notice_until=until,
        challenge_until=timing.challenge_until(since=until, place=tender.place) if until else None,
        fee_fen=sheet.fee_fen,
        fee_standard=sheet.fee_standard,
    )
    for offer in queries.standing_offers(tender):
        won = offer.pk == winner.pk
        advance(offer, "win" if won else "lose", actor=THE_CLOCK, at=at, **_scores(offer))
    give_standing(tender.project_code, Party.PROVIDER, winner.provider_id)
    advance(
        tender,
        "publish_result",
        actor=actor,
        at=at,
        remark=sheet.remark,
        **_result(tender, winner),
    )
    return tender


def _result(tender: Tender, winner: Offer) -> dict[str, Any]:
    """Return what the notice and the contract need to know."""
    candidates = tender.offers.filter(rank__isnull=False).select_related("provider")
    return {
        "title": tender.title,
        "tender_ref": tender.ref,
        "offer_ref": winner.ref,
        "project_code": tender.project_code,
        "purchaser": tender.project.purchaser.name,
        "agency": tender.agency.name,
        "provider_id": winner.provider_id,
        "provider": winner.provider.name,
        "provider_address": winner.provider.address,
        "price_fen": winner.price_fen,
        "letter_number": tender.letter_number,
        "result_notice_until": _iso(tender.result_notice_until),
        "challenge_until": _iso(tender.challenge_until),
        "committee": queries.names_to_publish(tender),
        "ranking": [_scores(one) for one in candidates.order_by("rank", "id")],
        "fee_fen": tender.fee_fen,
        "fee_standard": tender.fee_standard,
    }


def _scores(offer: Offer) -> dict[str, Any]:
    return {
        "provider": offer.provider.name,
        "price_fen": offer.price_fen,
        "total_score": str(offer.total_score),
        "rank": offer.rank,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
