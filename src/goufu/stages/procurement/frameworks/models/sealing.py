"""Whose keys open the responses of a round, and who has brought what."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.stages.procurement.frameworks.models.framework import Framework
from goufu.stages.procurement.sealing.models import BroughtPieces, PinnedKey


class FrameworkKey(PinnedKey):
    """One of the three keys to which the responses of a round are sealed."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="keys")
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["framework", "round", "custodian"], name="one_key_a_custodian_of_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.round} {self.custodian} {self.key_id}"


class FrameworkUnlocking(BroughtPieces):
    """What one custodian brought to the opening of a round, by number of the response."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="unlockings")
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["framework", "round", "custodian"], name="each_custodian_unlocks_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.round} {self.custodian}"
