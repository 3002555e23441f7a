"""The tables of the record of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Check, Offer, Tender


@dataclass(frozen=True)
class ReportTable:
    """A table; heads are message ids, cells are said already."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ReportSection:
    """A part of the report.

    Args:
        title: message id, of the law's labels where the law asks for the part.
        facts: label (message id) → value.
    """

    title: str
    facts: Sequence[tuple[str, str]] = ()
    tables: Sequence[ReportTable] = ()


def checks(tender: Tender) -> ReportTable:
    """Return what was found on each item."""
    made = Check.objects.filter(offer__tender=tender).select_related(
        "offer__provider", "requirement"
    )
    return ReportTable(
        (say("供应商"), say("审查事项"), say("结论"), say("不通过的理由")),
        [
            (
                one.offer.provider.name,
                one.requirement.text,
                str(one.get_finding_display()),
                one.reason or "—",
            )
            for one in made.order_by("requirement__number", "offer_id")
        ],
    )


def invalid(offers: Sequence[Offer]) -> ReportTable:
    """Return who dropped out, and why."""
    return ReportTable(
        (say("无效的供应商"), say("情形"), say("理由")),
        [
            (one.provider.name, str(one.get_invalid_ground_display()), one.invalid_reason)
            for one in offers
            if one.state == "invalid"
        ],
    )


def prices(offers: Sequence[Offer]) -> ReportTable:
    """Return what the price of each came to."""
    return ReportTable(
        (
            say("供应商"),
            say("报价（元）"),
            say("修正后（元）"),
            say("价格扣除"),
            say("评审价（元）"),
        ),
        [
            (
                one.provider.name,
                yuan(one.price_fen),
                yuan(one.corrected_fen) if one.corrected_fen is not None else "—",
                f"{one.cut}%",
                yuan(one.evaluated_fen) if one.evaluated_fen is not None else "—",
            )
            for one in offers
            if one.rank is not None
        ],
    )
