"""Places and organisations, with the years in which a place lay where."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from goufu.base.organisations.kinds import Function, Kind, Level


class Place(models.Model):
    """An administrative division by GB/T 2260 in the years in which the code was valid.

    寿县 was 341521 under 六安 until 2015 and is 340422 under 淮南 since: two rows, the newer
    one names the code it follows.
    """

    code = models.CharField(max_length=12)  # CN, CN-34, CN-3415, CN-341502
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=Level.choices)
    valid_from = models.DateField(null=True)  # Empty: before the first year that is known.
    valid_to = models.DateField(null=True)  # The last day; empty: still valid.
    follows = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=200)
    # Whether the days were read in the decision itself; else only the years are sure.
    verified = models.BooleanField(default=False)

    class Meta:
        app_label = "organisations"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="one_place_a_code_and_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="place_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Organisation(models.Model):
    """A public body, a provider, an agency, a third party …"""

    name = models.CharField(max_length=160, unique=True)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    functions = ArrayField(models.CharField(max_length=20, choices=Function.choices))
    place = models.CharField(max_length=12)
    uscc = models.CharField(max_length=18, unique=True, null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    address = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=120, blank=True)
    registered_with = models.CharField(max_length=120, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "organisations"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="organisation_not_its_own_parent"
            )
        ]
        indexes: ClassVar = [
            GinIndex(fields=["functions"], name="organisation_functions"),
            models.Index(fields=["place", "id"], name="organisation_place"),
        ]

    def __str__(self) -> str:
        return self.name

    def does(self, function: Function) -> bool:
        """Test whether the organisation has this function on the platform."""
        return function in self.functions


class Alias(models.Model):
    """An old name or code under which an organisation can still be found."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="aliases")
    kind = models.CharField(
        max_length=20,
        choices=[
            ("name", "曾用名"),
            ("organisation_code", "组织机构代码"),
            ("business_number", "工商注册号"),
            ("registration", "登记证号"),
        ],
    )
    value = models.CharField(max_length=160)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        app_label = "organisations"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "value"], name="alias_given_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["value"], name="alias_value")]

    def __str__(self) -> str:
        return f"{self.value} → {self.organisation_id}"
