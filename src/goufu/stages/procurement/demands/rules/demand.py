"""What the law asks of a demand. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goufu.law.labels import WORDS
from goufu.law.money import yuan
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.demand import (
    GENERAL_REVIEW_PARTS,
    KEY_REVIEW_CASES,
    KEY_REVIEW_PARTS,
    LIKE_CONTRACTS_MOST,
    REVIEW_KINDS,
    SURVEY_CASES,
    SURVEY_SUBJECTS,
    SURVEY_VALIDITY,
)
from goufu.law.values.procurement import DEMAND_SURVEY_BUDGET
from goufu.law.why import rule
from goufu.law.words import Words, say

BUDGET = "政府采购法 第六条"
RISKS = "财库〔2021〕22号 第二十五条"
REVIEW = "财库〔2021〕22号 第二十九条"
KEY = "key_review"
OPTIONAL = frozenset({"other_review"})


class DemandThereAlready(Refusal):
    code = "demands.there_already"
    sentence = say("项目 {project} 已有采购需求 {demand}。")
    remedy = say("请在原采购需求上修改。")


class NotInBudget(Refusal):
    code = "demands.not_in_budget"
    clause = BUDGET
    sentence = say("项目 {project} 尚未列入预算，或者已经办结、撤回，不能编制采购需求。")
    remedy = say("请待项目列入部门预算后再编制。")


class AboveBudget(Refusal):
    code = "demands.above_budget"
    clause = BUDGET
    status = 422
    field = "amount_fen"
    sentence = say("采购需求金额 {wanted} 元超过项目预算 {budget} 元。")
    remedy = say("请调减采购需求；确需增加的，先按程序调整预算。")


class TooManyLikeContracts(Refusal):
    code = "demands.too_many_like_contracts"
    status = 422
    field = "like_contracts"
    sentence = say("要求供应商提供 {count} 个同类业务合同，一般不超过 {most} 个。")
    remedy = say("请减少个数；确有必要的，写明超过的理由，由重点审查判断。")


class LikeScopeMissing(Refusal):
    code = "demands.like_scope_missing"
    status = 422
    field = "like_scope"
    sentence = say("以同类业务合同作为资格条件，没有写明同类业务的具体范围。")
    remedy = say("请写明哪些业务算作同类业务。")


class TooFewSubjects(Refusal):
    code = "demands.too_few_subjects"
    status = 422
    field = "subjects"
    sentence = say("面向市场主体的需求调查只有 {count} 个调查对象，一般不少于 {least} 个。")
    remedy = say("请补充有代表性的调查对象；市场上确实不足的，写明理由。")


class SurveyInFuture(Refusal):
    code = "demands.survey_in_future"
    status = 422
    field = "until"
    sentence = say("需求调查起止日 {since} 至 {until} 前后颠倒，或者晚于今天。")
    remedy = say("请填写实际开展调查的日期。")


class SurveyMissing(Refusal):
    code = "demands.survey_missing"
    sentence = say("属于应当开展需求调查的项目（{cases}），没有有效的需求调查记录。")
    remedy = say(
        "请开展需求调查并记录；一年内就同一标的开展过的，或者前期工作已包含的，记录那一次。"
    )


class RisksMissing(Refusal):
    code = "demands.risks_missing"
    clause = RISKS
    sentence = say("属于应当开展需求调查的项目，没有研究采购和履约的风险。")
    remedy = say("请写明风险环节、可能性、影响程度、责任和处置措施、替代方案。")


class PartsNotReviewed(Refusal):
    code = "demands.parts_not_reviewed"
    sentence = say("下列内容没有审查，或者没有通过：{parts}。")
    remedy = say("请逐项审查；不通过的，退回修改后重新审查。")


class LawyerMissing(Refusal):
    code = "demands.lawyer_missing"
    status = 422
    field = "lawyer"
    sentence = say("属于应当重点审查的项目，合同文本没有经法律顾问审定。")
    remedy = say("请填写审定合同文本的法律顾问及其意见。")


class InPurchase(Refusal):
    code = "demands.in_purchase"
    sentence = say("项目已进入实施购买，采购需求不能再改。")
    remedy = say("确需变动的，按采购方式的规定在采购过程中办理，或者终止采购后重新编制。")


@dataclass(frozen=True)
class Nature:
    """What a demand is judged by: money in fen, and what its writer says of it."""

    amount_fen: int
    to_public: bool
    public_interest: bool
    complex_project: bool
    other_by_purchaser: bool
    emergency: bool = False


@dataclass(frozen=True)
class Survey:
    """The survey that is on record, its last day."""

    until: date


@rule("demands.budget", clause=BUDGET)
def check_budget(*, amount_fen: int, budget_fen: int) -> None:
    """政府采购应当严格按照批准的预算执行。"""
    if amount_fen > budget_fen:
        raise AboveBudget(wanted=yuan(amount_fen), budget=yuan(budget_fen))


def cases_of(nature: Nature, *, on: date, place: str) -> tuple[str, ...]:
    """Return which of the cases hold in which the law of the day wants a survey; none before it."""
    wanted = SURVEY_CASES.find(on, place=place)
    least = DEMAND_SURVEY_BUDGET.find(on, place=place)
    holds = {
        "large_amount": least is not None and nature.amount_fen >= least.value,
        "public_interest": nature.public_interest or nature.to_public,
        "complex_project": nature.complex_project,
        "other_by_purchaser": nature.other_by_purchaser,
    }
    return tuple(one for one in (wanted.value if wanted else ()) if holds[one])


def check_like_contracts(*, count: int, scope: str, reason: str, on: date, place: str) -> None:
    """Ask the rule on like contracts, where the law of the day has one and some are asked for."""
    most = LIKE_CONTRACTS_MOST.find(on, place=place)
    if most is not None and count:
        _like_contracts(count, scope, reason, most)


@rule("demands.like_contracts", clause="财库〔2021〕22号 第十八条")
def _like_contracts(count: int, scope: str, reason: str, most: Answer) -> None:
    """业绩情况作为资格条件时，要求供应商提供的同类业务合同一般不超过2个，并明确同类业务的具体范围。"""
    if count > most.value and not reason:
        raise TooManyLikeContracts(count=count, most=most.value, clause=most.cite)
    if not scope:
        raise LikeScopeMissing(clause=most.cite)


def check_subjects(*, market: int, reason: str, on: date, place: str) -> None:
    """Ask the rule on how many of the market are asked, where the law of the day has one."""
    least = SURVEY_SUBJECTS.find(on, place=place)
    if least is not None and market:
        _subjects(market, reason, least)


@rule("demands.survey_subjects", clause="财库〔2021〕22号 第十条第二款")
def _subjects(market: int, reason: str, least: Answer) -> None:
    """面向市场主体开展需求调查时，选择的调查对象一般不少于3个，并应当具有代表性。"""
    if market < least.value and not reason:
        raise TooFewSubjects(count=market, least=least.value, clause=least.cite)


def check_survey_days(*, since: date, until: date, today: date) -> None:
    """Refuse a survey that ended before it began, or has not ended."""
    if until < since or until > today:
        raise SurveyInFuture(since=since.isoformat(), until=until.isoformat())


def check_surveyed(
    nature: Nature, survey: Survey | None, *, written_on: date, on: date, place: str
) -> None:
    """Ask for the survey where a case of the day's law holds; an emergency is simpler."""
    cases = cases_of(nature, on=on, place=place)
    if cases and not nature.emergency:
        validity = SURVEY_VALIDITY.on(on, place=place)
        since = _months_before(written_on, validity.value)
        _surveyed(cases, survey, since, SURVEY_CASES.on(on, place=place))


@rule("demands.surveyed", clause="财库〔2021〕22号 第十一条")
def _surveyed(cases: tuple[str, ...], survey: Survey | None, since: date, law: Answer) -> None:
    """对于下列采购项目，应当开展需求调查："""
    if survey is None or survey.until < since:
        raise SurveyMissing(cases=Words(WORDS[one] for one in cases), clause=law.cite)


def check_risks(nature: Nature, *, risks: str, on: date, place: str) -> None:
    """Ask for the risks where a survey is due."""
    if cases_of(nature, on=on, place=place) and not nature.emergency:
        _risks(risks)


@rule("demands.risks", clause=RISKS)
def _risks(risks: str) -> None:
    """对于本办法第十一条规定的采购项目，要研究采购过程和合同履行过程中的风险"""
    if not risks:
        raise RisksMissing


def kind_of_review(nature: Nature, *, on: date, place: str) -> str:
    """Return which review the law of the day wants; empty where it knows none."""
    kinds = REVIEW_KINDS.find(on, place=place)
    if kinds is None:
        return ""
    wanted = KEY_REVIEW_CASES.find(on, place=place)
    cases = cases_of(nature, on=on, place=place)
    is_key = wanted is not None and bool(set(cases) & set(wanted.value)) and not nature.emergency
    return KEY if is_key else str(kinds.value[0])


def parts_of(kind: str, *, on: date, place: str) -> tuple[str, ...]:
    """Return what a review of this kind looks at, in the order of the law."""
    found = [GENERAL_REVIEW_PARTS.find(on, place=place)] if kind else []
    if kind == KEY:
        found.append(KEY_REVIEW_PARTS.find(on, place=place))
    return tuple(part for law in found if law is not None for part in law.value)


def check_reviewed(*, kind: str, passed: Iterable[str], lawyer: str, on: date, place: str) -> None:
    """Ask for every part of the review, where the law of the day knows one."""
    if kind:
        _reviewed(kind, passed, lawyer, on, place)


@rule("demands.reviewed", clause=REVIEW)
def _reviewed(kind: str, passed: Iterable[str], lawyer: str, on: date, place: str) -> None:
    """对于审查不通过的，应当修改采购需求和采购实施计划的内容并重新进行审查。"""
    good = frozenset(passed)
    missing = [part for part in parts_of(kind, on=on, place=place) if part not in good | OPTIONAL]
    if missing:
        law = KEY_REVIEW_PARTS if kind == KEY else GENERAL_REVIEW_PARTS
        cite = law.on(on, place=place).cite
        raise PartsNotReviewed(parts=Words(WORDS[one] for one in missing), clause=cite)
    if kind == KEY and not lawyer:
        raise LawyerMissing(clause=KEY_REVIEW_CASES.on(on, place=place).cite)


def check_may_revise(*, purchasing: bool) -> None:
    """Refuse to change a demand that is being bought."""
    if purchasing:
        raise InPurchase


def _months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or the last one of that month.

    >>> _months_before(date(2024, 2, 29), 12)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError
