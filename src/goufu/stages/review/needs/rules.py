"""When a need can be proposed, merged, supported. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.words import say

LECTURE = "讲座 四、1 项目选择"


class CallNotOpen(Refusal):
    code = "needs.call_not_open"
    sentence = say("征集“{title}”的期限是 {since} 至 {until}，今天不在期限内。")
    remedy = say("期限以外可以不选征集公告，直接向承办单位提出需求。")


class CallOfAnother(Refusal):
    code = "needs.call_of_another"
    status = 422
    field = "addressed_to_id"
    sentence = say("征集“{title}”由{body}发布，不能借它向其他单位提出需求。")
    remedy = say("请选择发布征集的单位，或者不选征集公告。")


class DaysNotInOrder(Refusal):
    code = "needs.days_not_in_order"
    status = 422
    field = "closes_on"
    sentence = say("截止日 {until} 应当不早于开始日 {since}，并且不早于今天。")
    remedy = say("请更正征集期限。")


class NotToItself(Refusal):
    code = "needs.not_to_itself"
    status = 422
    field = "into_id"
    sentence = say("需求不能并入它自己。")
    remedy = say("请选择另一项待答复的需求。")


class CannotMerge(Refusal):
    code = "needs.cannot_merge"
    field = "into_id"
    sentence = say("{ref} 已经答复或者属于其他单位，不能并入。")
    remedy = say("请选择本单位待答复的需求。")


class NotShown(Refusal):
    code = "needs.not_shown"
    status = 404
    sentence = say("需求 {ref} 没有公开，不能表示支持。")
    remedy = say("可以自行提出同样的需求。")


class AlreadySupported(Refusal):
    code = "needs.already_supported"
    sentence = say("您已经对 {ref} 表示过“我也需要”。")
    remedy = say("每人对同一项需求支持一次；有补充的，可以另行提出需求。")


def check_days(since: date, until: date, *, today: date) -> None:
    """Refuse a period that ends before it begins, or has ended."""
    if until < since or until < today:
        raise DaysNotInOrder(since=since.isoformat(), until=until.isoformat())


def check_call_open(title: str, *, since: date, until: date, open_now: bool, on: date) -> None:
    """Refuse a proposal after a call outside its days; both ends belong to it."""
    if not open_now or not since <= on <= until:
        raise CallNotOpen(title=title, since=since.isoformat(), until=until.isoformat())
