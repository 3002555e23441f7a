"""Judgements from the notice to the committee's work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from goufu.law import money
from goufu.law.committee import are_enough_experts
from goufu.law.duties import due
from goufu.law.low_price import hits, shares
from goufu.law.parties import provider
from goufu.law.provisions import Provision
from goufu.law.rehearsal import words
from goufu.law.rehearsal.judgement import Case, Judgement, Outcome, Rules
from goufu.law.rehearsal.record import Record, Tendered
from goufu.law.values.parties import PROVIDER_KINDS
from goufu.law.values.procurement import (
    BID_DEPOSIT_CAP,
    COMMITTEE_EXPERT_SHARE,
    COMMITTEE_LARGE_BUDGET,
    COMMITTEE_SIZE,
    LOW_PRICE_BELOW_AVERAGE,
    LOW_PRICE_BELOW_CEILING,
    LOW_PRICE_BELOW_SECOND,
    MINIMUM_BIDS,
    NOTICE_PERIOD,
    PRICE_WEIGHT_RANGE,
    RESPONSE_PERIOD,
)
from goufu.law.words import say

SUBJECT = "services"


def _by_method(
    step: str, *, has: Callable[[Tendered], Any], opened: bool = False
) -> Callable[[Record], Iterator[Case]]:
    """Ask the law of the day of the notice, or of the opening, for the method."""

    def cases(record: Record) -> Iterator[Case]:
        for tender in record.tenders:
            on = tender.opened_on if opened else tender.on
            if on is not None and has(tender):
                yield ((tender.method, on, record.place), tender, tender.ref, on, step)

    return cases


def _period_rules(duty: str) -> Callable[[str, date, str], Rules]:
    def rules(method: str, on: date, place: str) -> Rules:
        found = due(duty, since=on, place=place, method=method)
        return Rules(found.due_on, found.reasons)

    return rules


def _period(rules: Rules, tender: Tendered) -> Outcome:
    if rules.value is None:
        return Outcome("no_period")
    enough = tender.closes_on >= rules.value
    return Outcome("long_enough" if enough else "too_short", rules.value)


def _found(provision: Provision, **more: Any) -> Callable[[str, date, str], Rules]:
    def rules(method: str, on: date, place: str) -> Rules:
        found = provision.find(on, place=place, method=method, **more)
        return Rules(found.value, (found,)) if found else Rules()

    return rules


def _weight(rules: Rules, tender: Tendered) -> Outcome:
    if rules.value is None:
        return Outcome("silent")
    lowest, highest = rules.value
    assert tender.price_weight is not None
    within = lowest <= tender.price_weight <= highest
    return Outcome("within" if within else "outside", rules.value)


def _deposit(rules: Rules, tender: Tendered) -> Outcome:
    if rules.value is None:
        return Outcome("silent")
    most = money.percent(tender.budget_fen, rules.value)
    return Outcome("within" if tender.deposit_fen <= most else "outside", most)


def _bids(rules: Rules, tender: Tendered) -> Outcome:
    enough = rules.value is None or len(tender.offers_fen) >= rules.value
    return Outcome("enough" if enough else "too_few", rules.value)


def _committee_rules(method: str, on: date, place: str) -> Rules:
    """Look up the dear budget, the two sizes, and the share of experts in thirds."""
    found = (
        COMMITTEE_LARGE_BUDGET.find(on, place=place),
        COMMITTEE_SIZE.find(on, place=place, method=method, large=False),
        COMMITTEE_SIZE.find(on, place=place, method=method, large=True),
        COMMITTEE_EXPERT_SHARE.find(on, place=place, method=method),
    )
    answers = tuple(dict.fromkeys(one for one in found if one))
    return Rules(tuple(one.value if one else None for one in found), answers)


def _committee(rules: Rules, tender: Tendered) -> Outcome:
    dear, small, large, share = rules.value
    is_large = tender.large or (dear is not None and tender.budget_fen >= dear)
    size = large if is_large else small
    if size is None:
        return Outcome("silent")
    if tender.members < size:
        return Outcome("too_small", size)
    if not tender.members & 1:
        return Outcome("even", size)
    if share is not None and not are_enough_experts(
        tender.experts, of=tender.members, thirds=share
    ):
        return Outcome("too_few_experts", size)
    return Outcome("lawful", size)


def _low_price_cases(record: Record) -> Iterator[Case]:
    for tender in record.tenders:
        if tender.opened_on is not None and tender.offers_fen:
            key = (tender.opened_on, record.place)
            yield (key, tender, tender.ref, tender.opened_on, "low_price")


def _low_price_rules(on: date, place: str) -> Rules:
    found = shares(on=on, place=place)
    values = {trigger: by.value for trigger, by in found.items()}
    return Rules(values, tuple(found.values())) if found else Rules()


def _low_price(rules: Rules, tender: Tendered) -> Outcome:
    """Count the offers that must be explained."""
    if rules.value is None:
        return Outcome("judgement")
    flagged = hits(
        dict(enumerate(tender.offers_fen)),
        ceiling_fen=tender.budget_fen if tender.ceiling_fen is None else tender.ceiling_fen,
        shares=rules.value,
    )
    return Outcome("explain", len(flagged)) if flagged else Outcome("none")


def _provider_cases(record: Record) -> Iterator[Case]:
    for tender in record.tenders:
        for kind in tender.provider_kinds:
            key = (kind, tender.closes_on, record.place)
            yield (key, kind, tender.ref, tender.closes_on, "provider")


def _provider_rules(kind: str, on: date, place: str) -> Rules:
    found = provider(kind, on=on, place=place)
    return Rules(found.verdict, (found.by,))


def _provider(rules: Rules, kind: str) -> Outcome:
    return Outcome(rules.value or "silent", kind)


JUDGEMENTS = (
    Judgement(
        name="response_period",
        stage=words.BUYING,
        steps={"response_period": say("等标期")},
        words=words.PERIOD,
        unit="day",
        asks=(RESPONSE_PERIOD,),
        cases=_by_method("response_period", has=lambda tender: tender.closes_on),
        rules=_period_rules("response_period"),
        outcome=_period,
        alike=frozenset({"long_enough", "no_period"}),
    ),
    Judgement(
        name="notice_period",
        stage=words.BUYING,
        steps={"notice_period": say("采购公告期限")},
        words=words.PERIOD,
        unit="day",
        asks=(NOTICE_PERIOD,),
        cases=_by_method("notice_period", has=lambda tender: tender.closes_on),
        rules=_period_rules("notice_period"),
        outcome=_period,
        alike=frozenset({"long_enough", "no_period"}),
    ),
    Judgement(
        name="price_weight",
        stage=words.BUYING,
        steps={"price_weight": say("价格分比重")},
        words=words.RANGE,
        unit="percent",
        asks=(PRICE_WEIGHT_RANGE,),
        cases=_by_method("price_weight", has=lambda tender: tender.price_weight is not None),
        rules=_found(PRICE_WEIGHT_RANGE, subject=SUBJECT),
        outcome=_weight,
        alike=frozenset({"within", "silent"}),
    ),
    Judgement(
        name="bid_deposit",
        stage=words.BUYING,
        steps={"bid_deposit": say("投标保证金")},
        words=words.RANGE,
        unit="fen",
        asks=(BID_DEPOSIT_CAP,),
        cases=_by_method("bid_deposit", has=lambda tender: tender.deposit_fen),
        rules=_found(BID_DEPOSIT_CAP),
        outcome=_deposit,
        alike=frozenset({"within", "silent"}),
    ),
    Judgement(
        name="provider",
        stage=words.BUYING,
        steps={"provider": say("承接主体类型")},
        words=words.ALLOWED,
        unit="",
        asks=(PROVIDER_KINDS,),
        cases=_provider_cases,
        rules=_provider_rules,
        outcome=_provider,
        alike=frozenset({"allowed", "silent"}),
    ),
    Judgement(
        name="minimum_bids",
        stage=words.BUYING,
        steps={"minimum_bids": say("供应商家数")},
        words=words.BIDS,
        unit="suppliers",
        asks=(MINIMUM_BIDS,),
        cases=_by_method("minimum_bids", has=lambda _tender: True, opened=True),
        rules=_found(MINIMUM_BIDS),
        outcome=_bids,
    ),
    Judgement(
        name="committee",
        stage=words.BUYING,
        steps={"committee": say("评审委员会组成")},
        words=words.COMMITTEE,
        unit="persons",
        asks=(COMMITTEE_SIZE, COMMITTEE_EXPERT_SHARE, COMMITTEE_LARGE_BUDGET),
        cases=_by_method("committee", has=lambda tender: tender.members, opened=True),
        rules=_committee_rules,
        outcome=_committee,
        alike=frozenset({"lawful", "silent"}),
    ),
    Judgement(
        name="low_price",
        stage=words.BUYING,
        steps={"low_price": say("异常低价")},
        words=words.LOW_PRICE,
        unit="offers",
        asks=(LOW_PRICE_BELOW_AVERAGE, LOW_PRICE_BELOW_SECOND, LOW_PRICE_BELOW_CEILING),
        cases=_low_price_cases,
        rules=_low_price_rules,
        outcome=_low_price,
        alike=frozenset({"none", "judgement"}),
    ),
)
