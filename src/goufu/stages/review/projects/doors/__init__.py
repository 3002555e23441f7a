"""How the world meets projects and their adjustments."""

from __future__ import annotations

from goufu.stages.review.projects.doors.adjustment import ADJUSTMENT_DOORS
from goufu.stages.review.projects.doors.project import PROJECT_DOORS

DOORS = (PROJECT_DOORS, ADJUSTMENT_DOORS)
