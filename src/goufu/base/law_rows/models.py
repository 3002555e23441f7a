"""What an operator adds to the law floor: working days of a year, values of the place."""

from __future__ import annotations

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


class LocalValue(models.Model):
    """A value that the operator sets where the national rule leaves it to the place."""

    key = models.CharField(max_length=120)  # the provision, e.g. procurement/open_tender_threshold
    place = models.CharField(max_length=12)
    value = models.JSONField()
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)
    case = models.JSONField(default=dict)
    cite = models.CharField(max_length=200)
    quote = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    sample = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "law_rows"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key", "place", "in_force_from", "case"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_value_a_place_and_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} in {self.place} from {self.in_force_from}"
