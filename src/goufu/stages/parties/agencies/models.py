"""What the register of agencies stores."""

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
from goufu.stages.parties.agencies.rules import Facts
from goufu.stages.parties.agencies.workflow import AGENCY_ENTRY, LIVE, SERVICE


class Grade(models.TextChoices):
    """The grades of the approval that was needed until 2014."""

    NONE = "none", _("无（取消资格认定以后）")
    A = "a", _("甲级")
    B = "b", _("乙级")


class CheckKind(models.TextChoices):
    """财库〔2018〕2号 第十九条."""

    DIRECTED = "directed_check", _("定向检查")
    RANDOM = "random_check", _("不定向检查")


class AgencyEntry(Dossier):
    """An agency in the register; the title is its name.

    Numbers of identity papers are not kept here: the papers lie with the entry as documents.
    """

    WORKFLOW: ClassVar[Workflow] = AGENCY_ENTRY

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    central = models.BooleanField(default=False)  # 集中采购机构: set up by law, not listed by will.
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=30)
    legal_head = models.CharField(max_length=60)
    liable = models.BooleanField(default=False)
    internal_rules = models.TextField(blank=True)
    own_office = models.BooleanField(default=False)
    own_rooms = models.BooleanField(default=False)
    rooms = models.TextField(blank=True)
    monitoring = models.TextField(blank=True)
    strengths = models.CharField(max_length=200, blank=True)
    regions = ArrayField(models.CharField(max_length=12), default=list)
    grade = models.CharField(max_length=10, choices=Grade.choices, default=Grade.NONE)
    approval_number = models.CharField(max_length=60, blank=True)
    approved_until = models.DateField(null=True)
    changed_on = models.DateField(null=True)
    updated_late = models.BooleanField(default=False)
    barred_until = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=LIVE),
                name="one_live_entry_an_agency",
            ),
        ]
        indexes: ClassVar = [*of_a_list("agency_entry")]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.keeper_id})
        if party is Party.AGENCY:
            return frozenset({self.organisation_id})
        return super().parties(party)

    def facts(self) -> Facts:
        """Return what the entry is judged by."""
        return Facts(
            full_time=sum(one.full_time for one in self.staff.all()),
            liable=self.liable,
            internal_rules=bool(self.internal_rules),
            own_office=self.own_office,
            own_rooms=self.own_rooms,
            monitoring=bool(self.monitoring),
            approved_until=self.approved_until,
        )


class Staff(models.Model):
    """One person who works for an agency."""

    entry = models.ForeignKey(AgencyEntry, on_delete=models.CASCADE, related_name="staff")
    name = models.CharField(max_length=60)
    full_time = models.BooleanField(default=True)
    post = models.CharField(max_length=60, blank=True)
    trained_on = models.DateField(null=True)

    class Meta:
        app_label = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "name"], name="one_line_a_person")
        ]

    def __str__(self) -> str:
        return self.name


class Check(models.Model):
    """One check of an agency, and what it found."""

    entry = models.ForeignKey(AgencyEntry, on_delete=models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=20, choices=CheckKind.choices)
    done_on = models.DateField()
    result = models.TextField()
    published_at = models.CharField(max_length=200)
    clause = models.CharField(max_length=160)

    class Meta:
        app_label = "agencies"

    def __str__(self) -> str:
        return f"{self.kind} {self.done_on}"


class AgencyService(Service):
    """One purchase that an agency carried out, to be rated.

    ``served`` has the numbers of the experts' accounts beside the sides: of an expert pool only
    those who sat on the committee may speak.
    """

    WORKFLOW: ClassVar[Workflow] = SERVICE

    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="agency_services"
    )
    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "agencies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "about_ref"], name="one_service_a_purchase"),
        ]
        indexes: ClassVar = [
            *of_a_list("agency_service"),
            models.Index(fields=["agency", "-id"], name="service_of_agency"),
            models.Index(fields=["project_code"], name="agency_service_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.keeper_id})
        if party is Party.AGENCY:
            return frozenset({self.agency_id})
        return super().parties(party)
