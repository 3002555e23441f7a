"""What leaves the room."""

from __future__ import annotations

from goufu.stages.review.catalogue.cards.guidance import GuidanceCard, RequestCard
from goufu.stages.review.catalogue.cards.yearly import CatalogueCard, changes_in_words

__all__ = ["CatalogueCard", "GuidanceCard", "RequestCard", "changes_in_words"]
