"""The lives of a framework agreement, of an entry to it, and of a deal under it."""

from __future__ import annotations

from goufu.stages.procurement.frameworks.workflow.deal import DEAL
from goufu.stages.procurement.frameworks.workflow.entry import ENTRY
from goufu.stages.procurement.frameworks.workflow.framework import FRAMEWORK

__all__ = ["DEAL", "ENTRY", "FRAMEWORK"]
