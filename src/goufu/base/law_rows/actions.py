"""Enter and withdraw what the law floor does not know by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from goufu.base.deadlines.recompute import recompute_for_year
from goufu.base.law_rows import rules, source
from goufu.base.law_rows.models import CalendarYear, LocalValue
from goufu.base.law_rows.sheets import EnterYear, SetLocalValue, WithdrawYear
from goufu.base.ledger import lines
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.declare import NotYours
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

OPERATOR = Role.SYSTEM_ADMIN
SETTER = Role.PROCUREMENT_SUPERVISION
SETTABLE = ("procurement/open_tender_threshold", "procurement/procurement_threshold")


class NoSuchYear(Refusal):
    code = "calendar.no_such_year"
    status = 404
    sentence = say("没有录入过 {year} 年的工作日安排。")
    remedy = say("随系统提供的年度不能撤销。")


class NotSettable(Refusal):
    code = "local_values.not_settable"
    status = 422
    sentence = say("“{key}”不由地方规定。")
    remedy = say("请从列表中选择。")


class ValueIsKnown(Refusal):
    code = "local_values.known"
    sentence = say("{place} 自 {day} 起的这一标准已经录入。")
    remedy = say("如需更正，请先撤销原有标准再重新录入。")


class EndsBeforeItBegins(Refusal):
    code = "local_values.ends_before_it_begins"
    status = 422
    sentence = say("失效日期早于施行日期。")
    remedy = say("请核对文件的施行日期和失效日期。")


class NoSuchValue(Refusal):
    code = "local_values.no_such_value"
    status = 404
    sentence = say("没有这一条地方标准。")
    remedy = say("请刷新页面；它可能已被撤销。")


@action
def enter_year(*, sheet: EnterYear, actor: Actor, at: datetime) -> CalendarYear:
    """Make the working days of a year known, and count the deadlines again that wait for it.

    Raises:
        NotYours: only the system administrator enters years.
        YearIsKnown, and what ``rules.check_year`` refuses.
    """
    _only(OPERATOR, actor, say("录入工作日安排"))
    rules.check_year(sheet)
    if CalendarYear.objects.filter(year=sheet.year, withdrawn_at__isnull=True).exists():
        raise rules.YearIsKnown(year=sheet.year)
    entered = CalendarYear.objects.create(
        year=sheet.year,
        holidays=sorted(day.isoformat() for one in sheet.breaks for day in one.days()),
        made_up=sorted(row.day.isoformat() for row in sheet.made_up),
        cite=sheet.cite,
        source=sheet.source,
        entered_by=actor.name,
        entered_at=at,
    )
    _changed(entered.year, "calendar.enter_year", actor, at, entered, clause=sheet.cite)
    return entered


@action
def withdraw_year(*, year: int, sheet: WithdrawYear, actor: Actor, at: datetime) -> CalendarYear:
    """Take the working days of a year back; deadlines keep their last day until it is entered anew.

    Raises:
        NotYours: only the system administrator.
        NoSuchYear: nobody entered it.
    """
    _only(OPERATOR, actor, say("撤销工作日安排"))
    entered = CalendarYear.objects.filter(year=year, withdrawn_at__isnull=True).first()
    if entered is None:
        raise NoSuchYear(year=year)
    entered.withdrawn_at = at
    entered.save(update_fields=["withdrawn_at"])
    _changed(year, "calendar.withdraw_year", actor, at, entered, reason=sheet.reason)
    return entered


@action
def set_local_value(*, sheet: SetLocalValue, actor: Actor, at: datetime) -> LocalValue:
    """Set an amount for the actor's own place.

    Raises:
        NotYours: only procurement supervision sets it, and only for its own place.
        NotSettable, EndsBeforeItBegins, ValueIsKnown.
    """
    _only(SETTER, actor, say("录入地方标准"))
    if sheet.key not in SETTABLE:
        raise NotSettable(key=sheet.key)
    if sheet.in_force_to and sheet.in_force_to < sheet.in_force_from:
        raise EndsBeforeItBegins
    case = {"subject": sheet.subject}
    same = LocalValue.objects.filter(
        key=sheet.key,
        place=actor.place,
        in_force_from=sheet.in_force_from,
        case=case,
        withdrawn_at__isnull=True,
    )
    if same.exists():
        raise ValueIsKnown(place=actor.place, day=sheet.in_force_from.isoformat())
    value = LocalValue.objects.create(
        key=sheet.key,
        place=actor.place,
        value=sheet.value,
        in_force_from=sheet.in_force_from,
        in_force_to=sheet.in_force_to,
        case=case,
        cite=sheet.cite,
        quote=sheet.quote,
        source=sheet.source,
        sample=sheet.sample,
        entered_by=actor.name,
        entered_at=at,
    )
    _write_value(value, "local_value.set", actor, at)
    return value


@action
def withdraw_local_value(*, pk: int, actor: Actor, at: datetime) -> LocalValue:
    """Take an amount of the actor's own place back.

    Raises:
        NotYours: only procurement supervision.
        NoSuchValue: there is none, or it is another place's.
    """
    _only(SETTER, actor, say("撤销地方标准"))
    value = LocalValue.objects.filter(pk=pk, place=actor.place, withdrawn_at__isnull=True).first()
    if value is None:
        raise NoSuchValue
    value.withdrawn_at = at
    value.save(update_fields=["withdrawn_at"])
    _write_value(value, "local_value.withdraw", actor, at)
    return value


def _only(role: Role, actor: Actor, label: str) -> None:
    if actor.role is not role:
        raise NotYours(
            label=Word(label), wanted=Word(ROLE_NAMES[role]), role=Word(ROLE_NAMES[actor.role])
        )


def _changed(
    year: int,
    event: str,
    actor: Actor,
    at: datetime,
    entered: CalendarYear,
    *,
    clause: str = "",
    reason: str = "",
) -> None:
    source.forget()
    transaction.on_commit(source.forget)
    moved = recompute_for_year(year, actor=actor, at=at)
    lines.write(
        event,
        ref=f"calendar-{year}",
        actor=actor,
        at=at,
        place="CN",
        clause=clause,
        facts={
            "holidays": entered.holidays,
            "made_up": entered.made_up,
            "source": entered.source,
            "reason": reason,
            "moved": moved,
        },
    )


def _write_value(value: LocalValue, event: str, actor: Actor, at: datetime) -> None:
    source.forget()
    transaction.on_commit(source.forget)
    lines.write(
        event,
        ref=f"local-value-{value.pk}",
        actor=actor,
        at=at,
        clause=value.cite,
        facts={
            "key": value.key,
            "place": value.place,
            "value": value.value,
            "case": value.case,
            "in_force_from": value.in_force_from.isoformat(),
            "in_force_to": value.in_force_to.isoformat() if value.in_force_to else None,
            "source": value.source,
            "sample": value.sample,
        },
    )
