"""What the result notice, the contract and each bidder need to know of a result."""

from __future__ import annotations

from datetime import date
from typing import Any

from goufu.stages.procurement.tenders.models import Capacity, Offer, Tender


def result(tender: Tender, winner: Offer) -> dict[str, Any]:
    """Return the facts of a result: all fields that the official form of the notice asks for."""
    members = list(tender.members.select_related("account").order_by("number"))
    candidates = tender.offers.filter(rank__isnull=False).select_related("provider")
    purchaser, agency = tender.project.purchaser, tender.agency
    return {
        "title": tender.title,
        "tender_ref": tender.ref,
        "plan_ref": tender.plan.ref,
        "offer_ref": winner.ref,
        "project_code": tender.project_code,
        "method": tender.method,
        "purchaser": purchaser.name,
        "purchaser_address": purchaser.address,
        "purchaser_contact": purchaser.contact,
        "agency": agency.name,
        "agency_address": agency.address,
        "agency_contact": agency.contact,
        "provider_id": winner.provider_id,
        "provider": winner.provider.name,
        "provider_address": winner.provider.address,
        "price_fen": winner.price_fen,
        "total_score": str(winner.total_score) if winner.total_score is not None else None,
        "main_items": tender.main_items,
        "letter_number": tender.letter_number,
        "awarded_on": iso(tender.awarded_on),
        "result_notice_until": iso(tender.result_notice_until),
        "challenge_until": iso(tender.challenge_until),
        "committee": [one.account.name for one in members],
        "experts": [one.account.name for one in members if one.capacity == Capacity.EXPERT],
        "ranking": [scores(one) for one in candidates.order_by("rank", "id")],
        "fee_fen": tender.fee_fen,
        "fee_standard": tender.fee_standard,
        "sme_declaration": tender.sme_declaration_id,
        "documents": [one for one in (tender.document_id, tender.sme_declaration_id) if one],
    }


def scores(offer: Offer) -> dict[str, Any]:
    """Return what one offer came to."""
    return {
        "provider": offer.provider.name,
        "price_fen": offer.price_fen,
        "total_score": str(offer.total_score),
        "rank": offer.rank,
    }


def reasons_told(offer: Offer, winner: Offer, own_words: str) -> str:
    """Return why an offer lost, for its provider alone: its place, its score, what was said."""
    score = f"，评审得分 {offer.total_score} 分" if offer.total_score is not None else ""
    place = f"在推荐的候选人中排名第 {offer.rank}" if offer.rank else "未被推荐为候选人"
    told = f"本次响应{place}{score}；按顺序确定{winner.provider.name}中标、成交。"
    return f"{told}\n{own_words}".strip()


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
