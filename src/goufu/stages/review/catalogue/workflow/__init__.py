"""The lives of what lies in this room."""

from __future__ import annotations

from goufu.stages.review.catalogue.workflow.guidance import GUIDANCE
from goufu.stages.review.catalogue.workflow.requests import ITEM_REQUEST
from goufu.stages.review.catalogue.workflow.yearly import CATALOGUE, PUBLISH_CATALOGUE

__all__ = ["CATALOGUE", "GUIDANCE", "ITEM_REQUEST", "PUBLISH_CATALOGUE"]
