"""How long a notice stands, how long offers may come in, until when may be challenged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from goufu.law import calendar
from goufu.law.calendar import UnknownYear, day_of
from goufu.law.duties import due
from goufu.law.provisions import NothingInForce, Provision
from goufu.law.refusals import Refusal
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.values.procurement import (
    DOCUMENT_SUPPLY_PERIOD,
    NOTICE_PERIOD,
    RESULT_NOTICE_PERIOD,
)
from goufu.law.words import Word, say


class ClosesTooSoon(Refusal):
    code = "tenders.closes_too_soon"
    sentence = say("提交投标（响应）文件截止日 {closing} 早于 {earliest}，期限不足。")
    remedy = say("请将截止时间定在 {earliest} 或者以后。")


class SupplyTooShort(Refusal):
    code = "tenders.supply_too_short"
    sentence = say("采购文件提供至 {until}，早于 {earliest}，提供期限不足。")
    remedy = say("请将采购文件提供截止日定在 {earliest} 或者以后。")


class SupplyAfterClosing(Refusal):
    code = "tenders.supply_after_closing"
    clause = ""
    sentence = say("采购文件提供截止日 {until} 晚于投标（响应）截止日 {closing}。")
    remedy = say("请将采购文件提供截止日定在投标（响应）截止日之前。")


class IntentionTooRecent(Refusal):
    code = "tenders.intention_too_recent"
    sentence = say(
        "采购意向{published}，原则上应当在采购活动开始前 {days} 日公开，现在不能开始采购活动。"
    )
    remedy = say("请在期满后发布；因不可预见的原因急需采购的，请写明理由。")


class NotClosedYet(Refusal):
    code = "tenders.not_closed_yet"
    clause = "政府采购法 第三十五条"
    sentence = say("投标（响应）截止时间是 {closing}，现在不能截止。")
    remedy = say("到时由平台自动截止。")


def check_response_period(*, closing: date, method: str, on: date, place: str) -> None:
    """Refuse a closing day before the earliest that the law of the day allows."""
    period = due("response_period", since=on, place=place, method=method)
    if period.due_on is not None and closing < period.due_on:
        raise ClosesTooSoon(
            closing=closing.isoformat(), earliest=period.due_on.isoformat(), clause=period.clause
        )


def check_supply(*, until: date, closing: date, method: str, on: date, place: str) -> None:
    """Refuse to offer the document for less time than the law of the day asks for."""
    earliest = _period_end(DOCUMENT_SUPPLY_PERIOD, method, on, place)
    if earliest is not None and until < earliest[0]:
        raise SupplyTooShort(
            until=until.isoformat(), earliest=earliest[0].isoformat(), clause=earliest[1]
        )
    if until > closing:
        raise SupplyAfterClosing(until=until.isoformat(), closing=closing.isoformat())


def notice_until(*, method: str, on: date, place: str) -> date | None:
    """Return the last day of the notice period, where the law of the day sets one."""
    found = _period_end(NOTICE_PERIOD, method, on, place)
    return found[0] if found else None


def check_notice(*, closing: date, method: str, on: date, place: str) -> None:
    """Refuse a closing day inside the notice period."""
    found = _period_end(NOTICE_PERIOD, method, on, place)
    if found is not None and closing < found[0]:
        raise ClosesTooSoon(
            closing=closing.isoformat(), earliest=found[0].isoformat(), clause=found[1]
        )


def check_intention(*, published_on: date | None, urgency: str, on: date, place: str) -> None:
    """Refuse to begin before the intention has been public long enough."""
    law = INTENTION_PERIOD.find(on, place=place)
    if law is None or urgency:
        return
    last = due("announce_intention", since=on, place=place).due_on
    if published_on is None or (last is not None and published_on > last):
        said = Word(say("尚未公开")) if published_on is None else published_on.isoformat()
        raise IntentionTooRecent(published=said, days=law.value, clause=law.cite)


def check_time_is_up(*, closing: datetime, at: datetime) -> None:
    """Refuse to close bidding early."""
    if at < closing:
        raise NotClosedYet(closing=moment(closing))


def closing_after_holds(
    announced: datetime, holds: Iterable[tuple[datetime, datetime]]
) -> datetime:
    """Return the closing moment, later by the time in which the project was suspended.

    >>> from datetime import UTC
    >>> def at(day, hour=0): return datetime(2015, 4, day, hour, tzinfo=UTC)
    >>> closing_after_holds(at(20), [(at(2), at(5)), (at(4), at(6))]).day
    24
    """
    closing, held_until = announced, datetime.min.replace(tzinfo=announced.tzinfo)
    for start, end in sorted(holds):
        begins = max(start, held_until)
        if begins < closing and end > begins:
            closing += end - begins
        held_until = max(held_until, end)
    return closing


def result_notice_until(*, method: str, on: date, place: str) -> date | None:
    """Return the last day of the result notice; the day itself where no period is set.

    None where the working days of the year are not known yet.
    """
    try:
        found = _period_end(RESULT_NOTICE_PERIOD, method, on, place)
    except UnknownYear:
        return None
    return found[0] if found else on


def challenge_until(*, since: date, place: str) -> date | None:
    """Return the last day on which may be challenged; None where it cannot be told yet."""
    try:
        return due("challenge", since=since, place=place).due_on
    except (UnknownYear, NothingInForce):
        return None


def moment(at: datetime) -> str:
    """Write a moment as people read it in Beijing."""
    return f"{day_of(at).isoformat()} {at.astimezone(calendar.BEIJING):%H:%M}"


def to_the_millisecond(at: datetime) -> str:
    """Write a moment in Beijing as exactly as offers are received.

    >>> to_the_millisecond(datetime.fromisoformat("2026-05-06T01:30:00.000999+00:00"))
    '2026-05-06 09:30:00.000'
    """
    return at.astimezone(calendar.BEIJING).isoformat(" ", "milliseconds")[:23]


def _period_end(period: Provision, method: str, on: date, place: str) -> tuple[date, str] | None:
    law = period.find(on, place=place, method=method)
    if law is None:
        return None
    return calendar.last_day(law.value, law.unit, after=on), law.cite
