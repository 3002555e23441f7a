"""What a contract stores. Nobody changes its terms once somebody has signed them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.contracting.contracts.rules import Band
from goufu.stages.contracting.contracts.workflow import CONTRACT, FROZEN
from goufu.stages.review.projects.models import Project

# What both sides sign: all of it goes into the digest, none of it changes afterwards.
TERMS = (
    "project_code",
    "tender_ref",
    "purchaser_id",
    "provider_id",
    "price_fen",
    "starts_on",
    "ends_on",
    "clauses",
    "lines",
    "standards",
    "bands",
    "term_conditions",
    "public_service",
    "payee_bank",
    "payee_account",
    "deviation",
)


class StandardKind(models.TextChoices):
    TECHNICAL = "technical", _("技术")
    SERVICE = "service", _("服务")
    SAFETY = "safety", _("安全")


class Ending(models.TextChoices):
    """On what ground a contract ends before its time."""

    PUBLIC_INTEREST = "public_interest", _("继续履行将损害国家利益和社会公共利益")
    BREACH = "breach", _("对方违约，合同约定的解除情形出现")
    AGREED = "agreed", _("双方依法协商一致")


class Contract(Dossier):
    """What a purchaser and the winner of a purchase owe each other."""

    WORKFLOW: ClassVar[Workflow] = CONTRACT

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="contracts")
    tender_ref = models.CharField(max_length=60)
    purchaser = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    provider = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    award_fen = models.BigIntegerField()
    awarded_on = models.DateField()

    price_fen = models.BigIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    clauses = models.JSONField(default=dict)  # name → words
    lines = models.JSONField(
        default=list
    )  # number, name, unit, quantity, unit_price_fen, amount_fen
    standards = models.JSONField(default=list)  # number, kind, text: each is judged at acceptance
    bands = models.JSONField(default=list)  # from_score, factor_bp; from the highest score down
    term_conditions = models.JSONField(default=dict)
    public_service = models.BooleanField(default=False)  # 面向社会公众
    payee_bank = models.CharField(max_length=200, blank=True)
    payee_account = models.CharField(max_length=60, blank=True)
    deviation = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    drafter_id = models.BigIntegerField(null=True)
    checker_id = models.BigIntegerField(null=True)
    signer_id = models.BigIntegerField(null=True)
    signed_on = models.DateField(null=True)
    filed_on = models.DateField(null=True)
    filing_receipt = models.CharField(max_length=120, blank=True)
    filed_with = models.CharField(max_length=200, blank=True)
    ended_on = models.DateField(null=True)
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)
    reason = models.TextField(blank=True)  # of the last return, of giving up, of termination

    class Meta:
        app_label = "contracts"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["tender_ref", "provider"], name="one_contract_an_award"
            ),
            models.CheckConstraint(
                condition=Q(price_fen__isnull=True)
                | Q(price_fen__lte=F("award_fen"), price_fen__gt=0),
                name="contract_not_above_the_award",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="contract_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["terminated", "given_up"]) | ~Q(reason=""),
                name="ended_contract_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=FROZEN) | Q(price_fen__isnull=False),
                name="signed_contract_has_terms",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("contract", where_filled=("price_fen", "signed_on", "ends_on")),
            models.Index(fields=["project_code"], name="contract_project"),
            models.Index(fields=["provider", "-id"], name="contract_provider"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="signed_terms_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=FROZEN)
                & reduce(
                    or_,
                    (
                        pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
                        for name in TERMS
                    ),
                ),
            )
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; the provider is the winner alone."""
        if party is Party.PROVIDER:
            return frozenset({self.provider_id})
        return super().parties(party)

    def duties_from(self) -> tuple[str, ...]:
        """Return this contract and its tender, on which the award opened the duty to sign."""
        return (self.ref, self.tender_ref)

    def terms(self) -> dict[str, Any]:
        """Return what both sides sign, as JSON types."""
        return {
            name: value.isoformat() if isinstance(value := getattr(self, name), date) else value
            for name in TERMS
        }

    def terms_sha256(self) -> str:
        """Return the digest that a signature stands under."""
        return digest(canonical(self.terms()))

    def quality_bands(self) -> tuple[Band, ...]:
        """Return the contract's own table of quality factors."""
        return tuple(Band(Decimal(row["from_score"]), row["factor_bp"]) for row in self.bands)

    def line(self, number: int) -> dict[str, Any] | None:
        """Return one line of services, where there is one of this number."""
        return next((row for row in self.lines if row["number"] == number), None)

    def valid_signatures(self) -> models.QuerySet[Signature]:
        """Return the signatures under the terms as they stand."""
        return self.signatures.filter(version=self.version).order_by("id")


class Signature(models.Model):
    """One side's signature under one version of the terms; kept also where it came to nothing."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="signatures")
    version = models.PositiveIntegerField()
    party = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Party])
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    account_id = models.BigIntegerField(null=True)
    signatory = models.CharField(max_length=200)
    terms_sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        app_label = "contracts"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contract", "version", "party"], name="one_signature_a_side"
            )
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.party} under {self.contract_id} v{self.version}"
