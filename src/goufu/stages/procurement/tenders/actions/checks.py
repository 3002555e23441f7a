"""What a document and its notice are checked for: listed before the button, asked after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from goufu.base.doors.declare import Checked
from goufu.law import calendar
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.procurement.tenders.actions import standards
from goufu.stages.procurement.tenders.models import AwardBy, Tender
from goufu.stages.procurement.tenders.rules import document as rules
from goufu.stages.procurement.tenders.rules import moments, timing
from goufu.stages.procurement.tenders.sheets import TenderDocument, TenderNotice
from goufu.stages.procurement.tenders.workflow.by_method import SCORED, TALKED


@dataclass(frozen=True)
class Check:
    """One thing that is checked: its words, and what refuses."""

    name: str
    ask: Callable[[], object]


def run(checks: Iterable[Check]) -> None:
    """Ask every check in turn; the first that refuses is what the reader is told."""
    for check in checks:
        check.ask()


def found(checks: Iterable[Check]) -> list[Checked]:
    """Ask every check and return what each says; none hides another."""
    return [Checked(check.name, refusal=_refusal(check)) for check in checks]


def of_contents(tender: Tender) -> tuple[Check, ...]:
    """Return the check that every part of the document is there."""
    return (
        Check(
            say("采购文件内容完整"),
            partial(rules.check_complete, _contents(tender), method=tender.method),
        ),
    )


def of_values(
    tender: Tender, values: TenderDocument | Tender, maxima: list[Decimal], on: date
) -> tuple[Check, ...]:
    """Return what the law of the day says about the document, as it is written or as it stands."""
    place, method = tender.place, tender.method
    scoring = partial(
        rules.check_scoring,
        weight=values.price_weight,
        maxima=maxima,
        method=method,
        on=on,
        place=place,
        in_range=values.award_by == AwardBy.SCORE,
    )
    ceiling = partial(
        rules.check_ceiling, ceiling_fen=values.ceiling_fen, budget_fen=tender.budget_fen
    )
    deposit = partial(
        rules.check_deposit,
        deposit_fen=values.deposit_fen,
        budget_fen=tender.budget_fen,
        method=method,
        on=on,
        place=place,
    )
    return (
        Check(say("分值和价格权重"), scoring),
        Check(say("评审因素和审查内容"), partial(standards.check, tender, values, on)),
        Check(say("最高限价不超过预算"), ceiling),
        Check(say("保证金不超过上限"), deposit),
    )


def of_intention(tender: Tender, urgency: str, on: date) -> tuple[Check, ...]:
    """Return the check that the intention has been public long enough."""
    ask = partial(
        timing.check_intention,
        published_on=tender.plan.intention_published_on,
        urgency=urgency or tender.plan.urgency,
        on=on,
        place=tender.place,
    )
    return (Check(say("采购意向公开满期"), ask),)


def of_times(tender: Tender, sheet: TenderNotice, on: date) -> tuple[Check, ...]:
    """Return the checks of the periods that the notice sets."""
    closing = calendar.day_of(sheet.closes_at)
    case = {"method": tender.method, "on": on, "place": tender.place}
    response = partial(timing.check_response_period, closing=closing, **case)  # type: ignore[arg-type]
    notice = partial(timing.check_notice, closing=closing, **case)  # type: ignore[arg-type]
    supply = partial(timing.check_supply, until=sheet.supply_until, closing=closing, **case)  # type: ignore[arg-type]
    return (
        Check(say("等标期"), response),
        *([Check(say("公告期限"), notice)] if tender.is_announced else []),
        Check(say("采购文件提供期限"), supply),
    )


def before_publishing(tender: Tender, on: date) -> list[Checked]:
    """Return the whole list for a notice that would go out on a day, with the earliest moments."""
    maxima = list(tender.criteria.values_list("maximum", flat=True))
    listed = [
        *of_contents(tender),
        *of_values(tender, tender, maxima, on),
        *of_intention(tender, "", on),
    ]
    return [*found(listed), *_earliest(tender, on)]


def before_confirming(tender: Tender, _on: date) -> list[Checked]:
    """Return what is missing in the document."""
    return found(of_contents(tender))


def _earliest(tender: Tender, on: date) -> list[Checked]:
    asked = (
        (say("提交截止最早可以是"), moments.earliest_closing),
        (say("采购文件至少提供到"), moments.earliest_supply),
        *([(say("公告期限至少到"), moments.earliest_notice)] if tender.is_announced else []),
    )
    lines = []
    for words, ask in asked:
        try:
            law = ask(method=tender.method, on=on, place=tender.place)
        except calendar.UnknownYear as unknown:
            lines.append(Checked(words, refusal=unknown))
            continue
        if law is not None:
            lines.append(Checked(words, note=law.day.isoformat(), clause=law.clause, waits=True))
    return lines


def _refusal(check: Check) -> Refusal | None:
    try:
        check.ask()
    except Refusal as refusal:
        return refusal
    return None


def _contents(tender: Tender) -> dict[str, bool]:
    """Return the parts that the law on the method asks for, and whether each is there."""
    parts = {
        say("商务条件"): bool(tender.commercial_terms),
        say("采购需求"): bool(tender.service_requirements),
        say("供应商资格条件"): bool(tender.qualification),
        say("报价要求"): bool(tender.price_requirements),
        say("拟签订的合同文本"): bool(tender.contract_text),
    }
    if tender.method in SCORED:
        parts[say("评审标准")] = tender.criteria.exists()
    if tender.method in TALKED:
        parts[say("可能实质性变动的内容")] = bool(tender.may_change)
    return parts
