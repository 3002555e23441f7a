"""What a tender stores: its document, the offers made to it, the committee and its points."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.plans.models import Method, Plan
from goufu.stages.procurement.tenders.workflow import OFFER, TENDER
from goufu.stages.review.projects.models import Project

NOT_PUBLISHED = ("draft", "prepared", "ready", "cancelled")
ENDED = ("failed", "cancelled")
DECIDED = ("awarded", "result_published")


class FailureGround(models.TextChoices):
    """政府采购法 第三十六条第一款, item by item."""

    TOO_FEW = "too_few", _("符合专业条件的供应商或者对招标文件作实质响应的供应商不足三家")
    MISCONDUCT = "misconduct", _("出现影响采购公正的违法、违规行为")
    TOO_DEAR = "too_dear", _("投标人的报价均超过了采购预算，采购人不能支付")
    DROPPED = "dropped", _("因重大变故，采购任务取消")


class InvalidGround(models.TextChoices):
    """财政部令第87号 第六十三条, item by item."""

    DEPOSIT = "deposit", _("未按照招标文件的规定提交投标保证金")
    UNSIGNED = "unsigned", _("投标文件未按招标文件要求签署、盖章")
    UNQUALIFIED = "unqualified", _("不具备招标文件中规定的资格要求")
    OVER_CEILING = "over_ceiling", _("报价超过招标文件中规定的预算金额或者最高限价")
    CONDITIONS = "conditions", _("投标文件含有采购人不能接受的附加条件")
    OTHER = "other", _("法律、法规和招标文件规定的其他无效情形")


class Capacity(models.TextChoices):
    """In which capacity a person sits on the committee."""

    EXPERT = "expert", _("评审专家")
    PURCHASER = "purchaser", _("采购人代表")


class Tender(Dossier):
    """An open tender for the service of one project."""

    WORKFLOW: ClassVar[Workflow] = TENDER

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tenders")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="tenders")
    agency = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(max_length=20, choices=Method.choices)
    budget_fen = models.BigIntegerField()

    qualification = models.TextField(blank=True)
    service_requirements = models.TextField(blank=True)
    commercial_terms = models.TextField(blank=True)
    price_requirements = models.TextField(blank=True)
    contract_text = models.TextField(blank=True)
    ceiling_fen = models.BigIntegerField(null=True)
    price_weight = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    deposit_fen = models.BigIntegerField(default=0)
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    prepared_by_id = models.BigIntegerField(null=True)  # account

    published_at = models.DateTimeField(null=True)
    announced_closing = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # Later than announced after a suspension.
    supply_until = models.DateField(null=True)
    notice_until = models.DateField(null=True)
    where = models.CharField(max_length=200, blank=True)
    urgency = models.TextField(blank=True)

    bids_opened_at = models.DateTimeField(null=True)
    technically_complex = models.BooleanField(default=False)
    high_impact = models.BooleanField(default=False)
    drawing = models.TextField(blank=True)  # How the experts were drawn.
    evaluated_at = models.DateTimeField(null=True)
    report = models.TextField(blank=True)

    winner = models.ForeignKey("Offer", null=True, on_delete=models.PROTECT, related_name="+")
    awarded_on = models.DateField(null=True)
    letter_number = models.CharField(max_length=60, blank=True)
    result_published_on = models.DateField(null=True)
    result_notice_until = models.DateField(null=True)
    challenge_until = models.DateField(null=True)  # Empty while the year's calendar is not known.
    fee_fen = models.BigIntegerField(default=0)
    fee_standard = models.CharField(max_length=200, blank=True)
    failure_ground = models.CharField(max_length=20, choices=FailureGround.choices, blank=True)
    failure_reasons = models.TextField(blank=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"], condition=~Q(state__in=ENDED), name="one_live_tender_a_project"
            ),
            models.CheckConstraint(
                condition=Q(state__in=NOT_PUBLISHED) | Q(closes_at__gt=F("published_at")),
                name="published_tender_closes_later",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(winner__isnull=False),
                name="awarded_tender_has_winner",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=ENDED) | ~Q(failure_reasons=""),
                name="ended_tender_says_why",
            ),
            models.CheckConstraint(
                condition=Q(ceiling_fen__isnull=True) | Q(ceiling_fen__lte=F("budget_fen")),
                name="ceiling_within_budget",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("tender", sorted_by=("budget_fen",), where_filled=("closes_at",)),
            models.Index(fields=["project_code", "id"], name="tender_project"),
            models.Index(fields=["agency", "-id"], name="tender_agency"),
            # Read by the clock: open tenders by closing moment.
            models.Index(fields=["closes_at", "id"], name="tender_open", condition=Q(state="open")),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.AGENCY:
            return frozenset({self.agency_id})
        if party is Party.PROVIDER:
            bidders = self.offers.exclude(state="withdrawn")
            return frozenset(bidders.values_list("provider_id", flat=True))
        if party is Party.EXPERT:
            return frozenset(self.members.values_list("organisation_id", flat=True))
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.method

    @property
    def most_fen(self) -> int:
        """The price above which an offer is invalid: the ceiling, else the budget."""
        return self.budget_fen if self.ceiling_fen is None else self.ceiling_fen


class Criterion(models.Model):
    """One thing for which points are given; the price is not among them."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="criteria")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    maximum = models.DecimalField(max_digits=5, decimal_places=2)
    how = models.TextField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_criterion_a_number"),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="criterion_gives_points"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name} ({self.maximum})"


class Offer(Dossier):
    """What one provider offers, sealed until the opening."""

    WORKFLOW: ClassVar[Workflow] = OFFER

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="offers")
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    price_fen = models.BigIntegerField()
    service_plan = models.TextField()
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The content that was handed in; a version added later is not part of the offer.
    document_sha256 = models.CharField(max_length=64, blank=True)
    salt = models.CharField(max_length=64)  # So that nobody can guess the price from the seal.
    seal = models.CharField(max_length=64)  # Digest of everything above; it stands in the ledger.
    submitted_at = models.DateTimeField()
    invalid_ground = models.CharField(max_length=20, choices=InvalidGround.choices, blank=True)
    invalid_reason = models.TextField(blank=True)
    price_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    quality_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    total_score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    rank = models.PositiveSmallIntegerField(null=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender", "provider"],
                condition=~Q(state="withdrawn"),
                name="one_live_offer_a_provider",
            ),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(state="won"), name="one_winner_a_tender"
            ),
            models.CheckConstraint(condition=Q(price_fen__gt=0), name="offer_names_a_price"),
            models.CheckConstraint(
                condition=~Q(state="invalid") | ~Q(invalid_reason=""),
                name="invalid_offer_says_why",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("offer", sorted_by=("submitted_at",)),
            models.Index(fields=["provider", "-id"], name="offer_provider"),
            models.Index(fields=["project_code", "id"], name="offer_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        if party is Party.AGENCY:
            return frozenset({self.tender.agency_id})
        return super().parties(party)


class Member(models.Model):
    """A seat on the committee; the names are secret until the result is published."""

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="members")
    number = models.PositiveSmallIntegerField()
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    capacity = models.CharField(max_length=20, choices=Capacity.choices)
    leader = models.BooleanField(default=False)
    handed_in_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "account"], name="one_seat_a_person"),
            models.UniqueConstraint(
                fields=["tender"], condition=Q(leader=True), name="one_leader_a_committee"
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.number} of {self.tender_id}"


class Points(models.Model):
    """What one member gives one offer on one criterion."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="points")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="points")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "offer", "criterion"], name="one_mark_a_member"
            ),
            models.CheckConstraint(condition=Q(points__gte=0), name="points_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.points} by {self.member_id} for {self.offer_id}"
