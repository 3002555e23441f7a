"""What an evaluation stores: the targets as they were set, the scores, the grade, its use."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.documents.models import Document
from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.performance.evaluations.workflow import EVALUATION
from goufu.stages.review.projects.models import Project


class BudgetDecision(models.TextChoices):
    """What becomes of the item in the next budget."""

    PREFER = "prefer", _("优先安排")
    KEEP = "keep", _("继续安排")
    ADJUST = "adjust", _("整改后调整安排")
    CUT = "cut", _("调减")
    STOP = "stop", _("停止安排")
    REARGUE = "reargue", _("重新论证")


# What a poor grade leaves open.
ENDS_OR_REARGUES = frozenset({BudgetDecision.STOP, BudgetDecision.REARGUE})


class Evaluation(Dossier):
    """Whether one contract's services were worth their money."""

    WORKFLOW: ClassVar[Workflow] = EVALUATION

    contract = models.OneToOneField(Contract, on_delete=models.PROTECT, related_name="evaluation")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="evaluations")
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    third_party = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # As they stood in the application, which nobody changes after its reviews.
    targets = models.JSONField(default=list)  # kind, name, target
    scheme = models.TextField(blank=True)
    commissioned_on = models.DateField(null=True)

    scores = models.JSONField(default=list)  # kind, name, target, actual, score, weight, remark
    report = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    scorer_id = models.BigIntegerField(null=True)
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    return_reason = models.TextField(blank=True)

    grade = models.CharField(max_length=20, blank=True)
    grade_is_worst = models.BooleanField(default=False)
    grade_clause = models.CharField(max_length=160, blank=True)
    grade_verified = models.BooleanField(default=True)
    conclusion = models.TextField(blank=True)
    concluded_on = models.DateField(null=True)
    concluder_id = models.BigIntegerField(null=True)

    budget_decision = models.CharField(max_length=20, choices=BudgetDecision.choices, blank=True)
    settlement_decision = models.TextField(blank=True)
    provider_decision = models.TextField(blank=True)
    used_on = models.DateField(null=True)

    class Meta:
        app_label = "evaluations"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(third_party__isnull=True)
                | ~Q(third_party=F("purchaser")) & ~Q(third_party=F("provider")),
                name="third_party_is_neither_side",
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(total__gte=0, total__lte=100),
                name="total_out_of_a_hundred",
            ),
            models.CheckConstraint(
                condition=Q(concluder_id__isnull=True) | ~Q(concluder_id=F("scorer_id")),
                name="concluded_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="used", grade_is_worst=True)
                | Q(budget_decision__in=sorted(ENDS_OR_REARGUES)),
                name="poor_grade_stops_or_reargues",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("evaluation", where_filled=("total", "concluded_on")),
            models.Index(fields=["project_code"], name="evaluation_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; provider and third party are its own."""
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.THIRD_PARTY:
            return frozenset({self.third_party_id}) if self.third_party_id else frozenset()
        return super().parties(party)

    def target_names(self) -> list[str]:
        """Return the names of the targets in their order."""
        return [row["name"] for row in self.targets]

    def target(self, name: str) -> dict[str, Any]:
        """Return the target of this name."""
        found: dict[str, Any] = next(row for row in self.targets if row["name"] == name)
        return found
