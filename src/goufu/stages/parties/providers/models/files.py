"""What gathers around a provider over the years: its own papers, checks, conduct, credit."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.models import Organisation
from goufu.stages.parties.providers.models.provider import Provider


class GovernanceFiling(models.Model):
    """A year of a provider's inner order: rules, finances, staff, accounts."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="filings")
    year = models.PositiveSmallIntegerField()
    charter = models.BooleanField()
    finance_rules = models.BooleanField()
    staff_rules = models.BooleanField()
    own_accounts = models.BooleanField()
    staff = models.PositiveIntegerField()
    full_time = models.PositiveIntegerField()
    income_fen = models.BigIntegerField()
    audited = models.BooleanField()
    report = models.ForeignKey(
        "documents.Document", null=True, on_delete=models.PROTECT, related_name="+"
    )
    filed_on = models.DateField()

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "year"], name="one_filing_a_year"),
            models.CheckConstraint(
                condition=Q(full_time__lte=F("staff")), name="full_time_are_among_the_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} in {self.year}"


class Grade(models.TextChoices):
    """年检结论."""

    PASSED = "passed", _("合格")
    JUST_PASSED = "just_passed", _("基本合格")
    FAILED = "failed", _("不合格")


class YearlyCheck(models.Model):
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="checks")
    year = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=20, choices=Grade.choices)
    opinion = models.TextField()
    checked_on = models.DateField()

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "year"], name="one_check_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} in {self.year}: {self.grade}"


class BadConduct(models.Model):
    """An entry on the list of bad conduct, by a decision that bars for some years."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="conducts")
    conduct = models.CharField(max_length=40)
    facts = models.TextField()
    decision = models.CharField(max_length=120)
    decided_by = models.CharField(max_length=160)
    decided_on = models.DateField()
    clause = models.CharField(max_length=160)
    since = models.DateField()
    until = models.DateField()  # The last day.
    struck_on = models.DateField(null=True)  # The first day on which it no longer counts.
    struck_because = models.TextField(blank=True)

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="ban_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.conduct} until {self.until}"

    def counts_on(self, day: date) -> bool:
        """Test whether it bars the provider on a day."""
        struck = self.struck_on is not None and self.struck_on <= day
        return self.since <= day <= self.until and not struck


class Happening(models.TextChoices):
    """What the credit file tells of."""

    SIGNED = "signed", _("签订合同")
    COMPLETED = "completed", _("履行完毕")
    TERMINATED = "terminated", _("合同终止")
    EVALUATED = "evaluated", _("绩效评价")
    INSPECTED = "inspected", _("监督检查")
    CHALLENGED = "challenged", _("提出质疑的结果")


class CreditLine(models.Model):
    """One thing that happened in a purchase with this body; written once, by the platform."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="credit_lines"
    )
    entry_id = models.BigIntegerField()  # The line of the ledger it comes from.
    happening = models.CharField(max_length=20, choices=Happening.choices)
    ref = models.CharField(max_length=60)
    project_code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    on = models.DateField()
    amount_fen = models.BigIntegerField(null=True)
    result = models.CharField(max_length=80, blank=True)
    public = models.BooleanField()

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry_id", "organisation"], name="one_line_an_entry")
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "on", "id"], name="credit_of"),
            models.Index(fields=["project_code", "happening"], name="credit_project"),
            models.Index(fields=["ref", "happening"], name="credit_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.happening} {self.ref}"
