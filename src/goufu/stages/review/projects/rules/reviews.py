"""Returning, passing on, reminding, parking, announcing: what each of them asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.law.refusals import Refusal
from goufu.law.values.disclosure import PROJECT_ANNOUNCEMENT_FIELDS
from goufu.law.why import rule
from goufu.law.words import Word, Words, say

SELECTION_IN_STEPS = "讲座 四、1 项目选择 逐步实施"
DISCLOSURE = "政府购买服务流程规范（讲座） 信息公开一"
PARTS: Mapping[str, str] = {
    "background": say("背景资料"),
    "project": say("具体项目"),
    "method": say("采购方式"),
    "provider_qualification": say("承接主体资格"),
    "service_needs": say("具体服务需求"),
}


class DayHasPassed(Refusal):
    code = "projects.look_again_later"
    clause = SELECTION_IN_STEPS
    field = "look_again_on"
    sentence = say("再研究日期 {day} 不晚于今天。")
    remedy = say("请选择今天以后的日期；到那一天项目会自动回到工作台。")


class RemindedToday(Refusal):
    code = "projects.reminded_today"
    sentence = say("{day} 已经催办过。")
    remedy = say("同一事项每天催办一次；请明天再催，或者直接联系承办人。")


class NotAColleague(Refusal):
    code = "projects.not_a_colleague"
    field = "colleague"
    sentence = say("所选人员不在本岗位，不能转办。")
    remedy = say("请从列表中选择同一单位、同一岗位的其他工作人员。")


class AnnouncementNotComplete(Refusal):
    code = "projects.announcement_not_complete"
    clause = DISCLOSURE
    sentence = say("项目公告缺少：{missing}。")
    remedy = say("请由经办岗用“拟订项目公告”补齐后再发布。")


class OwnAnnouncement(Refusal):
    code = "projects.own_announcement"
    status = 403
    clause = DISCLOSURE
    sentence = say("{name} 拟订了这份公告，不能再由本人发布。")
    remedy = say("请由另一位负责人核对后发布。")


class NotToBeCopied(Refusal):
    code = "projects.not_to_be_copied"
    sentence = say("{ref} 目前是“{state}”，不能据以新建项目。")
    remedy = say("已经批准的项目可以复制到以后年度，不予实施的项目可以重新申报；其他请新建。")


class NotToBeAdjusted(Refusal):
    code = "projects.not_to_be_adjusted"
    sentence = say("{ref} 目前是“{state}”，不能申请调整。")
    remedy = say("列入预算之后、实施购买之前可以调整；之前请直接修改申报书，之后请变更合同。")


class AdjustmentOpen(Refusal):
    code = "projects.adjustment_open"
    sentence = say("{ref} 已有调整 {adjustment} 在审核中。")
    remedy = say("请等它办结，或者先撤回再提出新的调整。")


class NothingAdjusted(Refusal):
    code = "projects.nothing_adjusted"
    status = 422
    sentence = say("金额、期限、数量和内容都没有变化。")
    remedy = say("请填写要调整成什么，或者返回。")


@rule("projects.parked_until_a_later_day", clause=SELECTION_IN_STEPS)
def check_look_again(day: date, *, today: date) -> None:
    """一时看不准的、有疑问的,深入研究,待条件成熟了再推进"""
    if day <= today:
        raise DayHasPassed(day=day.isoformat())


def check_reminder(reminded_on: date | None, *, today: date) -> None:
    """Let a project be pressed for once a day."""
    if reminded_on == today:
        raise RemindedToday(day=today.isoformat())


def missing_parts(announcement: Mapping[str, Any], *, on: date, place: str) -> list[str]:
    """Return what the law of the day wants announced and the draft does not say."""
    wanted = PROJECT_ANNOUNCEMENT_FIELDS.find(on, place=place)
    return [part for part in (wanted.value if wanted else ()) if not announcement.get(part)]


@rule("projects.announcement_complete", clause=DISCLOSURE)
def check_announcement(announcement: Mapping[str, Any], *, on: date, place: str) -> None:
    """公告其拟实施政府购买服务的背景资料、具体项目、采购方式、承接主体资格、具体服务需求等信息"""
    missing = missing_parts(announcement, on=on, place=place)
    if not announcement or missing:
        raise AnnouncementNotComplete(missing=Words(Word(PARTS[part]) for part in missing or PARTS))


@rule("projects.announced_by_another")
def check_another_announces(*, name: str, same: bool) -> None:
    """拟订和发布由不同的人办理"""
    if same:
        raise OwnAnnouncement(name=name)
