"""Judgements from the award on: every duty with a clock, the term, the grade."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goufu.law import calendar
from goufu.law.contract_terms import contract_term
from goufu.law.duties import DUTIES, due
from goufu.law.rehearsal import words
from goufu.law.rehearsal.judgement import Case, Judgement, Outcome, Rules
from goufu.law.rehearsal.record import Happened, Record
from goufu.law.values.contract import LONGER_TERM_CONDITIONS, LONGEST_TERM, TERM_LIMIT
from goufu.law.values.performance import GRADE_BANDS
from goufu.law.words import say

# These stand in a tender or a plan, and are judged there.
ELSEWHERE = frozenset({"announce_intention", "notice_period", "response_period"})
# These are duties of a department, of finance, or towards somebody who asks: of no project.
OF_NO_PROJECT = frozenset(
    {
        "publish_implementation_catalogue",
        "publish_department_budget",
        "publish_provider_directory",
        "answer_inquiry",
        "close_petition",
    }
)
CLOCKS = {name: duty for name, duty in DUTIES.items() if name not in ELSEWHERE | OF_NO_PROJECT}


def _duty_cases(record: Record) -> Iterator[Case]:
    place, seen_on = record.place, record.seen_on
    for one in record.duties:
        if one.duty not in CLOCKS:
            continue
        key = (one.duty, one.since, place, one.method)
        yield (key, (one, seen_on), one.ref, one.since, one.duty)


def _duty_rules(duty: str, since: date, place: str, method: str | None) -> Rules:
    found = due(duty, since=since, place=place, method=method)
    return Rules((found.due_on, found.unit), found.reasons) if found.due_on else Rules()


def _duty(rules: Rules, facts: tuple[Happened, date]) -> Outcome:
    if rules.value is None:
        return Outcome("no_period")
    happened, seen_on = facts
    last, unit = rules.value
    for stopped, resumed in happened.stops:
        last = calendar.later(last, unit, stopped=stopped, resumed=resumed)
    if happened.met_on is None:
        return Outcome("running" if seen_on <= last else "overdue", last)
    return Outcome("in_time" if happened.met_on <= last else "late", last)


def _term_cases(record: Record) -> Iterator[Case]:
    for one in record.contracts:
        yield (one.months, one.longer, one.on, record.place), None, one.ref, one.on, "contract_term"


def _term_rules(months: int, longer: frozenset[str], on: date, place: str) -> Rules:
    found = contract_term(months, dict.fromkeys(longer, True), on=on, place=place)
    limit = found.limit.value if found.limit else None
    return Rules((found.verdict, limit), found.by)


def _term(rules: Rules, _facts: None) -> Outcome:
    verdict, limit = rules.value or ("unregulated", None)
    return Outcome(verdict, limit)


def _grade_cases(record: Record) -> Iterator[Case]:
    for grade in record.grades:
        yield ((grade.on, record.place), grade.score, grade.ref, grade.on, "grade")


def _grade_rules(on: date, place: str) -> Rules:
    found = GRADE_BANDS.find(on, place=place)
    return Rules(found.value, (found,)) if found else Rules()


def _grade(rules: Rules, score: float) -> Outcome:
    for lowest, grade in rules.value or ():
        if score >= lowest:
            return Outcome(grade)
    return Outcome("")


JUDGEMENTS = (
    Judgement(
        name="deadline",
        stage=words.CONTRACTING,
        steps={name: duty.title for name, duty in CLOCKS.items()},
        words=words.DEADLINE,
        unit="day",
        asks=tuple(duty.period for duty in CLOCKS.values()),
        cases=_duty_cases,
        rules=_duty_rules,
        outcome=_duty,
        alike=frozenset({"in_time", "running", "no_period"}),
    ),
    Judgement(
        name="contract_term",
        stage=words.CONTRACTING,
        steps={"contract_term": say("合同期限")},
        words=words.TERM,
        unit="month",
        asks=(TERM_LIMIT, LONGEST_TERM, LONGER_TERM_CONDITIONS),
        cases=_term_cases,
        rules=_term_rules,
        outcome=_term,
        alike=frozenset({"allowed", "unregulated"}),
    ),
    Judgement(
        name="grade",
        stage=words.EVALUATING,
        steps={"grade": say("绩效评价等级")},
        words={},
        unit="",
        asks=(GRADE_BANDS,),
        cases=_grade_cases,
        rules=_grade_rules,
        outcome=_grade,
    ),
)
