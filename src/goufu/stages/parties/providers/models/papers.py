"""Papers that go out: directories, standards, records of participation."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Party, Role
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.providers.models.provider import Provider
from goufu.stages.parties.providers.workflow import DIRECTORY, RECORD, STANDARD


class OfAnAuthority(Dossier):
    """A paper that a registering authority makes; any of its posts that register may act."""

    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_by_id = models.BigIntegerField(null=True)  # The account that has to be another's check.

    class Meta:
        abstract = True

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.CLOCK:
            return None
        mine = party in {Party.REGISTRAR, Party.SECTOR}
        return frozenset({self.authority_id} if mine else ())


class Directory(OfAnAuthority):
    """Who is fit to serve, by one authority, in one year."""

    WORKFLOW: ClassVar[Workflow] = DIRECTORY

    year = models.PositiveSmallIntegerField()
    published_on = models.DateField(null=True)
    introduction = models.TextField(blank=True)
    counted = models.PositiveIntegerField(null=True)  # When it was compiled.

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "year"], name="one_directory_an_authority_and_year"
            )
        ]
        indexes: ClassVar = [*of_a_list("directory")]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="published_directory_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="published"),
            )
        ]

    def one_party(self, role: Role) -> int | None:  # noqa: ARG002
        """The authority itself, in whichever post it registers."""
        return self.authority_id


class DirectoryEntry(models.Model):
    """One provider as it was on the day of publication; never written again."""

    directory = models.ForeignKey(Directory, on_delete=models.PROTECT, related_name="entries")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=160)
    former_names = models.TextField(blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    registration_number = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40)
    sub_kind = models.CharField(max_length=30, blank=True)
    legal_representative = models.CharField(max_length=60)
    address = models.CharField(max_length=200)
    services = models.TextField()
    yearly_check = models.CharField(max_length=20, blank=True)
    decoupling = models.CharField(max_length=20, blank=True)

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directory", "number"], name="one_entry_a_number"),
            models.UniqueConstraint(fields=["directory", "provider"], name="one_entry_a_provider"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="entry_stands", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Standard(OfAnAuthority):
    """What an authority asks of those who want to serve, from one day to another."""

    WORKFLOW: ClassVar[Workflow] = STANDARD

    document_number = models.CharField(max_length=120)
    kinds = ArrayField(models.CharField(max_length=40))
    conditions = models.TextField()
    oversight = models.TextField()  # 监管办法
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True)  # The last day.
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gte=F("in_force_from")),
                name="standard_ends_after_it_began",
            )
        ]
        indexes: ClassVar = [*of_a_list("standard")]


class Purpose(models.TextChoices):
    """What a record of participation is linked with; the law's own words for it."""

    STANDING = "provider_standing", _("资格认定")
    REGISTRATION = "registration", _("注册登记")
    YEARLY_CHECK = "yearly_check", _("年检评估")
    CREDIT_RECORD = "credit_record", _("信用记录")
    FINANCE_CREDIT = "finance_credit", _("金融信贷")
    TAX_SUPPORT = "tax_support", _("财税扶持")


class ParticipationRecord(Dossier):
    """What a provider can hand on: so many contracts, so well kept; anybody can check it."""

    WORKFLOW: ClassVar[Workflow] = RECORD

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="records")
    purpose = models.CharField(max_length=30, choices=Purpose.choices)
    since = models.DateField()
    until = models.DateField()
    issued_on = models.DateField()
    content = models.JSONField()
    code = models.CharField(max_length=16)  # Opens it for whoever was handed the paper.
    clause = models.CharField(max_length=160, blank=True)

    class Meta:
        app_label = "providers"
        indexes: ClassVar = [*of_a_list("record")]

    def parties(self, party: Party) -> frozenset[int] | None:
        return self.provider.parties(party)
