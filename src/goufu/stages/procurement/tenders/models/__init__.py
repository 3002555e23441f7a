"""What a tender stores: its document, the offers made to it, the committee and its points."""

from goufu.stages.procurement.tenders.models.committee import Member, Points
from goufu.stages.procurement.tenders.models.correction import TenderCorrection
from goufu.stages.procurement.tenders.models.inviting import Candidate, Clarification, SupplierDraw
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.talks import (
    Bargain,
    Change,
    FinalOffer,
    Meeting,
    Reply,
)
from goufu.stages.procurement.tenders.models.tender import Criterion, Tender
from goufu.stages.procurement.tenders.models.words import (
    DECIDED,
    ENDED,
    NOT_PUBLISHED,
    Capacity,
    FailureGround,
    InvalidGround,
    Invitation,
    ListedBy,
    Part,
)

__all__ = [
    "DECIDED",
    "ENDED",
    "NOT_PUBLISHED",
    "Bargain",
    "Candidate",
    "Capacity",
    "Change",
    "Clarification",
    "Criterion",
    "FailureGround",
    "FinalOffer",
    "InvalidGround",
    "Invitation",
    "ListedBy",
    "Meeting",
    "Member",
    "Offer",
    "Part",
    "Points",
    "Reply",
    "SupplierDraw",
    "Tender",
    "TenderCorrection",
]
