"""What framework agreements store."""

from __future__ import annotations

from goufu.stages.procurement.frameworks.models.deal import Bid, Deal
from goufu.stages.procurement.frameworks.models.entry import IN_IT, Entry
from goufu.stages.procurement.frameworks.models.framework import Framework
from goufu.stages.procurement.frameworks.models.sealing import FrameworkKey, FrameworkUnlocking
from goufu.stages.procurement.frameworks.models.words import (
    Case,
    EntryMethod,
    Form,
    OpenCase,
    QualityCase,
    Removal,
    Users,
    Way,
)

__all__ = [
    "IN_IT",
    "Bid",
    "Case",
    "Deal",
    "Entry",
    "EntryMethod",
    "Form",
    "Framework",
    "FrameworkKey",
    "FrameworkUnlocking",
    "OpenCase",
    "QualityCase",
    "Removal",
    "Users",
    "Way",
]
