"""What a notice stores."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.disclosure.notices.workflow import NOTICE


class NoticeKind(models.TextChoices):
    CATALOGUE = "catalogue", _("实施目录")
    GUIDANCE = "guidance", _("指导性目录")
    DIRECTORY = "directory", _("承接主体目录")
    PROJECT = "project", _("项目公告")
    INTENTION = "intention", _("采购意向")
    TENDER = "tender", _("采购公告")
    PREQUALIFICATION = "prequalification", _("资格预审公告")
    SINGLE_SOURCE = "single_source", _("单一来源公示")
    RESULT = "result", _("结果公告")
    OTHER_WAY = "other_way", _("其他方式购买公告")
    FAILURE = "failure", _("终止公告")
    CONTRACT = "contract", _("合同公告")
    ACCEPTANCE = "acceptance", _("验收结果")
    EVALUATION = "evaluation", _("绩效结果")
    RESULT_USE = "result_use", _("结果运用")
    INSPECTION = "inspection", _("检查结果")
    CORRECTION = "correction", _("更正公告")
    FRAMEWORK_CALL = "framework_call", _("框架协议征集公告")
    FRAMEWORK_ENTRY = "framework_entry", _("入围结果公告")
    FRAMEWORK_EXIT = "framework_exit", _("入围供应商退出公告")
    FRAMEWORK_DEAL = "framework_deal", _("成交结果单笔公告")
    FRAMEWORK_SUMMARY = "framework_summary", _("成交结果汇总公告")


class Notice(Dossier):
    """Something that society is owed; once published it stands as it is."""

    WORKFLOW: ClassVar[Workflow] = NOTICE

    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    source_ref = models.CharField(max_length=60)  # The dossier that it tells of.
    publisher = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    lines = models.JSONField(default=list)  # [[label, value], …] in the order of the form
    table = models.JSONField(default=dict)  # {"head": […], "rows": [[…], …]}
    clause = models.CharField(max_length=160, blank=True)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    published_at = models.DateTimeField(null=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "notices"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_notice_has_its_moment",
            )
        ]
        indexes: ClassVar = [
            *of_a_list("notice", where_filled=("published_at",)),
            # The portal: newest first, of a kind, of a place.
            models.Index(
                fields=["-published_at", "-id"],
                name="notice_newest",
                condition=Q(state="published"),
            ),
            models.Index(
                fields=["kind", "-published_at", "-id"],
                name="notice_kind",
                condition=Q(state="published"),
            ),
            # Read by the desk: what this body has still to publish.
            models.Index(fields=["publisher", "id"], name="notice_owed", condition=Q(state="owed")),
            models.Index(fields=["project_code", "id"], name="notice_project"),
            models.Index(fields=["source_ref"], name="notice_source"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="published_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="published"),
            )
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """The publisher alone acts; on whichever side of the project it stands."""
        return super().parties(party) if party is Party.CLOCK else frozenset({self.publisher_id})

    def duties_from(self) -> tuple[str, ...]:
        return (self.ref, self.source_ref)
