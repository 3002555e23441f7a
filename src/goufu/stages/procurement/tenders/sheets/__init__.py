"""What people fill in about a tender."""

from goufu.stages.procurement.tenders.sheets.assessment import (
    Acceptance,
    CheckRow,
    Checks,
    Conclusion,
    Contradiction,
    DeclarationRow,
    Declarations,
    Dissent,
    HandIn,
    PointsRow,
    PriceLineRow,
    ProviderAnswer,
    Question,
    ReturnPoints,
    ReviewOrder,
    Scoring,
    Signature,
)
from goufu.stages.procurement.tenders.sheets.award import Award, Delivery, Failure, Result
from goufu.stages.procurement.tenders.sheets.committee import Committee, SeatRow
from goufu.stages.procurement.tenders.sheets.common import Nothing, Reasons, Remark
from goufu.stages.procurement.tenders.sheets.document import (
    CriterionRow,
    GradeRow,
    RequirementRow,
    TenderDocument,
    TenderNotice,
)
from goufu.stages.procurement.tenders.sheets.offers import Bid, Invalid, Opening

__all__ = [
    "Acceptance",
    "Award",
    "Bid",
    "CheckRow",
    "Checks",
    "Committee",
    "Conclusion",
    "Contradiction",
    "CriterionRow",
    "DeclarationRow",
    "Declarations",
    "Delivery",
    "Dissent",
    "Failure",
    "GradeRow",
    "HandIn",
    "Invalid",
    "Nothing",
    "Opening",
    "PointsRow",
    "PriceLineRow",
    "ProviderAnswer",
    "Question",
    "Reasons",
    "Remark",
    "RequirementRow",
    "Result",
    "ReturnPoints",
    "ReviewOrder",
    "Scoring",
    "SeatRow",
    "Signature",
    "TenderDocument",
    "TenderNotice",
]
