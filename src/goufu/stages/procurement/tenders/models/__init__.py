"""What a tender stores: its document, the offers made to it, the committee and its points."""

from goufu.stages.procurement.tenders.models.committee import Member, Points
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.opening import Opening, TenderKey, Unlocking
from goufu.stages.procurement.tenders.models.tender import Criterion, Tender
from goufu.stages.procurement.tenders.models.words import (
    DECIDED,
    ENDED,
    NOT_PUBLISHED,
    Capacity,
    FailureGround,
    InvalidGround,
)

__all__ = [
    "DECIDED",
    "ENDED",
    "NOT_PUBLISHED",
    "Capacity",
    "Criterion",
    "FailureGround",
    "InvalidGround",
    "Member",
    "Offer",
    "Opening",
    "Points",
    "Tender",
    "TenderKey",
    "Unlocking",
]
