"""What people fill in about a tender."""

from goufu.stages.procurement.tenders.sheets.award import Award, Delivery, Failure, Result
from goufu.stages.procurement.tenders.sheets.committee import (
    Conclusion,
    HandIn,
    PointsRow,
    Scoring,
)
from goufu.stages.procurement.tenders.sheets.common import Nothing, Reasons, Remark
from goufu.stages.procurement.tenders.sheets.document import (
    CriterionRow,
    TenderDocument,
    TenderNotice,
)
from goufu.stages.procurement.tenders.sheets.offers import Bid, Invalid, Opening
from goufu.stages.procurement.tenders.sheets.seating import (
    Absence,
    Committee,
    Declaration,
    NewRepresentative,
    StandingAside,
)

__all__ = [
    "Absence",
    "Award",
    "Bid",
    "Committee",
    "Conclusion",
    "CriterionRow",
    "Declaration",
    "Delivery",
    "Failure",
    "HandIn",
    "Invalid",
    "NewRepresentative",
    "Nothing",
    "Opening",
    "PointsRow",
    "Reasons",
    "Remark",
    "Result",
    "Scoring",
    "StandingAside",
    "TenderDocument",
    "TenderNotice",
]
