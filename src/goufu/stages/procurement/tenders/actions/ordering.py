"""The order of the offers in the end: by scores, by price alone, or the one that was agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from goufu.stages.procurement.tenders.models import (
    Bargain,
    Criterion,
    FirmSize,
    Offer,
    Points,
    Tender,
)
from goufu.stages.procurement.tenders.rules import ranking
from goufu.stages.procurement.tenders.rules import scoring as rules
from goufu.stages.procurement.tenders.rules import talks as talk_rules
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE


def order_offers(tender: Tender, offers: list[Offer], *, on: date, step: str) -> None:
    """Rank the offers as the method and the document ask.

    Raises:
        BargainMissing: with a single source nothing is on record yet.
    """
    if tender.method == SINGLE:
        written = Bargain.objects.filter(tender=tender).exists()
        talk_rules.check_bargain(written=written, step=step)
    _rank(tender, offers, on)


def _rank(tender: Tender, offers: list[Offer], on: date) -> None:
    place, method = tender.place, tender.method
    by = ranking.found_by(award_by=tender.award_by, method=method, on=on, place=place)
    marked = _marked(tender, offers, on)
    if by == ranking.BY_PRICE:
        scored = ranking.by_price(marked)
    else:
        assert tender.price_weight is not None
        scored = ranking.totals(
            marked,
            price_weight=rules.hundredths(tender.price_weight),
            technically=ranking.breaks_ties_technically(method=method, on=on, place=place),
        )
    tender.offers.exclude(pk__in=[one.pk for one in offers]).update(rank=None)
    of_score = by == ranking.BY_SCORE
    by_ref = {offer.ref: offer for offer in offers}
    for one in scored:
        by_ref[one.offer].set(
            evaluated_fen=one.price_fen,
            price_score=rules.points_of(one.price) if of_score else None,
            quality_score=rules.points_of(one.quality) if of_score else None,
            total_score=rules.points_of(one.total) if of_score else None,
            rank=one.rank,
        )


def _marked(tender: Tender, offers: list[Offer], on: date) -> list[ranking.Marked]:
    """Return the offers as they are ranked; the cut of each price is noted on the offer."""
    found = []
    for offer in offers:
        accepted = bool(offer.declaration_accepted)
        offer.set(
            cut=ranking.cut_of(
                size=offer.firm_size if accepted else FirmSize.NONE.value,
                share=offer.small_share if accepted else ranking.NOTHING,
                small=tender.small_cut,
                shared=tender.shared_cut,
                on=on,
                place=tender.place,
            )
        )
        found.append(
            ranking.Marked(
                offer.ref,
                offer.ranking_price_fen,
                _sums(tender, offer, lambda _one: True),
                cut=offer.cut,
                technical=_sums(tender, offer, lambda one: one.technical),
            )
        )
    return found


def _sums(tender: Tender, offer: Offer, counts: Callable[[Criterion], bool]) -> tuple[int, ...]:
    """Return each member's sum in hundredths, over the criteria that count."""
    sums: dict[int, int] = defaultdict(int)
    given: list[Points] = list(offer.points.select_related("criterion"))
    for one in given:
        sums[one.member_id] += rules.hundredths(one.points) if counts(one.criterion) else 0
    members = tender.members.order_by("number").values_list("pk", flat=True)
    return tuple(sums[pk] for pk in members)
