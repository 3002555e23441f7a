"""What people fill in about a tender."""

from goufu.stages.procurement.tenders.sheets.award import (
    Award,
    Delivery,
    Failure,
    ReasonRow,
    Result,
)
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
from goufu.stages.procurement.tenders.sheets.inviting import (
    CandidateRow,
    Clarifying,
    SupplierDrawing,
    SupplierList,
    WatcherRow,
)
from goufu.stages.procurement.tenders.sheets.offers import Bid, Invalid, Opening
from goufu.stages.procurement.tenders.sheets.talks import (
    BargainRecord,
    ChangeAnswer,
    FinalCall,
    LastPrice,
    MeetingRecord,
    NewResponse,
    ProposedChange,
)

__all__ = [
    "Award",
    "BargainRecord",
    "Bid",
    "CandidateRow",
    "ChangeAnswer",
    "Clarifying",
    "Committee",
    "Conclusion",
    "Correction",
    "CriterionRow",
    "Delivery",
    "Failure",
    "FinalCall",
    "HandIn",
    "Invalid",
    "LastPrice",
    "MeetingRecord",
    "NewResponse",
    "Nothing",
    "Opening",
    "PointsRow",
    "ProposedChange",
    "ReasonRow",
    "Reasons",
    "Remark",
    "Result",
    "Scoring",
    "SeatRow",
    "SupplierDrawing",
    "SupplierList",
    "TenderDocument",
    "TenderNotice",
    "WatcherRow",
]
