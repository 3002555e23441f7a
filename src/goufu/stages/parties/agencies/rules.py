"""Who may be listed and entrusted. No database, no clock, no HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.law.labels import WORDS
from goufu.law.refusals import Refusal
from goufu.law.values.agencies import CHECK_KINDS, CONDITIONS, REGISTER, STAFF_LEAST
from goufu.law.why import rule
from goufu.law.words import Word, Words, say

MEASURES = "财库〔2018〕2号"
LISTING = f"{MEASURES} 第八条"
BY_APPROVAL = "qualification_approval"


class TooFewStaff(Refusal):
    code = "agencies.too_few_staff"
    sentence = say("专职从业人员 {count} 人，应当不少于 {least} 人。")
    remedy = say("请代理机构补充人员信息后重新提交。")


class ConditionsNotMet(Refusal):
    code = "agencies.conditions_not_met"
    sentence = say("登记信息没有反映下列从业条件：{missing}。")
    remedy = say("请告知代理机构完善登记资料。")


class NotApproved(Refusal):
    code = "agencies.not_approved"
    sentence = say("{on}施行的规定要求代理机构经资格认定，登记信息中没有当日有效的资格证书。")
    remedy = say("请填写资格等级、证书编号和有效期。")


class NotSuchCheck(Refusal):
    code = "agencies.not_such_check"
    status = 422
    field = "kind"
    sentence = say("{on}施行的规定没有“{kind}”这种检查方式。")
    remedy = say("请选择当日规定的检查方式。")


class FilesNotHandedOver(Refusal):
    code = "agencies.files_not_handed_over"
    clause = f"{MEASURES} 第十条"
    sentence = say("注销前应当向相关采购人移交档案。")
    remedy = say("请移交采购档案并确认后再办理注销。")


@dataclass(frozen=True)
class Facts:
    """What an entry is judged by."""

    full_time: int
    liable: bool
    internal_rules: bool
    own_office: bool
    own_rooms: bool
    monitoring: bool
    approved_until: date | None = None


def check_listing(facts: Facts, *, on: date, place: str) -> None:
    """Ask what the law of the day asks of an agency; where none is known, nothing is invented."""
    register = REGISTER.find(on, place=place)
    if register is not None and register.value == BY_APPROVAL:
        if facts.approved_until is None or facts.approved_until < on:
            raise NotApproved(on=on.isoformat(), clause=register.cite)
        return
    if CONDITIONS.find(on, place=place) is not None:
        _conditions(facts, on=on, place=place)


@rule("agencies.listing", clause=f"{MEASURES} 第十一条")
def _conditions(facts: Facts, *, on: date, place: str) -> None:
    """代理机构代理政府采购业务应当具备以下条件："""
    wanted, met = CONDITIONS.on(on, place=place), _met(facts)
    missing = [one for one in wanted.value if not met.get(one, True)]
    if missing:
        raise ConditionsNotMet(missing=Words(WORDS[one] for one in missing), clause=wanted.cite)
    least = STAFF_LEAST.find(on, place=place)
    if least is not None and facts.full_time < least.value:
        raise TooFewStaff(count=facts.full_time, least=least.value, clause=least.cite)


def _met(facts: Facts) -> dict[str, bool]:
    """Return what the entry says of each condition; the number of staff is counted apart."""
    return {
        "civil_liability": facts.liable,
        "internal_supervision": facts.internal_rules,
        "own_office": facts.own_office,
        "assessment_rooms": not facts.own_rooms or facts.monitoring,
    }


def check_kind(kind: str, words: str, *, on: date, place: str) -> str:
    """Return the clause of a kind of check, or refuse one that the law of the day has not.

    Raises:
        NotSuchCheck, NothingInForce.
    """
    kinds = CHECK_KINDS.on(on, place=place)
    if kind not in kinds.value:
        raise NotSuchCheck(on=on.isoformat(), kind=Word(words))
    return kinds.cite


@rule("agencies.files_handed_over", clause=f"{MEASURES} 第十条")
def check_files_handed_over(*, handed_over: bool) -> None:
    """代理机构注销时，应当向相关采购人移交档案，并及时向注册地所在省级财政部门办理名录注销手续。"""
    if not handed_over:
        raise FilesNotHandedOver
