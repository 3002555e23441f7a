"""What is kept of signals."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.signals.workflow import SIGNAL
from goufu.stages.procurement.tenders.models import Tender


class Kind(models.TextChoices):
    """The signs that are looked for, in words."""

    SAME_AUTHOR = "same_author", _("响应文件由同一单位或者个人编制的痕迹")
    SAME_PLACE = "same_place", _("从同一网络地址办理投标事宜")
    SAME_ACCOUNT = "same_account", _("由同一账号办理投标事宜")
    SAME_CONTACTS = "same_contacts", _("联系方式相同")
    ALIKE_TEXT = "alike_text", _("响应文件内容异常一致")
    REGULAR_PRICES = "regular_prices", _("报价呈规律性差异")
    MIXED_NAMES = "mixed_names", _("响应文件中出现其他供应商的名称")
    ONE_ACCOUNT = "one_account", _("保证金从同一单位或者个人的账户转出")
    SAME_HEAD = "same_head", _("单位负责人为同一人")
    ONE_ABOVE = "one_above", _("存在直接控股、管理关系")


class Outcome(models.TextChoices):
    """What the committee makes of a signal."""

    COLLUSION = "collusion", _("属于规定的情形，认定投标无效")
    EXPLAINED = "explained", _("有合理解释，不属于规定的情形")
    OPEN = "open", _("评审现场不能查清")


class Moment(models.TextChoices):
    """When the offers were looked at."""

    OPENING = "opening", _("开标后")
    AWARD = "award", _("评审结束后")


class Scan(models.Model):
    """One look at the offers of a tender; it stands also where nothing was found."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="scans")
    moment = models.CharField(max_length=20, choices=Moment.choices)
    scanned_at = models.DateTimeField()
    offers = models.PositiveIntegerField()
    found = models.PositiveIntegerField()
    unread = ArrayField(models.CharField(max_length=200), default=list)  # Files not to be read.

    class Meta:
        app_label = "signals"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "moment"], name="one_scan_a_moment")
        ]

    def __str__(self) -> str:
        return f"{self.moment} of {self.tender_id}: {self.found}"


class Signal(Dossier):
    """A sign that bidders may have acted together, with its evidence.

    It bears no project code: the record of the project is read by bidders too.
    """

    WORKFLOW: ClassVar[Workflow] = SIGNAL

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="signals")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    strong = models.BooleanField()
    offers = ArrayField(models.CharField(max_length=60))
    evidence = models.JSONField()  # offer, provider, where, what
    measure = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=64)  # The same sign is not noted twice.
    clause = models.CharField(max_length=120, blank=True)
    clause_verified = models.BooleanField(default=False)
    moment = models.CharField(max_length=20, choices=Moment.choices)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    judged_by = models.CharField(max_length=60, blank=True)  # The seat, not the name.
    referral = models.TextField(blank=True)

    class Meta:
        app_label = "signals"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "key"], name="one_signal_a_sign"),
            models.CheckConstraint(
                condition=~Q(state="judged") | (~Q(outcome="") & ~Q(reason="")),
                name="judged_signal_says_why",
            ),
        ]
        indexes: ClassVar = [*of_a_list("signal")]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the sides of the tender; bidders are none."""
        if party is Party.PROVIDER:
            return frozenset()
        return self.tender.parties(party)
