"""What a service stores: what it was, who was served, how it was rated."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import models

from goufu.base.people.roles import Party
from goufu.base.workflow.dossier import Dossier

ASPECTS = ("conduct", "competence", "diligence")
HUNDREDTH = Decimal("0.01")


class Service(Dossier):
    """One service of one expert, agency or third party, to be rated by those it served.

    ``ratings`` holds one row a rater: who, for whom, when, 1 to 5 points on each of ``ASPECTS``,
    reasons. A row is never changed.
    """

    about_ref = models.CharField(max_length=60)
    finished_on = models.DateField()
    # The sides that were served, by party: {"purchaser": [3], "agency": [7]}.
    served = models.JSONField(default=dict)
    ratings = models.JSONField(default=list)
    mean = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    explanation = models.TextField(blank=True)

    class Meta:
        abstract = True

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.CLOCK:
            return None
        return frozenset(self.served.get(party.value, ()))

    def rated_by(self, organisation_id: int | None, account_id: int | None, role: str) -> bool:
        """Test whether this side has spoken; of experts each speaks for himself."""
        return any(
            row["role"] == role
            and row["organisation_id"] == organisation_id
            and (role != "expert" or row["account_id"] == account_id)
            for row in self.ratings
        )

    def with_rating(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the facts that change when one more rating is there."""
        rows = [*self.ratings, row]
        points = [one[aspect] for one in rows for aspect in ASPECTS]
        mean = Decimal(sum(points)) / len(points)
        return {"ratings": rows, "mean": mean.quantize(HUNDREDTH, ROUND_HALF_UP)}
