"""The order of the offers in the end: by scores, by price alone, or the one that was agreed."""

from __future__ import annotations

from datetime import date

from goufu.stages.procurement.tenders.models import Bargain, Offer, Tender
from goufu.stages.procurement.tenders.rules import ranking, scoring
from goufu.stages.procurement.tenders.rules import talks as talk_rules
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE


def order_offers(tender: Tender, offers: list[Offer], *, on: date, step: str) -> None:
    """Rank the offers as the method asks.

    Raises:
        BargainMissing: with a single source nothing is on record yet.
        FormulaNotCarriedOut: the law of the day turns prices into scores in another way.
    """
    if tender.method == SINGLE:
        written = Bargain.objects.filter(tender=tender).exists()
        talk_rules.check_bargain(written=written, step=step)
    if ranking.is_scored(method=tender.method, on=on, place=tender.place):
        scoring.check_formula(method=tender.method, on=on, place=tender.place)
        _rank(tender, offers)
        return
    order = ranking.by_price({offer.ref: offer.price_fen for offer in offers})
    for offer in offers:
        offer.set(rank=order[offer.ref])


def _rank(tender: Tender, offers: list[Offer]) -> None:
    assert tender.price_weight is not None
    marked = [scoring.Marked(offer.ref, offer.price_fen, _sums(tender, offer)) for offer in offers]
    by_ref = {offer.ref: offer for offer in offers}
    for one in scoring.totals(marked, price_weight=scoring.hundredths(tender.price_weight)):
        by_ref[one.offer].set(
            price_score=scoring.points_of(one.price),
            quality_score=scoring.points_of(one.quality),
            total_score=scoring.points_of(one.total),
            rank=one.rank,
        )


def _sums(tender: Tender, offer: Offer) -> tuple[int, ...]:
    sums = dict.fromkeys(tender.members.values_list("pk", flat=True), 0)
    for member, points in offer.points.values_list("member_id", "points"):
        sums[member] += scoring.hundredths(points)
    return tuple(sums.values())
