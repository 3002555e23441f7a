"""Who may be an expert. No database, no clock, no HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.values.experts import (
    AGE_LIMIT,
    BAD_CONDUCT,
    CLEAN_RECORD_YEARS,
    EXPERIENCE_YEARS,
)
from goufu.law.why import rule
from goufu.law.words import Word, say

MEASURES = "财库〔2016〕198号"
CONDITIONS = f"{MEASURES} 第六条"
DUTY_TO_STAND_ASIDE = f"{MEASURES} 第十六条"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
CHECKS = "10X98765432"
FEBRUARY, LEAP_DAY = 2, 29


class WrongIdNumber(Refusal):
    code = "experts.wrong_id_number"
    status = 422
    field = "id_number"
    sentence = say("公民身份号码有误：{why}。")
    remedy = say("请对照身份证件核对十八位号码。")


class TooOld(Refusal):
    code = "experts.too_old"
    sentence = say("申请人已满 {age} 周岁，应当不满 {limit} 周岁。")
    remedy = say("该专业专家数量较少的，请由审核人写明放宽理由后入库。")


class TooLittleExperience(Refusal):
    code = "experts.too_little_experience"
    sentence = say("中级职称从事相关领域工作 {years} 年，应当满 {least} 年。")
    remedy = say("请核对职称和从业起始日期；该专业专家数量较少的，请由审核人写明放宽理由。")


class NotPromised(Refusal):
    code = "experts.not_promised"
    status = 422
    clause = CONDITIONS
    sentence = say("申请人没有承诺：{what}。")
    remedy = say("请申请人签署申请书和承诺书后再提交。")


class HasABadRecord(Refusal):
    code = "experts.has_a_bad_record"
    sentence = say("申请人 {on} 有不良行为记录，申请前 {years} 年内应当没有。")
    remedy = say("请退回申请；满年限后可以重新申请。")


class Supervises(Refusal):
    code = "experts.supervises"
    clause = DUTY_TO_STAND_ASIDE
    sentence = say("{name}是政府采购监督管理工作人员，不得作为评审专家。")
    remedy = say("请不予入库；已经入库的请予解聘。")


class NotSuchConduct(Refusal):
    code = "experts.not_such_conduct"
    status = 422
    field = "conduct"
    sentence = say("{on}施行的规定没有把“{conduct}”列为不良行为。")
    remedy = say("请按当日施行的规定选择；规定没有列明的，可以在履职评价中记录。")


class TermNotInOrder(Refusal):
    code = "experts.term_not_in_order"
    status = 422
    field = "term_to"
    sentence = say("聘期截止日 {to} 不晚于 {since}。")
    remedy = say("请填写晚于起始日和今天的聘期截止日。")


@dataclass(frozen=True)
class Applicant:
    """What an entry is judged by.

    Attributes:
        senior: holds a senior title or has that level; else a middle one.
        bad_records: the days of the conduct recorded before.
        relaxed: why the two conditions are relaxed in a rare field; empty where they are not.
    """

    born_on: date
    senior: bool
    working_since: date
    bad_records: tuple[date, ...] = ()
    relaxed: str = ""


def check_id_number(number: str) -> date:
    """Return the birthday that a citizen's number says, or refuse the number (GB 11643)."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number):
        raise WrongIdNumber(why=Word(say("应当是十八位，末位可以是 X")))
    try:
        born = date.fromisoformat(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    except ValueError:
        raise WrongIdNumber(why=Word(say("出生日期不存在"))) from None
    if check_digit(number[:17]) != number[17]:
        raise WrongIdNumber(why=Word(say("校验码不符")))
    return born


def check_digit(first_seventeen: str) -> str:
    """Return the last place of a citizen's number.

    >>> check_digit("99999919600101001")
    '2'
    """
    total = sum(int(one) * weight for one, weight in zip(first_seventeen, WEIGHTS, strict=True))
    return CHECKS[total % 11]


def age_on(born: date, on: date) -> int:
    """Return the full years of life on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def years_before(on: date, years: int) -> date:
    """Return the same day some years earlier."""
    if (on.month, on.day) == (FEBRUARY, LEAP_DAY):
        on = on.replace(day=LEAP_DAY - 1)
    return on.replace(year=on.year - years)


def is_in_force(on: date, place: str) -> bool:
    """Test whether the measures on experts were in force; before, no text is at hand."""
    return AGE_LIMIT.find(on, place=place) is not None


def check_promises(promises: dict[str, bool], *, on: date, place: str) -> None:
    """Refuse who has left out a promise; before the measures it is house order."""
    if is_in_force(on, place):
        _promises(promises)
        return
    missing = next((what for what, given in promises.items() if not given), "")
    if missing:
        raise NotPromised(what=Word(missing), clause="")


@rule("experts.promises", clause=CONDITIONS)
def _promises(promises: dict[str, bool]) -> None:
    """承诺以独立身份参加评审工作,依法履行评审专家工作职责并承担相应法律责任的中国公民；"""
    for what, given in promises.items():
        if not given:
            raise NotPromised(what=Word(what))


def check_entry(who: Applicant, *, on: date, place: str) -> None:
    """Ask the conditions of the day; before the measures the platform knows and invents none."""
    if is_in_force(on, place):
        _conditions(who, on=on, place=place)


@rule("experts.entry", clause=CONDITIONS)
def _conditions(who: Applicant, *, on: date, place: str) -> None:
    """评审专家应当具备以下条件:"""
    if not who.relaxed:
        check_age(who.born_on, on=on, place=place)
        least = EXPERIENCE_YEARS.find(on, place=place)
        years = age_on(who.working_since, on)
        if least is not None and not who.senior and years < least.value:
            raise TooLittleExperience(years=years, least=least.value, clause=least.cite)
    clean = CLEAN_RECORD_YEARS.find(on, place=place)
    if clean is None:
        return
    since = years_before(on, clean.value)
    for day in who.bad_records:
        if day > since:
            raise HasABadRecord(on=day.isoformat(), years=clean.value, clause=clean.cite)


def check_age(born_on: date, *, on: date, place: str) -> None:
    """Refuse whoever has reached the age of the law of the day."""
    limit, age = AGE_LIMIT.find(on, place=place), age_on(born_on, on)
    if limit is not None and age >= limit.value:
        raise TooOld(age=age, limit=limit.value, clause=limit.cite)


def check_does_not_supervise(name: str, *, supervises: bool, on: date, place: str) -> None:
    """Refuse who works in the supervision of procurement, since the measures say so."""
    if is_in_force(on, place):
        _supervision(name, supervises=supervises)


@rule("experts.does_not_supervise", clause=DUTY_TO_STAND_ASIDE)
def _supervision(name: str, *, supervises: bool) -> None:
    """各级财政部门政府采购监督管理工作人员,不得作为评审专家参与政府采购项目的评审活动。"""
    if supervises:
        raise Supervises(name=name)


def check_conduct(conduct: str, words: str, *, on: date, place: str) -> str:
    """Return the clause under which a conduct goes on record on that day.

    Raises:
        NotSuchConduct: the law of the day does not name it.
        NothingInForce: it names none at all.
    """
    named = BAD_CONDUCT.on(on, place=place)
    if conduct not in named.value:
        raise NotSuchConduct(on=on.isoformat(), conduct=Word(words))
    return named.cite


def check_term(since: date, to: date, *, today: date) -> None:
    """Refuse a term that ends before it begins, or has ended."""
    latest = max(since, today)
    if to <= latest:
        raise TermNotInOrder(to=to.isoformat(), since=latest.isoformat())
