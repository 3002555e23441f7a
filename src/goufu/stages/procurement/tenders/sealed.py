"""What of a tender is sealed by now, and to which keys."""

from __future__ import annotations

from goufu.stages.procurement.sealing.opening import in_order
from goufu.stages.procurement.tenders.models import FinalOffer, Sealing, Tender, TenderKey
from goufu.stages.procurement.tenders.queries import standing_offers


def key_of(tender: Tender, custodian: str) -> TenderKey:
    """Return the key of one custodian to which the offers of a tender are sealed."""
    return tender.keys.select_related("key", "key__organisation").get(custodian=custodian)


def keys_in_order(tender: Tender) -> list[TenderKey]:
    """Return the three keys to which the offers of a tender are sealed."""
    return in_order(tender.keys.select_related("key", "key__organisation"))


def at_hand(tender: Tender) -> Sealing:
    """Return which envelopes of a tender are opened next: after the opening only last prices."""
    return Sealing.OFFERS if tender.bids_opened_at is None else Sealing.FINALS


def sealed_finals(tender: Tender) -> list[FinalOffer]:
    """Return the last prices that were handed in sealed and still count."""
    found = FinalOffer.objects.filter(offer__in=standing_offers(tender)).exclude(envelope="")
    return list(found.select_related("offer__provider").order_by("offer_id"))
