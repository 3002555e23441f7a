"""Judgements from the application to the procurement plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from goufu.law.duties import due
from goufu.law.items import SERVICE, item
from goufu.law.parties import purchaser
from goufu.law.rehearsal import words
from goufu.law.rehearsal.judgement import Case, Judgement, Outcome, Rules
from goufu.law.rehearsal.record import Planned, Record
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.values.items import BUYABLE_CLASSES, NEGATIVE_LIST
from goufu.law.values.parties import PURCHASER_KINDS
from goufu.law.values.procurement import (
    DEMAND_SURVEY_BUDGET,
    METHOD_AT_THRESHOLD,
    METHODS,
    OPEN_TENDER_THRESHOLD,
    PLAN_HANDLING,
    PROCUREMENT_THRESHOLD,
)
from goufu.law.words import say

SUBJECT = "services"


def _purchaser_cases(record: Record) -> Iterator[Case]:
    yield (
        (record.purchaser_kind, record.on, record.place),
        None,
        record.code,
        record.on,
        "purchaser",
    )


def _purchaser_rules(kind: str, on: date, place: str) -> Rules:
    found = purchaser(kind, on=on, place=place)
    return Rules(found.verdict, (found.by,))


def _item_cases(record: Record) -> Iterator[Case]:
    if record.content and (record.content != SERVICE or record.service_class):
        key = (record.content, record.service_class, record.on, record.place)
        yield (key, None, record.code, record.on, "item")


def _item_rules(content: str, service_class: int | None, on: date, place: str) -> Rules:
    found = item(content, service_class, on=on, place=place)
    return Rules("allowed" if found.verdict == "may_be_bought" else "forbidden", found.by)


def _verdict(rules: Rules, _facts: None) -> Outcome:
    return Outcome(rules.value or "silent")


def _day_and_place(step: str) -> Any:
    def cases(record: Record) -> Iterator[Case]:
        for plan in record.plans:
            yield ((plan.on, record.place), plan, plan.ref, plan.on, step)

    return cases


def _handling_rules(on: date, place: str) -> Rules:
    found = PLAN_HANDLING.find(on, place=place)
    return Rules(found.value, (found,)) if found else Rules()


def _handling(rules: Rules, _plan: Planned) -> Outcome:
    return Outcome(rules.value or "silent")


def _intention_cases(record: Record) -> Iterator[Case]:
    for plan in record.plans:
        yield ((plan.planned_start, record.place), plan, plan.ref, plan.planned_start, "intention")


def _intention_rules(start: date, place: str) -> Rules:
    found = due("announce_intention", since=start, place=place)
    return Rules(found.due_on, found.reasons)


def _intention(rules: Rules, plan: Planned) -> Outcome:
    last = rules.value
    if last is None:
        return Outcome("not_asked")
    if plan.urgent:
        return Outcome("excused", last)
    if plan.intention_on is None:
        return Outcome("missing", last)
    return Outcome("in_time" if plan.intention_on <= last else "late", last)


def _survey_rules(on: date, place: str) -> Rules:
    found = DEMAND_SURVEY_BUDGET.find(on, place=place)
    return Rules(found.value, (found,)) if found else Rules()


def _survey(rules: Rules, plan: Planned) -> Outcome:
    needed = rules.value is not None and plan.amount_fen >= rules.value
    return Outcome("needed" if needed else "not_needed", rules.value)


def _threshold_rules(on: date, place: str) -> Rules:
    found = PROCUREMENT_THRESHOLD.find(on, place=place, subject=SUBJECT)
    return Rules(found.value, (found,)) if found else Rules()


def _threshold(rules: Rules, plan: Planned) -> Outcome:
    if rules.value is None:
        return Outcome("unknown")
    return Outcome("reached" if plan.amount_fen >= rules.value else "below", rules.value)


def _method_rules(on: date, place: str) -> Rules:
    threshold = OPEN_TENDER_THRESHOLD.find(on, place=place, subject=SUBJECT)
    asked = METHOD_AT_THRESHOLD.find(on, place=place)
    known = METHODS.find(on, place=place)
    answers = tuple(one for one in (threshold, asked, known) if one)
    values = [one.value if one else None for one in (threshold, asked, known)]
    return Rules(tuple(values), answers)


def _method(rules: Rules, plan: Planned) -> Outcome:
    threshold, asked, known = rules.value
    if known is not None and plan.method not in known:
        return Outcome("no_such_method", plan.method)
    if threshold is None:
        return Outcome("unknown")
    if plan.amount_fen < threshold:
        return Outcome("free", threshold)
    fits = plan.method == asked or asked is None
    return Outcome("required" if fits else "must_change", threshold)


JUDGEMENTS = (
    Judgement(
        name="purchaser",
        stage=words.PREPARING,
        steps={"purchaser": say("购买主体")},
        words=words.ALLOWED,
        unit="",
        asks=(PURCHASER_KINDS,),
        cases=_purchaser_cases,
        rules=_purchaser_rules,
        outcome=_verdict,
        alike=frozenset({"allowed", "silent"}),
    ),
    Judgement(
        name="item",
        stage=words.PREPARING,
        steps={"item": say("购买内容")},
        words=words.ALLOWED,
        unit="",
        asks=(BUYABLE_CLASSES, NEGATIVE_LIST),
        cases=_item_cases,
        rules=_item_rules,
        outcome=_verdict,
        alike=frozenset({"allowed", "silent"}),
    ),
    Judgement(
        name="plan_handling",
        stage=words.BUYING,
        steps={"plan_handling": say("采购计划办理")},
        words=words.HANDLING,
        unit="",
        asks=(PLAN_HANDLING,),
        cases=_day_and_place("plan_handling"),
        rules=_handling_rules,
        outcome=_handling,
    ),
    Judgement(
        name="intention",
        stage=words.BUYING,
        steps={"intention": say("采购意向公开")},
        words=words.INTENTION,
        unit="day",
        asks=(INTENTION_PERIOD,),
        cases=_intention_cases,
        rules=_intention_rules,
        outcome=_intention,
        alike=frozenset({"not_asked", "in_time", "excused"}),
    ),
    Judgement(
        name="demand_survey",
        stage=words.BUYING,
        steps={"demand_survey": say("需求调查")},
        words=words.NEEDED,
        unit="fen",
        asks=(DEMAND_SURVEY_BUDGET,),
        cases=_day_and_place("demand_survey"),
        rules=_survey_rules,
        outcome=_survey,
    ),
    Judgement(
        name="procurement_threshold",
        stage=words.BUYING,
        steps={"procurement_threshold": say("政府采购限额")},
        words=words.THRESHOLD,
        unit="fen",
        asks=(PROCUREMENT_THRESHOLD,),
        cases=_day_and_place("procurement_threshold"),
        rules=_threshold_rules,
        outcome=_threshold,
    ),
    Judgement(
        name="method",
        stage=words.BUYING,
        steps={"method": say("采购方式")},
        words=words.METHOD,
        unit="fen",
        asks=(OPEN_TENDER_THRESHOLD, METHOD_AT_THRESHOLD, METHODS),
        cases=_day_and_place("method"),
        rules=_method_rules,
        outcome=_method,
    ),
)
