"""What an operator adds to the law floor: working days of a year, values of the place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q


class CalendarYear(models.Model):
    """The working days of one year, from the State Council's yearly notice."""

    year = models.PositiveSmallIntegerField()
    holidays = models.JSONField(default=list)  # ISO days off
    made_up = models.JSONField(default=list)  # ISO Saturdays and Sundays worked in exchange
    cite = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "law_rows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(withdrawn_at__isnull=True), name="one_notice_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"working days of {self.year}"


IN_EFFECT = Q(in_effect_at__isnull=False, withdrawn_at__isnull=True)


class LocalValue(models.Model):
    """One version of what a place says where the national rule lets it.

    What was proposed is never edited: approval, return, a later version and withdrawal only
    write down their moments beside it.
    """

    key = models.CharField(max_length=120)  # the provision, e.g. procurement/open_tender_threshold
    place = models.CharField(max_length=12)
    value = models.JSONField()
    unit = models.CharField(max_length=20, blank=True)
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    case = models.JSONField(default=dict)
    cite = models.CharField(max_length=200)
    quote = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    sample = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    in_effect_at = models.DateTimeField(null=True)  # approved by the second person
    returned_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)  # the day before its next version
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "law_rows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "place", "in_force_from", "case"],
                condition=Q(withdrawn_at__isnull=True, returned_at__isnull=True),
                name="one_value_a_place_and_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} in {self.place} from {self.in_force_from}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None while it is open."""
        ends = [day for day in (self.in_force_to, self.ended_on) if day is not None]
        return min(ends, default=None)

    def end_before(self, successor: LocalValue) -> None:
        """Let it hold until the day before the next version."""
        self.ended_on = successor.in_force_from - timedelta(days=1)
        self.save(update_fields=["ended_on"])


class Proposal(models.Model):
    """What one officer proposes and another decides: a value, or that a value is withdrawn."""

    SET, WITHDRAW = "set", "withdraw"
    APPROVED, RETURNED = "approved", "returned"

    kind = models.CharField(max_length=10)
    value = models.ForeignKey(LocalValue, on_delete=models.PROTECT, related_name="proposals")
    reason = models.TextField(blank=True)
    organisation_id = models.BigIntegerField()
    proposed_by = models.CharField(max_length=80)
    proposer_account_id = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    decider_account_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)  # why it was returned

    class Meta:
        app_label = "law_rows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["value"], condition=Q(outcome=""), name="one_open_proposal_a_value"
            ),
            models.CheckConstraint(
                condition=Q(decider_account_id__isnull=True)
                | ~Q(decider_account_id=models.F("proposer_account_id")),
                name="proposal_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
