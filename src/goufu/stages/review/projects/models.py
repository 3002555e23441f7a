"""What a project stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.catalogue.models import GuidanceItem, ServiceClass
from goufu.stages.review.projects.workflow import ADJUSTMENT, IN_REVIEW, MAY_HAVE_GAPS, PROJECT


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


class TargetKind(models.TextChoices):
    QUANTITY = "quantity", _("数量")
    QUALITY = "quality", _("质量")
    TIMELINESS = "timeliness", _("时效")
    COST = "cost", _("成本")
    EFFECT = "effect", _("效益")
    SATISFACTION = "satisfaction", _("满意度")


class Said(models.TextChoices):
    """How one of the five tests is answered on the form."""

    YES = "yes", _("是")
    NO = "no", _("否")
    PARK = "park", _("暂缓研究")


class Cycle(models.TextChoices):
    """How often the service is bought within its term (R89)."""

    ONCE = "once", _("一次性")
    YEARLY = "yearly", _("每年")
    HALF_YEARLY = "half_yearly", _("每半年")
    QUARTERLY = "quarterly", _("每季度")
    MONTHLY = "monthly", _("每月")
    AS_NEEDED = "as_needed", _("按需")


class Funding(models.TextChoices):
    """Where the money is; never a new pot (R92)."""

    EXISTING = "existing", _("部门预算既有经费")
    SPECIAL = "special", _("经批准的专项资金")


class LongerTerm(models.TextChoices):
    """The conditions for a longer term; the codes are the law's."""

    CONTENT_FIXED = "content_fixed", _("购买内容相对固定")
    CONTINUOUS = "continuous", _("连续性强")
    FUNDS_STABLE = "funds_stable", _("经费来源稳定")
    PRICE_STEADY = "price_steady", _("价格变化幅度小")
    BUDGET_SECURED = "budget_secured", _("预算保障")


class Project(Dossier):
    """A service that a public body wants to buy, from the idea to the archive.

    A draft may have gaps: an empty text, a sum or a quantity of 0, a row without its target.
    What is handed in has none.
    """

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
    content = models.TextField(blank=True)
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=40, blank=True)
    cycle = models.CharField(max_length=20, choices=Cycle.choices, blank=True)
    times = models.PositiveIntegerField(default=1)  # how often in the cycle
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget_fen = models.BigIntegerField()
    funding = models.CharField(max_length=20, choices=Funding.choices, blank=True)
    yearly = models.JSONField(default=list)  # rows of ``YearRow``: what falls into which year
    longer_term = models.JSONField(default=list)  # the law's conditions that are said to hold
    provider_requirements = models.TextField(blank=True)
    quality_requirements = models.TextField(blank=True)
    acceptance_standard = models.TextField(blank=True)
    targets = models.JSONField(default=list)  # rows of ``TargetRow``
    method = models.CharField(max_length=40, blank=True)  # intended; the plan decides
    handler_opinion = models.TextField(blank=True)
    attachments = models.JSONField(default=list)  # rows of kind and document
    need_ref = models.CharField(max_length=60, blank=True)
    copied_from = models.CharField(max_length=60, blank=True)  # last year's project
    instead_of = models.CharField(max_length=60, blank=True)  # the refused one it follows

    content_kind = models.CharField(max_length=30, choices=Content.choices, blank=True)
    service_class = models.CharField(max_length=1, choices=ServiceClass.choices, blank=True)
    own_cost_fen = models.BigIntegerField(null=True)
    costs = models.JSONField(default=list)  # rows of ``CostRow``, of one unit
    dearer_reason = models.TextField(blank=True)  # why buy although it is not cheaper
    answers = models.JSONField(default=dict)  # test → said, grounds; as on the form
    tests = models.JSONField(default=list)  # rows of name, met, grounds; as assessed

    saved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)  # how often it was saved
    returned = models.JSONField(default=dict)  # reason, fields, by, on, facts as they were then
    holder_account_id = models.BigIntegerField(null=True)  # to whom it was passed on
    reminded_on = models.DateField(null=True)

    announcement = models.JSONField(default=dict)  # as drafted: ``Announcement``
    announcer_account_id = models.BigIntegerField(null=True)

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
            models.CheckConstraint(
                condition=Q(budget_fen__gt=0, quantity__gt=0) | Q(state__in=MAY_HAVE_GAPS),
                name="project_costs_something",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("project", sorted_by=("year", "budget_fen", "starts_on")),
            models.Index(fields=["project_code"], name="project_code"),
            models.Index(fields=["purchaser", "year", "id"], name="project_purchaser"),
            # Which of them is a livelihood project? Few are, and a list looks for fifty.
            models.Index(fields=["-id"], name="project_livelihood", condition=Q(livelihood=True)),
        ]

    def target_kinds(self) -> set[str]:
        """Return the kinds of targets that are set."""
        return {row["kind"] for row in self.targets if row.get("target")}


class Adjustment(Dossier):
    """A change of what was approved; it goes the way of the application once more."""

    WORKFLOW: ClassVar[Workflow] = ADJUSTMENT

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="adjustments")
    reason = models.TextField()
    before = models.JSONField()  # the project's facts as they were: ``ADJUSTED``
    budget_fen = models.BigIntegerField()
    quantity = models.DecimalField(max_digits=14, decimal_places=2)
    starts_on = models.DateField()
    ends_on = models.DateField()
    content = models.TextField()
    handler_account_id = models.BigIntegerField(null=True)
    refusal_reasons = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "projects"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="adjusted_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(budget_fen__gt=0, quantity__gt=0), name="adjusted_costs_something"
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(state__in=IN_REVIEW),
                name="one_open_adjustment_a_project",
            ),
        ]
        indexes: ClassVar = [*of_a_list("adjustment", sorted_by=("budget_fen",))]


class Typed(models.Model):
    """What somebody has typed into the form and not saved: a scratch pad, not the record."""

    account_id = models.BigIntegerField()
    ref = models.CharField(max_length=60, blank=True)  # empty while the project has no number
    fields = models.JSONField()  # name → values, as the browser sent them
    typed_at = models.DateTimeField()

    class Meta:
        app_label = "projects"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account_id", "ref"], name="one_scratch_pad_a_form")
        ]

    def __str__(self) -> str:
        return f"typed by {self.account_id} into {self.ref or 'a new form'}"


class EarlierResult(models.Model):
    """How an earlier project was evaluated; laid beside the form of the next one (R97)."""

    project_code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    item = models.ForeignKey(GuidanceItem, on_delete=models.PROTECT, related_name="+")
    total = models.CharField(max_length=20, blank=True)
    grade = models.CharField(max_length=20, blank=True)
    budget_decision = models.CharField(max_length=60, blank=True)
    concluded_on = models.DateField()

    class Meta:
        app_label = "projects"
        indexes: ClassVar = [
            models.Index(fields=["purchaser", "item", "-year"], name="earlier_results")
        ]

    def __str__(self) -> str:
        return f"{self.project_code}: {self.grade}"
