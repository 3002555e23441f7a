"""What leaves the room."""

from __future__ import annotations

from goufu.stages.review.projects.cards.adjustment import AdjustmentCard
from goufu.stages.review.projects.cards.announcement import announcement_lines, announcement_title
from goufu.stages.review.projects.cards.form import ChangeLine, changes_since_return, label_of
from goufu.stages.review.projects.cards.project import ProjectCard

__all__ = [
    "AdjustmentCard",
    "ChangeLine",
    "ProjectCard",
    "announcement_lines",
    "announcement_title",
    "changes_since_return",
    "label_of",
]
