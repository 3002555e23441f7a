"""What a purchase in another way stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.other_ways.workflow import OTHER_WAY
from goufu.stages.review.projects.models import Project

ENDED = ("withdrawn",)


class Way(models.TextChoices):
    """The six ways of the lecture; the words of the law floor."""

    COMMISSION = "commission", _("委托")
    CONCESSION = "concession", _("特许经营")
    STRATEGIC_COOPERATION = "strategic_cooperation", _("战略性合作")
    SUBSIDY = "subsidy", _("政府补助")
    OUTSOURCING = "outsourcing", _("服务外包")
    VOUCHER = "voucher", _("凭单")


class OtherWay(Dossier):
    """Why, by whose decision and on which terms a project is bought without procurement."""

    WORKFLOW: ClassVar[Workflow] = OTHER_WAY

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=30, choices=Way.choices)
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    amount_fen = models.BigIntegerField()

    special = models.TextField()
    not_competitive = models.TextField()
    alternatives = models.TextField()
    tender_cost_fen = models.BigIntegerField()  # What buying by tender is expected to cost.
    cost_basis = models.TextField()
    why_this_provider = models.TextField()
    opinions = models.JSONField(default=list)  # name, body, title, opinion; of each expert

    decided_on = models.DateField(null=True)
    deciders = models.JSONField(default=list)  # names
    decision = models.TextField(blank=True)
    finance_opinion = models.TextField(blank=True)

    price_fen = models.BigIntegerField(null=True)
    agreement = models.TextField(blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        app_label = "other_ways"
        verbose_name = "other way"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"],
                condition=~Q(state__in=["withdrawn", "published"]),
                name="one_live_other_way_a_project",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["arguing", "withdrawn"])
                | (Q(decided_on__isnull=False) & ~Q(decision="")),
                name="decided_other_way_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "published"])
                | (Q(price_fen__isnull=False) & ~Q(agreement="")),
                name="agreed_other_way_has_terms",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("other_way", sorted_by=("amount_fen",)),
            models.Index(fields=["project_code", "id"], name="other_way_project"),
        ]
