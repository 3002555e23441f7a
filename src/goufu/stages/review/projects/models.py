"""What a project stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.projects.workflow import PROJECT


class Content(models.TextChoices):
    """What is bought; the words of the law floor's question."""

    SERVICE = "service", _("服务")
    OWN_DUTY = "own_duty", _("应当由政府直接履职的事项")
    OUTSIDE_DUTY = "outside_duty", _("不属于政府职责范围的事项")
    GOODS = "goods", _("货物")
    WORKS = "works", _("工程")
    WORKS_WITH_SERVICE = "works_with_service", _("工程与服务打包")
    FINANCING = "financing", _("融资")
    HIRING = "hiring", _("招聘、劳务派遣")


class ServiceClass(models.TextChoices):
    """The lecture's three classes of public services."""

    INDIVISIBLE = "1", _("第一类：支撑经济社会运转、全民受益、无法分割")
    SPECIFIC = "2", _("第二类：增加公众福利、受益对象特定")
    BETWEEN = "3", _("第三类：介于两者之间、具有辖区特点、无需制定法规")


class TargetKind(models.TextChoices):
    QUANTITY = "quantity", _("数量")
    QUALITY = "quality", _("质量")
    TIMELINESS = "timeliness", _("时效")
    COST = "cost", _("成本")
    EFFECT = "effect", _("效益")
    SATISFACTION = "satisfaction", _("满意度")


class Project(Dossier):
    """A service that a public body wants to buy, from the idea to the archive."""

    WORKFLOW: ClassVar[Workflow] = PROJECT

    year = models.PositiveSmallIntegerField()
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    item = models.ForeignKey(GuidanceItem, on_delete=models.PROTECT, related_name="+")
    livelihood = models.BooleanField(default=False)  # 民生工程
    background = models.TextField(blank=True)
    content = models.TextField()
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=40)
    times = models.PositiveIntegerField(default=1)  # how often in the cycle
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget_fen = models.BigIntegerField()
    provider_requirements = models.TextField()
    quality_requirements = models.TextField()
    acceptance_standard = models.TextField()
    targets = models.JSONField(default=list)  # rows of ``TargetRow``
    need_ref = models.CharField(max_length=60, blank=True)

    content_kind = models.CharField(max_length=30, choices=Content.choices, blank=True)
    service_class = models.CharField(max_length=1, choices=ServiceClass.choices, blank=True)
    own_cost_fen = models.BigIntegerField(null=True)
    tests = models.JSONField(default=list)  # rows of name, met, grounds

    parked_reason = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)
    refusal_reasons = models.TextField(blank=True)
    handler_account_id = models.BigIntegerField(null=True)
    department_reviewer_id = models.BigIntegerField(null=True)
    budget_line_ref = models.CharField(max_length=60, blank=True)
    announced_on = models.DateField(null=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "projects"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="parked") | ~Q(parked_reason=""),
                name="parked_project_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal_reasons=""),
                name="refused_project_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="project_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(budget_fen__gt=0), name="project_costs_something"),
        ]
        indexes: ClassVar = [
            *of_a_list("project", sorted_by=("year", "budget_fen", "starts_on")),
            models.Index(fields=["project_code"], name="project_code"),
            models.Index(fields=["purchaser", "year", "id"], name="project_purchaser"),
        ]

    def target_kinds(self) -> set[str]:
        """Return the kinds of targets that are set."""
        return {row["kind"] for row in self.targets}
