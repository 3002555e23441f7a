"""What a procurement plan stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.plans.workflow import PLAN
from goufu.stages.review.projects.models import Project

LIVE = ("draft", "under_review", "accepted", "asked", "under_way")
BEFORE_START = ("draft", "under_review", "accepted", "asked")


class Method(models.TextChoices):
    """The ways to buy; the words of the law floor."""

    OPEN_TENDER = "open_tender", _("公开招标")
    INVITED_TENDER = "invited_tender", _("邀请招标")
    NEGOTIATION = "negotiation", _("竞争性谈判")
    CONSULTATION = "consultation", _("竞争性磋商")
    INQUIRY = "inquiry", _("询价")
    SINGLE_SOURCE = "single_source", _("单一来源")
    FRAMEWORK = "framework", _("框架协议")


class Route(models.TextChoices):
    """Through whom it is bought."""

    CENTRAL_AGENCY = "central_agency", _("集中采购机构")
    AGENCY = "agency", _("采购代理机构")
    OWN = "own", _("采购人自行组织")


class Ground(models.TextChoices):
    """Why another method than the open tender; the words of the law floor."""

    PURCHASE_OF_SERVICES = "purchase_of_services", _("政府购买服务项目")
    LIMITED_SUPPLIERS = "limited_suppliers", _("只能从有限范围的供应商处采购")
    TENDER_COST = "tender_cost_disproportionate", _("公开招标费用占项目总价值的比例过大")
    NO_BIDS = "no_bids", _("招标后没有供应商投标、没有合格标的或者重新招标未能成立")
    COMPLEX = "complex", _("技术复杂或者性质特殊，不能确定详细规格或者具体要求")
    URGENT = "urgent", _("招标所需时间不能满足用户紧急需要")
    PRICE_NOT_COMPUTABLE = "price_not_computable", _("不能事先计算出价格总额")
    UNIFORM = "uniform_and_stable", _("规格、标准统一，货源充足且价格变化幅度小")
    SOLE_SUPPLIER = "sole_supplier", _("只能从唯一供应商处采购")
    EMERGENCY = "emergency_single", _("发生不可预见的紧急情况，不能从其他供应商处采购")
    FOLLOW_ON = (
        "follow_on",
        _("为保证一致性或者服务配套，需要从原供应商处添购且不超过原合同金额的百分之十"),
    )
    SMALL_AND_FREQUENT = "small_and_frequent", _("多次重复的小额零星采购")
    BENEFICIARIES_CHOOSE = "beneficiaries_choose", _("需要两家以上供应商由服务对象自主选择")


class Plan(Dossier):
    """How a project is going to be bought: for how much, in which way, through whom."""

    WORKFLOW: ClassVar[Workflow] = PLAN

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="plans")
    amount_fen = models.BigIntegerField()
    method = models.CharField(max_length=20, choices=Method.choices)
    grounds = models.JSONField(default=list)  # of ``Ground``: why another than the open tender
    method_reason = models.TextField(blank=True)
    threshold_fen = models.BigIntegerField(null=True)  # The open-tender threshold that was found.
    route = models.CharField(max_length=20, choices=Route.choices)
    agency = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    planned_start = models.DateField()
    remark = models.TextField(blank=True)
    intention_published_on = models.DateField(null=True)
    urgency = models.TextField(blank=True)  # Why it could not be foreseen and cannot wait.
    accepted_on = models.DateField(null=True)
    handler_account_id = models.BigIntegerField(null=True)

    # What finance has approved of another method at or above the threshold.
    approval_ref = models.CharField(max_length=60, blank=True)
    approved_method = models.CharField(max_length=20, blank=True)
    approved_fen = models.BigIntegerField(null=True)

    # Purchases of one budget item and category in a year that look like one; none: no suspicion.
    split_fen = models.BigIntegerField(null=True)
    split_count = models.PositiveIntegerField(null=True)

    agreement = models.JSONField(default=dict)  # the law's code → what was agreed with the agency
    entrusted_on = models.DateField(null=True)
    declined_reason = models.TextField(blank=True)
    own_ability = models.JSONField(default=dict)  # the law's code → how the purchaser meets it
    started_on = models.DateField(null=True)
    pressed_on = models.DateField(null=True)

    class Meta:
        app_label = "plans"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(state__in=LIVE), name="one_live_plan_a_project"
            ),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="plan_costs_something"),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "asked", "under_way"))
                | Q(accepted_on__isnull=False),
                name="accepted_plan_says_when",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("plan", sorted_by=("amount_fen", "planned_start")),
            models.Index(fields=["project_code", "id"], name="plan_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.agency_id})
        return super().parties(party)

    @property
    def is_not_open(self) -> bool:
        """Whether it is bought otherwise than by open tender."""
        return self.method != Method.OPEN_TENDER

    def method_of_purchase(self) -> str | None:
        return self.method


class Lot(models.Model):
    """A part of the purchase that is awarded on its own (采购包)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lots")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.TextField()
    amount_fen = models.BigIntegerField()

    class Meta:
        app_label = "plans"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_lot_a_number"),
            models.CheckConstraint(
                condition=Q(number__gt=0, amount_fen__gt=0), name="lot_costs_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
