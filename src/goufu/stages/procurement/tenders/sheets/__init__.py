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
from goufu.stages.procurement.tenders.sheets.correcting import Correction
from goufu.stages.procurement.tenders.sheets.document import (
    CriterionRow,
    TenderDocument,
    TenderNotice,
)
from goufu.stages.procurement.tenders.sheets.offers import Bid, Invalid, Opening

__all__ = [
    "Award",
    "Bid",
    "Committee",
    "Conclusion",
    "Correction",
    "CriterionRow",
    "Delivery",
    "Failure",
    "HandIn",
    "Invalid",
    "Nothing",
    "Opening",
    "PointsRow",
    "Reasons",
    "Remark",
    "Result",
    "Scoring",
    "SeatRow",
    "TenderDocument",
    "TenderNotice",
]
