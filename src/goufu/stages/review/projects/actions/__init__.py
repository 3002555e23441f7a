"""What people do to a project, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.review.projects.actions.adjusting import (
    adjust,
    adjustment_passes_department,
    adjustment_passes_sector,
    make_adjustment,
    refuse_adjustment,
    withdraw_adjustment,
)
from goufu.stages.review.projects.actions.again import apply_again, copy_project
from goufu.stages.review.projects.actions.announcing import announce, draft_announcement
from goufu.stages.review.projects.actions.drafting import (
    assess,
    come_back,
    edit,
    open_project,
    park,
    reopen,
    submit,
    unpark,
)
from goufu.stages.review.projects.actions.in_hand import remind, transfer
from goufu.stages.review.projects.actions.reviewing import (
    approve,
    pass_department,
    pass_sector,
    refuse,
    return_for_correction,
    withdraw,
)

__all__ = [
    "adjust",
    "adjustment_passes_department",
    "adjustment_passes_sector",
    "announce",
    "apply_again",
    "approve",
    "assess",
    "come_back",
    "copy_project",
    "draft_announcement",
    "edit",
    "make_adjustment",
    "open_project",
    "park",
    "pass_department",
    "pass_sector",
    "refuse",
    "refuse_adjustment",
    "remind",
    "reopen",
    "return_for_correction",
    "submit",
    "transfer",
    "unpark",
    "withdraw",
    "withdraw_adjustment",
]
