"""What the papers of a purchase store."""

from goufu.stages.procurement.papers.models.document import PaperKind, PaperTemplate, PurchasePaper
from goufu.stages.procurement.papers.models.letter import LetterKind, ResultLetter
from goufu.stages.procurement.papers.models.taking import Download, Taking

__all__ = [
    "Download",
    "LetterKind",
    "PaperKind",
    "PaperTemplate",
    "PurchasePaper",
    "ResultLetter",
    "Taking",
]
