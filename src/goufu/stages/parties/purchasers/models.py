"""What is stored of a purchaser."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import chain_above
from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.purchasers.workflow import PURCHASER


class Establishment(models.TextChoices):
    """编制: under which establishment the staff is."""

    ADMINISTRATIVE = "administrative", _("行政编制")
    CIVIL_SERVANT_MANAGED = "civil_servant_managed", _("参照公务员法管理的事业编制")
    INSTITUTIONAL = "institutional", _("事业编制")
    NONE = "none", _("无编制")


class Funding(models.TextChoices):
    FULL = "full", _("经费由财政负担")
    PARTIAL = "partial", _("财政定额或者定项补助")
    OWN = "own", _("经费自理")


class Purchaser(Dossier):
    """A unit that buys, or is to buy: what it is, and since when it takes part."""

    WORKFLOW: ClassVar[Workflow] = PURCHASER

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="as_purchaser"
    )
    finance = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    establishment = models.CharField(max_length=30, choices=Establishment.choices)
    staff = models.PositiveIntegerField(null=True)  # Posts of the establishment.
    funding = models.CharField(max_length=20, choices=Funding.choices)
    legal_basis = models.CharField(max_length=200)
    pilot_since = models.DateField(null=True)
    covered_since = models.DateField(null=True)
    reason = models.TextField(blank=True)  # of the last move

    class Meta:
        app_label = "purchasers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="pilot") | Q(pilot_since__isnull=False),
                name="pilot_has_a_first_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="covered") | Q(covered_since__isnull=False),
                name="covered_has_a_first_day",
            ),
        ]
        indexes: ClassVar = [*of_a_list("purchaser")]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.finance_id})
        if party is Party.PURCHASER:
            return frozenset({self.organisation_id})
        if party is Party.SECTOR:
            return frozenset(one.pk for one in chain_above(self.organisation))
        return None if party is Party.CLOCK else frozenset()


class Liaison(models.Model):
    """Whom to call in a unit, from one day to another."""

    purchaser = models.ForeignKey(Purchaser, on_delete=models.PROTECT, related_name="liaisons")
    name = models.CharField(max_length=60)
    post = models.CharField(max_length=80)
    phone = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True)  # The last day; empty: in post.

    class Meta:
        app_label = "purchasers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="liaison_ends_after_it_began",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.purchaser_id}"


class OwnDuty(models.Model):
    """What a unit is itself funded to do, and where the duty went when it was moved (费随事转)."""

    purchaser = models.ForeignKey(Purchaser, on_delete=models.PROTECT, related_name="duties")
    name = models.CharField(max_length=200)
    item_code = models.CharField(max_length=20, blank=True)  # of the guidance catalogue
    basis = models.CharField(max_length=200)
    since = models.DateField()
    moved_on = models.DateField(null=True)  # The first day on which it is no longer its own.
    moved_to = models.CharField(max_length=160, blank=True)

    class Meta:
        app_label = "purchasers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["purchaser", "name"],
                condition=Q(moved_on__isnull=True),
                name="one_own_duty_a_name",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.purchaser_id}"
