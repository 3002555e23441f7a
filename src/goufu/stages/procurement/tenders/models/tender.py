"""A tender and its document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.plans.models import Lot, Method, Plan
from goufu.stages.procurement.tenders.models.words import (
    DECIDED,
    ENDED,
    NOT_PUBLISHED,
    AwardBy,
    CheckStage,
    CriterionKind,
    FailureGround,
    Invitation,
)
from goufu.stages.procurement.tenders.workflow import TENDER
from goufu.stages.procurement.tenders.workflow.by_method import BY_INVITATION, OPEN
from goufu.stages.review.projects.models import Project


class Tender(Dossier):
    """The purchase of one project's service, by whichever method; OCDS calls each a tender."""

    WORKFLOW: ClassVar[Workflow] = TENDER

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tenders")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="tenders")
    lot = models.ForeignKey(Lot, null=True, on_delete=models.PROTECT, related_name="tenders")
    lot_number = models.PositiveSmallIntegerField(default=0)  # 0 where it is not divided.
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
    award_by = models.CharField(
        max_length=20, choices=AwardBy.choices, default=AwardBy.SCORE, blank=True
    )
    # By how many percent prices are cut for scoring: of small firms, of bodies with a part of them.
    small_cut = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    shared_cut = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    # The shares below which a price looks too low, where the document raises those of the law.
    low_average = models.PositiveSmallIntegerField(null=True)
    low_second = models.PositiveSmallIntegerField(null=True)
    low_ceiling = models.PositiveSmallIntegerField(null=True)
    deposit_fen = models.BigIntegerField(default=0)
    may_change = models.TextField(blank=True)  # What the talks may change of the demand.
    document = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    prepared_by_id = models.BigIntegerField(null=True)  # account
    # The purchase that came to nothing and whose document this one began with.
    taken_over_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="taken_over_by"
    )
    two_left_by_tender = models.BooleanField(default=False)  # Negotiated with the two it left.
    invitation = models.CharField(max_length=20, choices=Invitation.choices, blank=True)

    published_at = models.DateTimeField(null=True)
    announced_closing = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)  # Later than announced after a suspension.
    supply_until = models.DateField(null=True)
    notice_until = models.DateField(null=True)
    where = models.CharField(max_length=200, blank=True)
    urgency = models.TextField(blank=True)

    bids_opened_at = models.DateTimeField(null=True)
    final_asked_at = models.DateTimeField(null=True)
    announced_final = models.DateTimeField(null=True)
    final_until = models.DateTimeField(null=True)  # Later than announced after a suspension.
    technically_complex = models.BooleanField(default=False)
    high_impact = models.BooleanField(default=False)
    drawing = models.TextField(blank=True)  # How the experts were drawn.
    evaluated_at = models.DateTimeField(null=True)
    report = models.TextField(blank=True)
    abnormal = models.TextField(blank=True)  # What the committee finds on points far from others.
    unsigned = models.TextField(blank=True)  # Why a member's signature is missing.

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

    # The award beside its course.
    undecided_reasons = models.TextField(blank=True)  # Why the purchaser does not decide in time.
    drawn = models.ForeignKey("Offer", null=True, on_delete=models.PROTECT, related_name="+")
    main_items = models.TextField(blank=True)
    sme_declaration = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What the document says of the deposit.
    deposit_account = models.CharField(max_length=200, blank=True)
    deposit_kept_when = models.TextField(blank=True)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project", "lot_number"],
                condition=~Q(state__in=ENDED),
                name="one_live_tender_a_lot",
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
            bidders = self.offers.exclude(state="withdrawn").values_list("provider_id", flat=True)
            return frozenset((*bidders, *self._invited()))
        if party is Party.EXPERT:
            return frozenset(self.members.values_list("organisation_id", flat=True))
        return super().parties(party)

    def method_of_purchase(self) -> str | None:
        return self.method

    def _invited(self) -> Iterable[int]:
        """Return who was asked to offer, once the invitations are out."""
        if self.published_at is None:
            return ()
        return self.candidates.filter(invited=True).values_list("provider_id", flat=True)

    @property
    def is_open_to_all(self) -> bool:
        """Test whether everybody who may provide is asked, by a public notice."""
        return self.invitation in {"", Invitation.NOTICE} and self.method not in BY_INVITATION

    @property
    def is_announced(self) -> bool:
        """Test whether a public notice is due: also where only the prequalified may offer."""
        return self.is_open_to_all or self.method == OPEN

    @property
    def is_prequalified(self) -> bool:
        """Test whether those who may offer come from a prequalification."""
        return self.invitation == Invitation.PREQUALIFICATION

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
    kind = models.CharField(
        max_length=20, choices=CriterionKind.choices, default=CriterionKind.SUBJECTIVE
    )
    technical = models.BooleanField(default=False)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_criterion_a_number"),
            models.CheckConstraint(condition=Q(maximum__gt=0), name="criterion_gives_points"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name} ({self.maximum})"


class Band(models.Model):
    """One grade of a criterion: what has to be the case, and which points it gives."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="bands")
    name = models.CharField(max_length=200)
    least = models.DecimalField(max_digits=5, decimal_places=2)
    most = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(least__gte=0) & Q(most__gte=F("least")), name="band_goes_upwards"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.least}-{self.most}"


class Requirement(models.Model):
    """One thing that every offer is checked for, as the document says it."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="requirements")
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=20, choices=CheckStage.choices)
    # One of the law's reasons for which an offer is invalid.
    reason = models.CharField(max_length=40)
    text = models.TextField()

    class Meta:
        app_label = "tenders"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tender", "number"], name="one_requirement_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}"
