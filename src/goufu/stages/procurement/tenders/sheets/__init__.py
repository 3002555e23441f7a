"""What people fill in about a tender."""

from goufu.stages.procurement.tenders.sheets.award import (
    Award,
    Delivery,
    Failure,
    ReasonRow,
    Result,
)
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
from goufu.stages.procurement.tenders.sheets.inviting import (
    CandidateRow,
    Clarifying,
    SupplierDrawing,
    SupplierList,
    WatcherRow,
)
from goufu.stages.procurement.tenders.sheets.offers import Bid, Invalid, Opening
from goufu.stages.procurement.tenders.sheets.seating import (
    Absence,
    Committee,
    Declaration,
    NewRepresentative,
    StandingAside,
)
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
    "Absence",
    "Award",
    "BargainRecord",
    "Bid",
    "CandidateRow",
    "ChangeAnswer",
    "Clarifying",
    "Committee",
    "Conclusion",
    "CriterionRow",
    "Declaration",
    "Delivery",
    "Failure",
    "FinalCall",
    "HandIn",
    "Invalid",
    "LastPrice",
    "MeetingRecord",
    "NewRepresentative",
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
    "StandingAside",
    "SupplierDrawing",
    "SupplierList",
    "TenderDocument",
    "TenderNotice",
    "WatcherRow",
]
