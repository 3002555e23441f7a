"""Who may answer a call, who takes an empty seat."""

from __future__ import annotations

from datetime import date, datetime

from goufu.law.refusals import Refusal
from goufu.law.values.experts import DRAW_POOL, REPLACEMENT, SELF_SELECTION
from goufu.law.why import rule
from goufu.law.words import say

ON_THE_LIST = say("不在专家库，或者已在本次抽取名单中")
STAND_ASIDE = "政府采购法实施条例 第九条第一款"
SELECTION = "财库〔2016〕198号 第十三条"


class NotCalled(Refusal):
    code = "draws.not_called"
    clause = ""
    sentence = say("您没有被邀请参加本次评审，或者已经答复。")
    remedy = say("请以消息中的邀请为准。")


class AnsweredTooLate(Refusal):
    code = "draws.answered_too_late"
    clause = ""
    sentence = say("答复时间 {until} 已过，已依次邀请下一位评审专家。")
    remedy = say("不需要再办理。")


class TiesNotDenied(Refusal):
    code = "draws.ties_not_denied"
    field = "unbound"
    clause = STAND_ASIDE
    sentence = say("接受邀请前应当声明没有应当回避的情形。")
    remedy = say("没有应当回避情形的，请勾选声明；有的，请选择不能参加并写明回避。")


class ValueNotThereYet(Refusal):
    code = "draws.value_not_there_yet"
    clause = ""
    sentence = say("公开随机数 {due} 才产生。")
    remedy = say("请在产生之后录入；来源文件接入的由平台自动录入。")


class OtherThanTheSource(Refusal):
    code = "draws.other_than_the_source"
    field = "value"
    clause = ""
    sentence = say("录入的随机数与来源文件中的不同。")
    remedy = say("请按来源公布的原样录入。")


class NoSuchSeat(Refusal):
    code = "draws.no_such_seat"
    status = 422
    field = "seat"
    clause = ""
    sentence = say("所选席位没有已接受邀请的评审专家。")
    remedy = say("请从列表中选择。")


class SeatedAlready(Refusal):
    code = "draws.seated_already"
    clause = ""
    sentence = say("评审已经开始，请在采购项目中办理。")
    remedy = say("请打开采购项目，由本人回避或者由代理机构登记缺席。")


class NoSuchColleague(Refusal):
    code = "draws.no_such_colleague"
    status = 422
    field = "members"
    clause = ""
    sentence = say("采购人代表应当是本单位在任的工作人员。")
    remedy = say("请从本单位人员中选择。")


class TooManyRepresentatives(Refusal):
    code = "draws.too_many_representatives"
    field = "members"
    clause = ""
    sentence = say("采购人代表 {count} 人，抽取条件为 {wanted} 人。")
    remedy = say("请减少人数，或者请代理机构调整抽取条件。")


class NotComplex(Refusal):
    code = "draws.not_complex"
    clause = SELECTION
    sentence = say("自行选定评审专家限于技术复杂、专业性强，随机方式难以确定合适专家的项目。")
    remedy = say("请调整专业重新抽取；评审现场补足的除外。")


class NotTheMissingNumber(Refusal):
    code = "draws.not_the_missing_number"
    field = "experts"
    clause = ""
    sentence = say("选定 {count} 人，缺 {missing} 人。")
    remedy = say("请按缺额选定。")


class MayNotBeSelected(Refusal):
    code = "draws.may_not_be_selected"
    field = "experts"
    sentence = say("{ref} 不能参加本次评审：{reason}。")
    remedy = say("请另选。")


class NotFromTheDraw(Refusal):
    """The committee is made of those who were drawn and have accepted."""

    code = "draws.not_from_the_draw"
    sentence = say("评审专家尚未抽取完成，不能组建评审委员会（小组）。")
    remedy = say("请先完成随机抽取，待被抽取的评审专家接受邀请。")


class NoRepresentative(Refusal):
    code = "draws.no_representative"
    clause = ""
    sentence = say("采购人代表已指定 {count} 人，抽取条件为 {wanted} 人。")
    remedy = say("请采购人在评审专家抽取事项中指定代表。")


@rule("draws.declares", clause=STAND_ASIDE)
def check_unbound(*, unbound: bool) -> None:
    """在政府采购活动中，采购人员及相关人员与供应商有下列利害关系之一的，应当回避。"""
    if not unbound:
        raise TiesNotDenied


def check_in_time(*, answer_by: datetime, at: datetime) -> None:
    """Refuse an answer after its time, where the clock has not struck yet."""
    if at > answer_by:
        raise AnsweredTooLate(until=answer_by)


@rule("draws.value_is_out")
def check_value(*, due_at: datetime, typed: str, in_file: str | None, at: datetime) -> None:
    """公开随机数按来源公布的原样录入，任何人可以核对。"""
    if at < due_at:
        raise ValueNotThereYet(due=due_at)
    if in_file is not None and in_file != typed:
        raise OtherThanTheSource


@rule("draws.self_selection", clause=SELECTION)
def check_selection(
    *, complex_project: bool, replacing: bool, count: int, missing: int, on: date, place: str
) -> None:
    """技术复杂、专业性强的采购项目，通过随机方式难以确定合适评审专家的,经主管预算单位同意，采购人可以自行选定相应专业领域的评审专家。"""
    law = SELF_SELECTION.on(on, place=place).value
    if "complex_project" in law and not complex_project and not _may_fill(replacing, on, place):
        raise NotComplex
    if count != missing:
        raise NotTheMissingNumber(count=count, missing=missing)


def _may_fill(replacing: bool, on: date, place: str) -> bool:
    """Test whether an empty seat at the assessment may be filled by choice with consent."""
    found = REPLACEMENT.find(on, place=place)
    return replacing and found is not None and "selection_with_consent" in found.value


def check_drawn(*, filled: bool, on: date, place: str) -> None:
    """Refuse a committee whose experts do not come from a finished draw."""
    if not filled:
        law = DRAW_POOL.find(on, place=place)
        raise NotFromTheDraw(clause=law.cite if law else "")
