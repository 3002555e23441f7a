"""Who may challenge, what, and until when; how it is answered. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goufu.law.calendar import UnknownYear
from goufu.law.duties import due
from goufu.law.labels import WORDS
from goufu.law.provisions import NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.values.challenge import (
    ANSWER_CONTENTS,
    EFFECTS,
    LETTER_CONTENTS,
    ONCE_PER_STEP,
)
from goufu.law.values.procurement import MINIMUM_BIDS
from goufu.law.values.sanctions import EFFECT_ON_PURCHASE
from goufu.law.why import rule
from goufu.law.words import Phrases, Word, say

STANDING = "政府采购法 第五十二条"
START = "政府采购法实施条例 第五十三条"
BY_THE_AGENCY = "政府采购法实施条例 第五十二条第二款"
SCOPE = "政府采购法实施条例 第五十五条"
SIGNED = "政府采购法实施条例 第五十四条"


class TookNoPart(Refusal):
    code = "challenges.took_no_part"
    status = 403
    clause = STANDING
    sentence = say("{name}没有参加本项目采购活动，不能提出质疑。")
    remedy = say(
        "已依法获取采购文件的，可以在期限内对采购文件提出质疑，请填写获取日期；"
        "对采购活动事项有疑问的，可以提出询问。"
    )


class NotThereYet(Refusal):
    code = "challenges.not_there_yet"
    clause = START
    sentence = say("本项目还没有“{subject}”可以质疑。")
    remedy = say("请选择已经完成的采购程序环节。")


class StepNotNamed(Refusal):
    code = "challenges.step_not_named"
    status = 422
    clause = START
    sentence = say("质疑采购过程，没有说明是哪一个环节。")
    remedy = say("请选择环节；各环节的质疑期限自该环节结束之日起分别计算。")


class NotObtainedThen(Refusal):
    code = "challenges.not_obtained_then"
    status = 422
    clause = START
    sentence = say("获取采购文件的日期 {day} 不在采购文件提供期限 {first} 至 {last} 之内。")
    remedy = say("请核对获取日期。")


class TooLate(Refusal):
    code = "challenges.too_late"
    sentence = say("质疑期限已于 {last} 届满。")
    remedy = say("可以向财政部门反映情况；对其他采购程序环节仍在期限内的，可以就该环节提出质疑。")


class OncePerStep(Refusal):
    code = "challenges.once_per_step"
    clause = ""
    sentence = say("{name}已就“{subject}”提出质疑 {challenge}。")
    remedy = say("针对同一采购程序环节的质疑应当一次性提出；请等待答复。")


class ContractSigned(Refusal):
    code = "challenges.contract_signed"
    clause = SIGNED
    sentence = say("{tender} 目前是“{state}”，不能直接改变采购结果或者重新开展采购活动。")
    remedy = say("合同已签订的，请先中止履行并依法处理合同，再作答复。")


class NotAddressedToYou(Refusal):
    code = "challenges.not_addressed_to_you"
    status = 403
    clause = BY_THE_AGENCY
    sentence = say("{ref} 是向采购人提出的，代理机构不能答复。")
    remedy = say("请由采购人答复；采购人委托代理机构答复的，供应商应当向代理机构提出。")


class WithThePurchaserAlready(Refusal):
    code = "challenges.with_the_purchaser_already"
    clause = BY_THE_AGENCY
    sentence = say("{ref} 已由采购人答复，不需要再转。")
    remedy = say("请等待采购人答复。")


class AnswerIncomplete(Refusal):
    code = "challenges.answer_incomplete"
    sentence = say("质疑答复缺少：{missing}。")
    remedy = say("请补齐后再答复；投诉权利和期限由平台一并告知。")


class EffectUnknownThatDay(Refusal):
    code = "challenges.effect_unknown_that_day"
    clause = SIGNED
    sentence = say("当日的规定中没有“{effect}”这种处理。")
    remedy = say("影响采购结果的，请选择重新开展采购活动。")


class OnlyForTheDocument(Refusal):
    code = "challenges.only_for_the_document"
    sentence = say("质疑的是“{subject}”，不能以澄清、修改采购文件处理。")
    remedy = say("请选择与质疑事项相符的处理结果。")


class ChangeNotSaid(Refusal):
    code = "challenges.change_not_said"
    status = 422
    sentence = say("没有写明采购文件如何澄清、修改。")
    remedy = say("请在“澄清、修改的内容”中写明改前、改后。")


class BiddingOver(Refusal):
    code = "challenges.bidding_over"
    sentence = say("采购项目目前是“{state}”，不能再澄清、修改采购文件后继续。")
    remedy = say("请修改采购文件后重新开展采购活动，处理结果选择“重新开展采购活动”。")


class NobodyNamed(Refusal):
    code = "challenges.nobody_named"
    status = 422
    sentence = say("没有选择被认定不符合条件的候选人。")
    remedy = say("请从候选人名单中选择；影响到多家的，请选择重新开展采购活动。")


class ResultStands(Refusal):
    code = "challenges.result_stands"
    sentence = say("{provider}不是中标、成交供应商，其不符合条件不改变结果。")
    remedy = say("请选择“质疑成立，但不影响采购结果”。")


class TooFewLeft(Refusal):
    code = "challenges.too_few_left"
    sentence = say("除去后合格供应商只有 {count} 家，不足 {needed} 家，不能从候选人中另行确定。")
    remedy = say("请选择重新开展采购活动。")


class NotYetToComplain(Refusal):
    code = "challenges.not_yet_to_complain"
    clause = "政府采购法 第五十五条"
    sentence = say("质疑尚未答复，答复期限至 {last}。")
    remedy = say("请等待答复；逾期未答复的，可以在答复期满后投诉。")


class TooLateToComplain(Refusal):
    code = "challenges.too_late_to_complain"
    clause = "政府采购法 第五十五条"
    sentence = say("投诉期限已于 {last} 届满。")
    remedy = say("可以向财政部门举报违法行为，由财政部门依法监督检查。")


@rule("challenges.took_part", clause=STANDING)
def check_took_part(*, name: str, took_part: bool) -> None:
    """供应商认为采购文件、采购过程和中标、成交结果使自己的权益受到损害的，可以在知道或者应知其权益受到损害之日起七个工作日内，以书面形式向采购人提出质疑。"""
    if not took_part:
        raise TookNoPart(name=name)


@rule("challenges.subject_is_there", clause=START)
def check_subject(*, subject: str, since: date | None) -> date:
    """政府采购法第五十二条规定的供应商应知其权益受到损害之日，是指：

    Returns:
        the day from which the period counts.
    """
    if since is None:
        raise NotThereYet(subject=Word(subject))
    return since


def check_once(*, name: str, subject: str, earlier: str | None, on: date, place: str) -> None:
    """Refuse a second challenge to one step, by the rule of the day where it has one."""
    if earlier is None:
        return
    law = ONCE_PER_STEP.find(on, place=place)
    raise OncePerStep(
        name=name, subject=Word(subject), challenge=earlier, clause=law.cite if law else ""
    )


def check_obtained(*, day: date, first: date, last: date) -> None:
    """Refuse a day on which nobody could obtain the document."""
    if not first <= day <= last:
        raise NotObtainedThen(day=day.isoformat(), first=first.isoformat(), last=last.isoformat())


def check_in_time(*, since: date, on: date, place: str) -> None:
    """Refuse a challenge after the last day.

    Where the working days of the year are not known yet, the challenge is received.
    """
    try:
        period = due("challenge", since=since, place=place)
    except UnknownYear:
        return
    if period.due_on is not None and on > period.due_on:
        raise TooLate(last=period.due_on.isoformat(), clause=period.clause)


def gaps_of(said: Mapping[str, bool], *, on: date, place: str) -> list[str]:
    """Return what the law of the day asks of a letter and this one lacks; codes.

    A letter with gaps is received all the same: it may not be refused, only be completed.
    """
    law = LETTER_CONTENTS.find(on, place=place)
    return [] if law is None else [code for code in law.value if not said.get(code, True)]


def complain_until(*, answer_due_on: date | None, place: str) -> date | None:
    """Return the last day on which may be complained; None where it cannot be told yet."""
    if answer_due_on is None:
        return None
    try:
        return due("complain", since=answer_due_on, place=place).due_on
    except (UnknownYear, NothingInForce):
        return None


@rule("challenges.entrusted", clause=BY_THE_AGENCY)
def check_addressed(*, ref: str, to_agency: bool, by_agency: bool) -> None:
    """供应商提出的询问或者质疑超出采购人对采购代理机构委托授权范围的，采购代理机构应当告知供应商向采购人提出。"""
    if by_agency and not to_agency:
        raise NotAddressedToYou(ref=ref)


def check_answer(said: Mapping[str, bool], *, on: date, place: str) -> None:
    """Refuse an answer that lacks what the law of the day asks for."""
    law = ANSWER_CONTENTS.find(on, place=place)
    missing = [] if law is None else [one for one in law.value if not said.get(one, True)]
    if missing and law is not None:
        raise AnswerIncomplete(
            missing=Phrases(WORDS.get(one, one) for one in missing), clause=law.cite
        )


def check_effect(effect: str, *, decided: bool, on: date, place: str) -> str:
    """Refuse an effect that the law of the day does not name; return its clause.

    Before challenges had rules of their own, those on breaches that touch the result said it.
    """
    stage = "decided_unsigned" if decided else "not_decided"
    law = EFFECTS.find(on, place=place) or EFFECT_ON_PURCHASE.find(on, place=place, stage=stage)
    if law is None or effect not in law.value:
        raise EffectUnknownThatDay(effect=Word(WORDS[effect]))
    return law.cite


def check_correction(
    *, subject: str, of_document: bool, change: str, state: str, is_open: bool
) -> None:
    """Refuse to go on with a corrected document where that is no answer, or too late."""
    if not of_document:
        raise OnlyForTheDocument(subject=Word(subject))
    if not change.strip():
        raise ChangeNotSaid
    if not is_open:
        raise BiddingOver(state=Word(state))


def check_enough_left(*, count: int, method: str, on: date, place: str, clause: str) -> None:
    """Refuse the next candidate where fewer qualified suppliers stand than the law asks for.

    Before challenges had rules of their own one candidate was enough.
    """
    if EFFECTS.find(on, place=place) is None:
        return
    law = MINIMUM_BIDS.on(on, place=place, method=method, purchase_of_services=True)
    if count < law.value:
        raise TooFewLeft(count=count, needed=law.value, clause=clause)


def check_not_past(*, tender: str, state: str, over: bool, signed: bool) -> None:
    """Refuse to change a result, or to buy again, when the purchase has gone past it."""
    if over or signed:
        raise ContractSigned(tender=tender, state=Word(say("合同已签订") if signed else state))


@rule("challenges.to_complain", clause="政府采购法 第五十五条")
def check_may_complain(
    *, answered: bool, answer_due_on: date | None, until: date | None, on: date
) -> None:
    """质疑供应商对采购人、采购代理机构的答复不满意或者采购人、采购代理机构未在规定的时间内作出答复的，可以在答复期满后十五个工作日内向同级政府采购监督管理部门投诉。"""
    if not answered and answer_due_on is not None and on <= answer_due_on:
        raise NotYetToComplain(last=answer_due_on.isoformat())
    if until is not None and on > until:
        raise TooLateToComplain(last=until.isoformat())
