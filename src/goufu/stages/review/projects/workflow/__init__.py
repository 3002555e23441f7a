"""The lives of a project and of its adjustments."""

from __future__ import annotations

from goufu.stages.review.projects.workflow.adjustment import ADJUSTMENT
from goufu.stages.review.projects.workflow.project import PROJECT, TURNS
from goufu.stages.review.projects.workflow.words import (
    ADJUST,
    APPLY_AGAIN,
    APPROVED,
    COPY,
    HANDLER,
    IN_REVIEW,
    MAY_BE_COPIED,
    MAY_HAVE_GAPS,
)

__all__ = [
    "ADJUST",
    "ADJUSTMENT",
    "APPLY_AGAIN",
    "APPROVED",
    "COPY",
    "HANDLER",
    "IN_REVIEW",
    "MAY_BE_COPIED",
    "MAY_HAVE_GAPS",
    "PROJECT",
    "TURNS",
]
