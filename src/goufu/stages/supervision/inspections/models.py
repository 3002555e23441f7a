"""What an inspection stores."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.projects.models import Project
from goufu.stages.supervision.inspections.workflow import INSPECTION


class Manner(models.TextChoices):
    DAILY = "daily", _("日常检查")
    SPECIAL = "special", _("专项检查")
    RANDOM = "random", _("双随机抽查")
    KEY = "key", _("重点监督")
    YEAR_END = "year_end", _("年终检查")
    AUDIT = "audit", _("审计")


class Inspection(Dossier):
    """One look into a project, by one body."""

    WORKFLOW: ClassVar[Workflow] = INSPECTION

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="inspections")
    inspector = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    manner = models.CharField(max_length=20, choices=Manner.choices)
    subject = models.TextField()
    finding = models.TextField(blank=True)
    basis = models.CharField(max_length=200, blank=True)
    correct_by = models.DateField(null=True)
    correction = models.TextField(blank=True)
    verification = models.TextField(blank=True)

    class Meta:
        app_label = "inspections"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["found", "corrected"]) | ~Q(finding=""),
                name="finding_is_written_down",
            )
        ]
        indexes: ClassVar = [
            *of_a_list("inspection"),
            models.Index(fields=["project_code"], name="inspection_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party in {Party.SUPERVISION, Party.FINANCE}:
            return frozenset({self.inspector_id})
        return super().parties(party)
