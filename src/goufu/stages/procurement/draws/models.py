"""What a draw stores: its conditions, the closed list, what chance said, who was called."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.experts.models import Expert
from goufu.stages.procurement.draws.workflow import DRAW

SHORT = 12


class Source(models.TextChoices):
    """Public values that nobody here can steer, each published for everybody at a known time."""

    LOTTERY = "lottery", _("福利彩票双色球")
    SPORTS_LOTTERY = "sports_lottery", _("体育彩票排列五")
    INDEX = "index", _("上证指数收盘")
    BEACON = "beacon", _("随机信标")


class Outcome(models.TextChoices):
    """What became of somebody on the list."""

    LISTED = "listed", _("候选")
    EXCLUDED = "excluded", _("已排除")
    CALLED = "called", _("已邀请，待答复")
    ACCEPTED = "accepted", _("已接受")
    DECLINED = "declined", _("不能参加")
    NO_REPLY = "no_reply", _("逾时未答复")
    LEFT_OUT = "left_out", _("经核对应当回避")
    STOOD_ASIDE = "stood_aside", _("主动回避")
    ABSENT = "absent", _("缺席")
    UNWELL = "unwell", _("因健康等特殊原因更换")
    PROPOSED = "proposed", _("自行选定，待同意")


class Gone(models.TextChoices):
    """Why a seat is empty; the values are outcomes."""

    ABSENT = "absent", _("缺席")
    STOOD_ASIDE = "stood_aside", _("应当回避")
    UNWELL = "unwell", _("健康等特殊原因")


class Draw(Dossier):
    """Experts drawn for one assessment. The title is that of the purchase."""

    WORKFLOW: ClassVar[Workflow] = DRAW

    about_ref = models.CharField(max_length=60)
    agency = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(max_length=20)
    budget_fen = models.BigIntegerField()
    central = models.BooleanField(default=False)  # Bought by the central agency, from its list.
    # Who offers; told once the closing is past, and shown to nobody here.
    suppliers = models.JSONField(default=dict)

    # [{"field": "养老服务", "count": 3}, …] in the order in which the lists are made.
    groups = models.JSONField(default=list)
    representatives = models.PositiveSmallIntegerField(default=0)
    technically_complex = models.BooleanField(default=False)
    high_impact = models.BooleanField(default=False)
    evaluation_at = models.DateTimeField(null=True)
    remote = models.BooleanField(default=False)
    answer_minutes = models.PositiveIntegerField(default=0)
    source = models.CharField(max_length=20, choices=Source.choices, blank=True)
    round = models.CharField(max_length=60, blank=True)
    value_due_at = models.DateTimeField(null=True)

    secret = models.CharField(max_length=64, blank=True)  # Part of the seed; told at the end.
    commitment = models.TextField(blank=True)  # The text whose digest stands in the ledger.
    committed_at = models.DateTimeField(null=True)
    commitment_line = models.BigIntegerField(null=True)
    value = models.CharField(max_length=200, blank=True)
    revealed_at = models.DateTimeField(null=True)
    replacing = models.BooleanField(default=False)  # A seat fell empty at the assessment.
    selection = models.TextField(blank=True)  # Why the purchaser chose experts itself.
    reason = models.TextField(blank=True)  # Of the last refusal or end.

    class Meta:
        app_label = "draws"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["about_ref"],
                condition=~Q(state__in=("closed", "void")),
                name="one_live_draw_an_assessment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "void")) | ~Q(commitment=""),
                name="drawn_from_a_closed_list",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("draw", where_filled=("evaluation_at",)),
            models.Index(fields=["project_code", "id"], name="draw_project"),
            models.Index(fields=["about_ref", "id"], name="draw_about"),
            models.Index(fields=["agency", "-id"], name="draw_agency"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.agency_id})
        if party is Party.EXPERT:
            pools = self.candidates.filter(called_at__isnull=False, expert__pool__isnull=False)
            return frozenset(pools.values_list("expert__pool_id", flat=True))
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.method


class Candidate(models.Model):
    """An expert on the list of a draw, under a code that says nothing until it is opened."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="candidates")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="+")
    group = models.PositiveSmallIntegerField()  # Counted from 1.
    nonce = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.LISTED.value)
    reasons = models.JSONField(default=list)  # Of an exclusion: codes and clauses.
    place = models.PositiveIntegerField(null=True)  # In the order of its group, from 1.
    called_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)  # What he or she said on declining, or why the seat fell.
    self_selected = models.BooleanField(default=False)
    seated = models.BooleanField(default=False)

    class Meta:
        app_label = "draws"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "expert"], name="one_chance_an_expert"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["expert", "outcome"], name="candidate_expert"),
            models.Index(
                fields=["answer_by"], name="candidate_waiting", condition=Q(outcome="called")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.short} of {self.draw_id}: {self.outcome}"

    @property
    def short(self) -> str:
        """So much of the code as tells it from the others."""
        return self.code[:SHORT]


class Representative(models.Model):
    """Somebody whom the purchaser sends into the committee."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="nominated")
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "draws"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draw", "account"], name="nominated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} for {self.draw_id}"
