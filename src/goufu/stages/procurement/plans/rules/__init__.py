"""What the law asks of plans: their money, their method, their agency, their pace."""

from __future__ import annotations

from goufu.stages.procurement.plans.rules.entrusting import (
    AgreementIncomplete,
    CannotDoItAlone,
    MustGoToCentralAgency,
    NobodyToCarryItOut,
    NotEntrustable,
    NotSuchAnAgency,
    PlannedOtherwise,
)
from goufu.stages.procurement.plans.rules.method import (
    NoGround,
    NoReason,
    NotCarriedOutHere,
    NotForServices,
    OnlyOpenTender,
    UnknownMethodThatDay,
    check_method,
)
from goufu.stages.procurement.plans.rules.pacing import NotLate, PressedToday
from goufu.stages.procurement.plans.rules.plan import (
    DemandNotReviewed,
    IntentionAlreadyPublished,
    IntentionNotPublished,
    LotsDoNotAddUp,
    MoreThanReserved,
    NoApprovedBudget,
    NotToBeBoughtNow,
    OneLotIsNone,
    PlanAlreadyThere,
    check_intention,
    intention_rule,
)

__all__ = [
    "AgreementIncomplete",
    "CannotDoItAlone",
    "DemandNotReviewed",
    "IntentionAlreadyPublished",
    "IntentionNotPublished",
    "LotsDoNotAddUp",
    "MoreThanReserved",
    "MustGoToCentralAgency",
    "NoApprovedBudget",
    "NoGround",
    "NoReason",
    "NobodyToCarryItOut",
    "NotCarriedOutHere",
    "NotEntrustable",
    "NotForServices",
    "NotLate",
    "NotSuchAnAgency",
    "NotToBeBoughtNow",
    "OneLotIsNone",
    "OnlyOpenTender",
    "PlanAlreadyThere",
    "PlannedOtherwise",
    "PressedToday",
    "UnknownMethodThatDay",
    "check_intention",
    "check_method",
    "intention_rule",
]
