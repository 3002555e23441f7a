"""What a demand stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.demands.workflow import DEMAND
from goufu.stages.review.projects.models import Project


class Asked(models.TextChoices):
    """Who is asked in a survey."""

    MARKET = "market", _("市场主体")
    USERS = "users", _("服务对象")
    EXPERTS = "experts", _("专家")
    OTHERS = "others", _("其他")


class Way(models.TextChoices):
    """How a survey is made."""

    CONSULTING = "consulting", _("咨询")
    ARGUING = "arguing", _("论证")
    QUESTIONNAIRE = "questionnaire", _("问卷调查")
    STUDY = "study", _("可行性研究等前期工作")


class Part(models.TextChoices):
    """What a review looks at; the codes are the law's."""

    WITHIN_RULES = "within_rules", _("符合预算、资产、财务等管理制度")
    REASONS_GIVEN = "reasons_given", _("采购方式、评审规则、合同类型、定价方式说明了适用理由")
    APPROVALS_ARRANGED = "approvals_arranged", _("需要批准、核准的事项已作安排")
    PLAN_COMPLETE = "plan_complete", _("采购实施计划完整")
    NO_DISCRIMINATION = "no_discrimination", _("非歧视性审查")
    COMPETITION = "competition", _("竞争性审查")
    PROCUREMENT_POLICY = "procurement_policy", _("采购政策审查")
    PERFORMANCE_RISK = "performance_risk", _("履约风险审查")
    OTHER_REVIEW = "other_review", _("其他应当审查的内容")


class Demand(Dossier):
    """What is bought for a project, and what it has to satisfy. One a project, money in fen."""

    WORKFLOW: ClassVar[Workflow] = DEMAND

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="demand")
    subject = models.TextField()
    functions = models.TextField()
    quality = models.TextField()
    safety = models.TextField(blank=True)
    delivery = models.TextField()  # time, place, scope
    terms = models.TextField(blank=True)  # payment, insurance, later services
    acceptance = models.TextField()
    quantity = models.CharField(max_length=200)
    amount_fen = models.BigIntegerField()
    market = models.TextField(blank=True)
    qualification = models.TextField(blank=True)
    like_contracts = models.PositiveSmallIntegerField(default=0)
    like_scope = models.TextField(blank=True)
    like_reason = models.TextField(blank=True)
    policies = models.TextField(blank=True)
    risks = models.TextField(blank=True)

    to_public = models.BooleanField(default=False)  # 政府向社会公众提供的公共服务
    public_interest = models.BooleanField(default=False)
    complex_project = models.BooleanField(default=False)
    other_by_purchaser = models.BooleanField(default=False)
    emergency = models.TextField(blank=True)  # what could not be foreseen

    survey_way = models.CharField(max_length=20, choices=Way.choices, blank=True)
    surveyed_from = models.DateField(null=True)
    surveyed_until = models.DateField(null=True)
    survey_subjects = models.JSONField(default=list)  # rows of kind, name, said
    survey_few_reason = models.TextField(blank=True)
    survey_findings = models.TextField(blank=True)

    opinions_until = models.DateField(null=True)
    opinion_summary = models.TextField(blank=True)

    written_by_id = models.BigIntegerField(null=True)
    review_kind = models.CharField(max_length=20, blank=True)  # the law's word
    review = models.JSONField(default=list)  # rows of part, passed, remark
    review_members = models.TextField(blank=True)
    lawyer = models.CharField(max_length=200, blank=True)
    review_opinion = models.TextField(blank=True)
    passed_on = models.DateField(null=True)

    class Meta:
        app_label = "demands"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="demand_costs_something"),
            models.CheckConstraint(
                condition=Q(surveyed_from__isnull=True) | Q(surveyed_until__gte=F("surveyed_from")),
                name="survey_of_demand_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state="passed") | Q(passed_on__isnull=False),
                name="passed_demand_says_when",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("demand", sorted_by=("amount_fen",)),
            models.Index(fields=["project_code", "id"], name="demand_project"),
        ]


class Opinion(models.Model):
    """What somebody of the public said about a demand; name and contact are not shown."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="opinions")
    name = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    said_at = models.DateTimeField()

    class Meta:
        app_label = "demands"
        indexes: ClassVar = [models.Index(fields=["demand", "id"], name="opinion_demand")]

    def __str__(self) -> str:
        return f"opinion on {self.demand_id}"
