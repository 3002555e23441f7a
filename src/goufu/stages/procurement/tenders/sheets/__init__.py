"""What people fill in about a tender."""

from goufu.stages.procurement.tenders.sheets.award import Award, Delivery, Failure, Result
from goufu.stages.procurement.tenders.sheets.committee import (
    Committee,
    Conclusion,
    HandIn,
    PointsRow,
    Scoring,
    SeatRow,
)
from goufu.stages.procurement.tenders.sheets.common import Nothing, Reasons, Remark
from goufu.stages.procurement.tenders.sheets.document import (
    CriterionRow,
    TenderDocument,
    TenderNotice,
)
from goufu.stages.procurement.tenders.sheets.offers import (
    Attendance,
    Bid,
    Invalid,
    LostKey,
    Objection,
    ObjectionAnswer,
    Opening,
    Pieces,
)

__all__ = [
    "Attendance",
    "Award",
    "Bid",
    "Committee",
    "Conclusion",
    "CriterionRow",
    "Delivery",
    "Failure",
    "HandIn",
    "Invalid",
    "LostKey",
    "Nothing",
    "Objection",
    "ObjectionAnswer",
    "Opening",
    "Pieces",
    "PointsRow",
    "Reasons",
    "Remark",
    "Result",
    "Scoring",
    "SeatRow",
    "TenderDocument",
    "TenderNotice",
]
