"""The journal of the lines: double entry in fen, nothing ever changed or taken out."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.ledger.models import APPEND_ONLY
from goufu.stages.review.budgets.models.lines import BudgetLine


class Account(models.TextChoices):
    """The accounts of a line. ``granted`` is what the budget gave, kept below zero."""

    GRANTED = "granted", _("预算指标")
    AVAILABLE = "available", _("可用")
    RESERVED = "reserved", _("已安排")
    PAID = "paid", _("已支付")
    RETURNED = "returned", _("已收回")


class Move(models.TextChoices):
    """What a posting is about."""

    ENTERED = "entered", _("登记指标")
    INCREASED = "increased", _("追加")
    DECREASED = "decreased", _("追减")
    TRANSFERRED = "transferred", _("调剂")
    RESERVED = "reserved", _("安排项目")
    RELEASED = "released", _("释放")
    PAID = "paid", _("支付")
    RETURNED = "returned", _("年终收回")


class Posting(models.Model):
    """One movement of money: two legs or more, which together are nothing."""

    move = models.CharField(max_length=12, choices=Move.choices)
    at = models.DateTimeField()
    project_code = models.CharField(max_length=60, blank=True)
    document = models.CharField(max_length=120, blank=True)  # number of the order, ref of the act
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=80, blank=True)

    class Meta:
        app_label = "budgets"
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"{self.move} at {self.at:%Y-%m-%d}"


class Leg(models.Model):
    """What a posting adds to one account of one line, and the balance of the account after it."""

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="legs")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="legs")
    account = models.CharField(max_length=10, choices=Account.choices)
    amount_fen = models.BigIntegerField()
    balance_fen = models.BigIntegerField()

    class Meta:
        app_label = "budgets"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(amount_fen=0), name="leg_of_something"),
            models.UniqueConstraint(
                fields=["posting", "line", "account"], name="one_leg_an_account_and_posting"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["line", "id"], name="leg_line")]
        triggers: ClassVar = [
            *APPEND_ONLY,
            pgtrigger.Trigger(
                name="sums_to_zero",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func="""
                    IF (SELECT sum(amount_fen) FROM budgets_leg
                        WHERE posting_id = NEW.posting_id) <> 0 THEN
                        RAISE EXCEPTION 'posting % does not sum to zero', NEW.posting_id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_fen:+}"
