"""What a tender stores: its document, the offers made to it, the committee and its points."""

from goufu.stages.procurement.tenders.models.assessment import Check, Clarification, Review
from goufu.stages.procurement.tenders.models.committee import Member, Points
from goufu.stages.procurement.tenders.models.offers import Offer
from goufu.stages.procurement.tenders.models.tender import Band, Criterion, Requirement, Tender
from goufu.stages.procurement.tenders.models.words import (
    DECIDED,
    ENDED,
    NOT_PUBLISHED,
    AwardBy,
    Capacity,
    CheckStage,
    ClarificationKind,
    CriterionKind,
    FailureGround,
    Finding,
    FirmSize,
    InvalidGround,
    ReviewReason,
)

__all__ = [
    "DECIDED",
    "ENDED",
    "NOT_PUBLISHED",
    "AwardBy",
    "Band",
    "Capacity",
    "Check",
    "CheckStage",
    "Clarification",
    "ClarificationKind",
    "Criterion",
    "CriterionKind",
    "FailureGround",
    "Finding",
    "FirmSize",
    "InvalidGround",
    "Member",
    "Offer",
    "Points",
    "Requirement",
    "Review",
    "ReviewReason",
    "Tender",
]
