"""Who may challenge, what, and until when. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.calendar import UnknownYear
from goufu.law.duties import due
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

STANDING = "政府采购法 第五十二条"
START = "政府采购法实施条例 第五十三条"


class TookNoPart(Refusal):
    code = "challenges.took_no_part"
    status = 403
    clause = STANDING
    sentence = say("{name}没有参加本项目采购活动，不能提出质疑。")
    remedy = say("对采购活动事项有疑问的，可以向采购人或者采购代理机构提出询问。")


class NotThereYet(Refusal):
    code = "challenges.not_there_yet"
    clause = START
    sentence = say("本项目还没有“{subject}”可以质疑。")
    remedy = say("请选择已经完成的采购程序环节。")


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
    clause = "政府采购法实施条例 第五十四条"
    sentence = say("项目目前是“{state}”，不能直接重新开展采购活动。")
    remedy = say("合同已签订的，请先中止履行并依法处理合同，再作答复。")


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


def check_can_restart(*, state: str, purchasing: bool) -> None:
    """Refuse to start the purchase again when the project has gone past it."""
    if not purchasing:
        raise ContractSigned(state=Word(state))
