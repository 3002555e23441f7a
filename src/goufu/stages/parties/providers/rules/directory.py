"""What must hold of the yearly directory, of standards and of records of participation."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

DIRECTORY = "六安市财政局讲座 第63行"
STANDARDS = "六安市财政局讲座 第82行"
LINKED = "六安市财政局讲座 第76行"


class DirectoryIsThere(Refusal):
    code = "providers.directory_is_there"
    sentence = say("{authority} {year} 年的目录已经在办（{ref}）。")
    remedy = say("请在已有的目录上继续办理。")


class SamePersonPublishes(Refusal):
    code = "providers.same_person_publishes"
    status = 403
    sentence = say("{name}编制了这份文件，不能由本人发布。")
    remedy = say("请由本机关另一名工作人员核对后发布。")


class NothingToPublish(Refusal):
    code = "providers.nothing_to_publish"
    sentence = say("没有可以列入目录的承接主体。")
    remedy = say("请先办结待核验的申请；确实没有的，本年不发布目录，理由报同级财政部门。")


class PreviewIsOld(Refusal):
    code = "providers.preview_is_old"
    sentence = say("编制以后名单有了变化：编制时 {then} 家，现在 {now} 家。")
    remedy = say("请退回重新编制，核对后再发布。")


class BeginsBeforeTheLast(Refusal):
    code = "providers.begins_before_the_last"
    status = 422
    field = "in_force_from"
    sentence = say("施行日 {day} 不晚于被替代标准的施行日 {before}。")
    remedy = say("请更正施行日。")


class EndsBeforeItBegins(Refusal):
    code = "providers.ends_before_it_begins"
    status = 422
    sentence = say("截止日 {until} 早于起始日 {since}。")
    remedy = say("请更正日期。")


def check_second_person(made_by: int | None, publishes: int | None, *, name: str) -> None:
    """Whoever compiled does not publish; order of the house.

    Raises:
        SamePersonPublishes: both are one person.
    """
    if made_by is not None and made_by == publishes:
        raise SamePersonPublishes(name=name)


@rule("providers.something_to_publish", clause=DIRECTORY)
def check_not_empty(count: int) -> None:
    """发布具备承接公共服务资格的社会组织、企业或机构目录等基本情况。"""
    if not count:
        raise NothingToPublish


def check_preview(then: int, now: int) -> None:
    """What is published is what was looked at.

    Raises:
        PreviewIsOld: providers came or went since.
    """
    if then != now:
        raise PreviewIsOld(then=then, now=now)


def check_order(since: date, until: date) -> None:
    """A period ends no earlier than it begins.

    Raises:
        EndsBeforeItBegins: it does.
    """
    if until < since:
        raise EndsBeforeItBegins(since=str(since), until=str(until))


def check_follows(day: date, before: date) -> None:
    """A standard takes the place of an older one.

    Raises:
        BeginsBeforeTheLast: the older one begins on that day or later.
    """
    if day <= before:
        raise BeginsBeforeTheLast(day=str(day), before=str(before))
