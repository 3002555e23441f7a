"""Who stands where in a project, what holds it up, and the numbers that are given out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party


class Standing(models.Model):
    """An organisation (or one expert) is a party to a project; the key to who may see it."""

    project_code = models.CharField(max_length=60)
    party = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Party])
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "workflow"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "party", "project_code"], name="one_standing_a_party"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["project_code", "party"], name="standing_of")]

    def __str__(self) -> str:
        return f"{self.organisation_id} is {self.party} in {self.project_code}"


class Hold(models.Model):
    """While it is not lifted, no step of the project may be taken."""

    project_code = models.CharField(max_length=60)
    reason = models.TextField()
    clause = models.CharField(max_length=160, blank=True)
    placed_by = models.CharField(max_length=60)  # The ref of the dossier that asked for it.
    placed_at = models.DateTimeField()
    until = models.DateField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "workflow"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project_code", "placed_by"],
                condition=Q(lifted_at__isnull=True),
                name="one_open_hold_a_cause",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | Q(lifted_at__gte=F("placed_at")),
                name="hold_lifted_after_it_was_placed",
            ),
        ]

    def __str__(self) -> str:
        return f"hold on {self.project_code} for {self.placed_by}"


class Series(models.Model):
    """The last running number given out in a series, e.g. ``3415-2015-XM``."""

    name = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "workflow"

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"


class Done(models.Model):
    """A door's request that was carried out; the same key again gets the same answer."""

    key = models.CharField(max_length=100)
    account_id = models.BigIntegerField()  # 0 for all who have none
    event = models.CharField(max_length=80)
    ref = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)
    result_kind = models.CharField(max_length=40, blank=True)
    result_ref = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField()

    class Meta:
        app_label = "workflow"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account_id", "key"], name="one_request_a_key")
        ]
        indexes: ClassVar = [models.Index(fields=["done_at"], name="done_at")]

    def __str__(self) -> str:
        return f"{self.key}: {self.event} {self.ref}"
