"""What a tender stores: its document, the offers made to it, the committee and its points."""

from goufu.stages.procurement.tenders.models.assessment import Check, Explanation, Review
from goufu.stages.procurement.tenders.models.committee import Member, Points
from goufu.stages.procurement.tenders.models.correction import TenderCorrection
from goufu.stages.procurement.tenders.models.inviting import Candidate, SupplierDraw
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.opening import Opening, Sealing, TenderKey, Unlocking
from goufu.stages.procurement.tenders.models.talks import (
    Bargain,
    Change,
    FinalOffer,
    Meeting,
    Reply,
)
from goufu.stages.procurement.tenders.models.tender import Band, Criterion, Requirement, Tender
from goufu.stages.procurement.tenders.models.words import (
    DECIDED,
    ENDED,
    NOT_PUBLISHED,
    AwardBy,
    Capacity,
    CheckStage,
    CriterionKind,
    ExplanationKind,
    FailureGround,
    Finding,
    FirmSize,
    InvalidGround,
    Invitation,
    ListedBy,
    Part,
    ReviewReason,
)

__all__ = [
    "DECIDED",
    "ENDED",
    "NOT_PUBLISHED",
    "AwardBy",
    "Band",
    "Bargain",
    "Candidate",
    "Capacity",
    "Change",
    "Check",
    "CheckStage",
    "Criterion",
    "CriterionKind",
    "Explanation",
    "ExplanationKind",
    "FailureGround",
    "FinalOffer",
    "Finding",
    "FirmSize",
    "InvalidGround",
    "Invitation",
    "ListedBy",
    "Meeting",
    "Member",
    "Offer",
    "Opening",
    "Part",
    "Points",
    "Reply",
    "Requirement",
    "Review",
    "ReviewReason",
    "Sealing",
    "SupplierDraw",
    "Tender",
    "TenderCorrection",
    "TenderKey",
    "Unlocking",
]
