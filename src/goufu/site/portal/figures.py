"""The figures of the first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.disclosure.notices.queries import published
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.review.catalogue.queries import entries_of_year

GOOD = ("优", "良")


@dataclass(frozen=True)
class Figures:
    """What was bought in a year; money in fen."""

    year: int
    projects: int
    budget_fen: int
    contracts: int
    contract_fen: int
    paid_fen: int
    good: int
    evaluated: int
    notices: int


def figures_of(year: int) -> Figures:
    """Count a year; five queries, kept for a minute by the page."""
    listed = entries_of_year(year).aggregate(count=Count("id"), fen=Sum("amount_fen"))
    signed = Contract.objects.filter(project__year=year, signed_on__isnull=False).aggregate(
        count=Count("id"), fen=Sum("price_fen")
    )
    paid = Payment.objects.filter(project__year=year, state="paid").aggregate(fen=Sum("amount_fen"))
    graded = (
        Evaluation.objects.filter(project__year=year)
        .exclude(grade="")
        .aggregate(count=Count("id"), good=Count("id", filter=Q(grade__in=GOOD)))
    )
    return Figures(
        year=year,
        projects=listed["count"],
        budget_fen=listed["fen"] or 0,
        contracts=signed["count"],
        contract_fen=signed["fen"] or 0,
        paid_fen=paid["fen"] or 0,
        good=graded["good"],
        evaluated=graded["count"],
        notices=published().count(),
    )
