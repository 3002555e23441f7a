"""What leaves the room: a tender and an offer, each as one reader may see it.

Secret until the opening: who has offered, and what. Secret until the result notice: who sits on
the committee. Secret from other bidders for good: service plans.
"""

from goufu.stages.procurement.tenders.cards.explanation import ExplanationCard
from goufu.stages.procurement.tenders.cards.offer import OfferCard
from goufu.stages.procurement.tenders.cards.opening import OpeningCard
from goufu.stages.procurement.tenders.cards.report import ReportCard
from goufu.stages.procurement.tenders.cards.sight import (
    OFFER_READ_WITH,
    READ_WITH,
    may_read_report,
)
from goufu.stages.procurement.tenders.cards.tender import TenderCard

__all__ = [
    "OFFER_READ_WITH",
    "READ_WITH",
    "ExplanationCard",
    "OfferCard",
    "OpeningCard",
    "ReportCard",
    "TenderCard",
    "may_read_report",
]
