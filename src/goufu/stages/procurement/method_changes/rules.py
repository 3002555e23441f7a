"""What the law asks of an application for another method. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goufu.law.method_choice import Choice, Said
from goufu.law.methods import METHODS
from goufu.law.refusals import Refusal
from goufu.law.why import record, rule
from goufu.law.words import Word, Words, say

APPROVAL = "政府采购法 第二十七条"
PUBLICITY = "政府采购法实施条例 第三十八条"
PUBLICITY_CONTENTS = "财政部令第74号 第三十八条"
OBJECTION = "财政部令第74号 第三十九条"
ARGUMENT = "财政部令第74号 第四十条"
A_CITY = len("CN-3415")


class NotNeeded(Refusal):
    code = "method_changes.not_needed"
    clause = APPROVAL
    sentence = say("计划 {plan} 采用“{method}”不需要财政部门批准。")
    remedy = say("请直接报送采购计划。")


class NotADraft(Refusal):
    code = "method_changes.plan_not_a_draft"
    sentence = say("计划 {plan} 目前是“{state}”，不能申请变更采购方式。")
    remedy = say("采购方式变更应当在采购活动开始前办理。")


class AskedAlready(Refusal):
    code = "method_changes.asked_already"
    sentence = say("计划 {plan} 已有变更申请 {change}，状态为“{state}”。")
    remedy = say("请在原申请上办理；需要重新申请的，先撤回原申请。")


class ContentsMissing(Refusal):
    code = "method_changes.contents_missing"
    status = 422
    clause = PUBLICITY_CONTENTS
    sentence = say("公示缺少下列内容：{missing}。")
    remedy = say("请修改变更申请，补齐后再公示。")


class ConsentMissing(Refusal):
    code = "method_changes.consent_missing"
    sentence = say("申请采用“{method}”，还没有主管预算单位的同意。")
    remedy = say("请先报主管预算单位同意。")


class PublicityMissing(Refusal):
    code = "method_changes.publicity_missing"
    sentence = say("只能从唯一供应商处采购的，报批前应当公示；公示还没有进行或者没有期满。")
    remedy = say("请先发布单一来源公示，期满没有异议或者补充论证后再报批。")


class NoPublicityAsked(Refusal):
    code = "method_changes.no_publicity_asked"
    sentence = say("按当日的规定和所选情形，这次采购不需要公示。")
    remedy = say("请直接报批。")


class PublicAlready(Refusal):
    code = "method_changes.public_already"
    sentence = say("单一来源公示已于 {day} 期满。")
    remedy = say("供应商或者理由变化的，修改申请后可以重新公示。")


class ObjectionsClosed(Refusal):
    code = "method_changes.objections_closed"
    clause = OBJECTION
    sentence = say("公示期到 {day} 为止，现在不能提出异议。")
    remedy = say("可以向财政部门反映，或者在采购过程中依法质疑。")


class NotEverybodyAnswered(Refusal):
    code = "method_changes.not_everybody_answered"
    status = 422
    field = "answers"
    clause = ARGUMENT
    sentence = say("还有 {count} 条异议没有答复：{numbers}。")
    remedy = say("请逐条写明补充论证的结论。")


@dataclass(frozen=True)
class Publicity:
    """What the publicity of a single source has to say."""

    supplier: str
    address: str
    reason: str
    experts: int


def asks_for(choice: Choice, what: str) -> Said | None:
    """Return the rule by which the law wants ``consent``, ``publicity`` or ``approval`` first."""
    return next((said for said in choice.said if said.rule == what), None)


def check_needed(choice: Choice | None, *, plan: str, method: str) -> Choice:
    """Return what the law says where finance has to approve; refuse where it has not."""
    if choice is None:
        raise NotNeeded(plan=plan, method=Word(METHODS[method]))
    return choice


@rule("method_changes.publicity_contents", clause=PUBLICITY_CONTENTS)
def check_contents(about: Publicity) -> None:
    """拟定的唯一供应商名称、地址；"""
    there = {
        say("拟定的唯一供应商名称"): bool(about.supplier),
        say("拟定的唯一供应商地址"): bool(about.address),
        say("采用单一来源采购方式的原因"): bool(about.reason),
        say("专业人员的论证意见、姓名、工作单位和职称"): about.experts > 0,
    }
    missing = [name for name, said in there.items() if not said]
    if missing:
        raise ContentsMissing(missing=Words(missing))


def check_publicity_asked(choice: Choice | None) -> Said:
    """Return the rule that wants the publicity; refuse where none does."""
    said = asks_for(choice, "publicity") if choice is not None else None
    if said is None:
        raise NoPublicityAsked
    return said


def check_not_yet_public(*, until: date | None, on: date) -> None:
    """Refuse to publish twice what has been public."""
    if until is not None and until < on:
        raise PublicAlready(day=until.isoformat())


def check_consent(choice: Choice, *, method: str, consented: bool) -> None:
    """Ask for the head body's consent, where the law of the day wants it for this method."""
    said = asks_for(choice, "consent")
    if said is None:
        return
    record(said.by.as_asked())
    if not consented:
        raise ConsentMissing(method=Word(METHODS[method]), clause=said.by.cite)


def check_publicity(choice: Choice, *, until: date | None, on: date, settled: bool) -> None:
    """Ask for the publicity, where the law of the day wants it on these grounds."""
    said = asks_for(choice, "publicity")
    if said is not None:
        _publicity(said, over=until is not None and until < on and settled)


@rule("method_changes.publicity", clause=PUBLICITY)
def _publicity(said: Said, *, over: bool) -> None:
    """达到公开招标数额标准，符合政府采购法第三十一条第一项规定情形，只能从唯一供应商处采购的，采购人应当将采购项目信息和唯一供应商名称在省级以上人民政府财政部门指定的媒体上公示，公示期不得少于5个工作日。"""
    if not over:
        raise PublicityMissing(clause=said.by.cite)


@rule("method_changes.objection", clause=OBJECTION)
def check_may_object(*, until: date | None, on: date) -> None:
    """任何供应商、单位或者个人对采用单一来源采购方式公示有异议的，可以在公示期内将书面意见反馈给采购人、采购代理机构，并同时抄送相关财政部门。"""
    if until is None or on > until:
        raise ObjectionsClosed(day=until.isoformat() if until else "—")


@rule("method_changes.argument", clause=ARGUMENT)
def check_answered(*, objections: Iterable[int], answered: Iterable[int]) -> None:
    """采购人、采购代理机构应当将补充论证的结论告知提出异议的供应商、单位或者个人。"""
    open_still = sorted(set(objections) - set(answered))
    if open_still:
        numbers = "、".join(str(one) for one in open_still)
        raise NotEverybodyAnswered(count=len(open_still), numbers=numbers)


def authority_place(place: str) -> str:
    """Return the place whose finance bureau approves: the city, of a county; else the place itself.

    设区的市、自治州以上人民政府采购监督管理部门 (政府采购法 第二十七条).

    >>> authority_place("CN-341502"), authority_place("CN-3415"), authority_place("CN-34")
    ('CN-3415', 'CN-3415', 'CN-34')
    """
    return place[:A_CITY]
