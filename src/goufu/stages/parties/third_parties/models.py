"""What the register of third parties stores."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Party
from goufu.base.ratings.models import Service
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.third_parties.workflow import LIVE, SERVICE, THIRD_PARTY


class BondKind(models.TextChoices):
    """How a third party may be tied to a side; the first two in the words of REG 第十八条."""

    SAME_HEAD = "same_head", _("单位负责人为同一人")
    CONTROL = "control_or_management", _("存在直接控股、管理关系")
    PAID = "paid_by_it", _("为其提供咨询、代理等有偿服务")
    OTHER = "other", _("其他可能影响独立评价的关系")


class ThirdParty(Dossier):
    """An organisation that evaluates for others; the title is its name."""

    WORKFLOW: ClassVar[Workflow] = THIRD_PARTY

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    fields = ArrayField(models.CharField(max_length=60))
    qualifications = models.TextField()
    staff = models.PositiveIntegerField()
    lead_reviewers = models.CharField(max_length=200)
    contact = models.CharField(max_length=120)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "third_parties"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state__in=LIVE), name="one_live_entry_a_third"
            ),
        ]
        indexes: ClassVar = [*of_a_list("third_party")]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.keeper_id})
        if party is Party.THIRD_PARTY:
            return frozenset({self.organisation_id})
        return super().parties(party)


class Bond(models.Model):
    """A relation with somebody who may be a side of a purchase."""

    entry = models.ForeignKey(ThirdParty, on_delete=models.PROTECT, related_name="bonds")
    kind = models.CharField(max_length=30, choices=BondKind.choices)
    name = models.CharField(max_length=160)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    declared_on = models.DateField()

    class Meta:
        app_label = "third_parties"

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class ThirdPartyService(Service):
    """One evaluation that a third party made, to be rated."""

    WORKFLOW: ClassVar[Workflow] = SERVICE

    third_party = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="third_party_services"
    )

    class Meta:
        app_label = "third_parties"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["third_party", "about_ref"], name="one_service_an_evaluation"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("third_party_service"),
            models.Index(fields=["third_party", "-id"], name="service_of_third_party"),
            models.Index(fields=["project_code"], name="third_party_service_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.THIRD_PARTY:
            return frozenset({self.third_party_id})
        return super().parties(party)
