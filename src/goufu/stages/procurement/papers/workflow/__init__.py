"""The lives of the papers of a purchase."""

from __future__ import annotations

from goufu.stages.procurement.papers.workflow.document import PURCHASE_PAPER
from goufu.stages.procurement.papers.workflow.letter import RESULT_LETTER
from goufu.stages.procurement.papers.workflow.taking import PROVIDER, TAKING
from goufu.stages.procurement.papers.workflow.template import KEEPER, PAPER_TEMPLATE

__all__ = ["KEEPER", "PAPER_TEMPLATE", "PROVIDER", "PURCHASE_PAPER", "RESULT_LETTER", "TAKING"]
