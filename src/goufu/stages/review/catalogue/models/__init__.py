"""What the catalogues store: items and their versions, the year's list, what departments ask."""

from __future__ import annotations

from goufu.stages.review.catalogue.models.asked import ItemRequest, Opinion, Outcome
from goufu.stages.review.catalogue.models.guidance import (
    Change,
    GuidanceCatalogue,
    GuidanceItem,
    ItemMapping,
    MappingKind,
    Nature,
    ServiceClass,
)
from goufu.stages.review.catalogue.models.yearly import (
    CatalogueEntry,
    Correction,
    ImplementationCatalogue,
    ProcurementException,
)

__all__ = [
    "CatalogueEntry",
    "Change",
    "Correction",
    "GuidanceCatalogue",
    "GuidanceItem",
    "ImplementationCatalogue",
    "ItemMapping",
    "ItemRequest",
    "MappingKind",
    "Nature",
    "Opinion",
    "Outcome",
    "ProcurementException",
    "ServiceClass",
]
