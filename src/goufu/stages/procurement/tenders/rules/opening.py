"""The opening before all: who may sign in and object, and when."""

from __future__ import annotations

from datetime import datetime

from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.procurement.tenders.rules.timing import moment

RECORD = "招标投标法实施条例 第四十四条第三款"
# 招标投标法 第三十四条: 开标……公开进行. Other methods know no public opening.
OPENED_IN_PUBLIC = frozenset({"open_tender", "invited_tender"})


class OnlyAtTheOpening(Refusal):
    code = "tenders.only_at_the_opening"
    clause = RECORD
    sentence = say("对开标的异议应当在开标现场提出，本次开标已经结束。")
    remedy = say("对采购过程仍有异议的，可以依法提出质疑。")


class NotClosedForAttendance(Refusal):
    code = "tenders.not_closed_for_attendance"
    sentence = say("开标时间是 {closing}，现在还不能签到。")
    remedy = say("请在开标时间以后签到。")


class NoObjection(Refusal):
    code = "tenders.no_objection"
    sentence = say("{offer} 没有待答复的开标异议。")
    remedy = say("请核对投标编号；已经答复的不必重复答复。")


class ObjectedAlready(Refusal):
    code = "tenders.objected_already"
    clause = RECORD
    sentence = say("本单位对开标的异议已经提出，记录在案。")
    remedy = say("请等待答复；对答复不服的，可以依法提出质疑。")


def check_attendance(*, closing: datetime, at: datetime) -> None:
    """Refuse to sign in for an opening before its moment."""
    if at < closing:
        raise NotClosedForAttendance(closing=moment(closing))
