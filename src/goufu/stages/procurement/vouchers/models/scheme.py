"""A voucher scheme, who may be chosen in it, and for whom it is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.vouchers.workflow import SCHEME
from goufu.stages.review.projects.models import Project


class ValueKind(models.TextChoices):
    """What a voucher holds."""

    MONEY = "money", _("面值（元）")
    UNITS = "units", _("服务次数（量）")


class Scheme(Dossier):
    """Which service vouchers buy, of whom, how much of it, until when.

    A voucher holds points: fen where it holds money, units of the service where it holds those.
    """

    WORKFLOW: ClassVar[Workflow] = SCHEME

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    # Empty by the lecture, which knew vouchers and no framework agreements.
    framework = models.ForeignKey(
        Framework, null=True, on_delete=models.PROTECT, related_name="schemes"
    )
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    service = models.CharField(max_length=200)
    terms = models.TextField()
    grounds = models.TextField(blank=True)
    value_kind = models.CharField(max_length=10, choices=ValueKind.choices)
    unit = models.CharField(max_length=40)
    face = models.BigIntegerField()  # points of one voucher
    per_person = models.PositiveSmallIntegerField(default=1)  # vouchers at a time
    most_at_once = models.BigIntegerField(null=True)  # points in one redemption
    valid_from = models.DateField()
    valid_to = models.DateField()
    undo_hours = models.PositiveSmallIntegerField(default=24)
    budget_fen = models.BigIntegerField()
    released_fen = models.BigIntegerField(null=True)
    started_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"],
                condition=~Q(state="withdrawn"),
                name="one_scheme_a_project",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="scheme_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(face__gt=0, budget_fen__gt=0), name="scheme_is_worth_something"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("scheme", sorted_by=("valid_to",)),
            models.Index(fields=["project_code"], name="scheme_project"),
            # Read by the clock: what is over.
            models.Index(fields=["valid_to"], name="scheme_running", condition=Q(state="in_force")),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset(self.points.values_list("provider_id", flat=True))
        return super().parties(party)

    @property
    def holds_money(self) -> bool:
        return self.value_kind == ValueKind.MONEY


class ServicePoint(models.Model):
    """A provider that may be chosen, where it serves, and what a unit costs there."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="points")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    location = models.CharField(max_length=200)
    contact = models.CharField(max_length=200, blank=True)
    price_fen = models.BigIntegerField()  # of a point; 1 where a voucher holds money

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scheme", "provider"], name="one_point_a_provider"),
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="point_has_a_price"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} in {self.scheme_id}"


class Beneficiary(models.Model):
    """For whom a scheme is. The number of the identity card is kept masked, and as a mark."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="beneficiaries")
    name = models.CharField(max_length=80)
    masked_number = models.CharField(max_length=18)
    mark = models.CharField(max_length=64)
    phone = models.CharField(max_length=20, blank=True)
    mail = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=80, blank=True)
    enrolled_at = models.DateTimeField()

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scheme", "mark"], name="one_place_a_person")
        ]

    def __str__(self) -> str:
        return f"beneficiary {self.pk} of {self.scheme_id}"
