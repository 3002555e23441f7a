"""What was made clear or corrected in a document that is out; what it said before stays."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.stages.procurement.tenders.models.tender import Tender


class TenderCorrection(models.Model):
    """One correction: each thing before and after, and what it did to the closing."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    reason = models.TextField()
    affects_offers = models.BooleanField()
    changes = models.JSONField()  # [{"label", "before", "after"}, …]
    document_changed = models.BooleanField()
    closes_before = models.DateTimeField()
    closes_after = models.DateTimeField()
    clause = models.CharField(max_length=160, blank=True)  # Why the closing was put off.
    at = models.DateTimeField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_correction_a_number"),
            models.CheckConstraint(
                condition=Q(closes_after__gte=models.F("closes_before")),
                name="correction_never_closes_sooner",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"correction {self.number} of {self.tender_id}"

    def said(self) -> list[str]:
        """Return a line for each change: what it is of, and what holds from now on."""
        return [f"{one['label']}：{one['after']}" for one in self.changes]
