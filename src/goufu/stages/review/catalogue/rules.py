"""What must hold before a catalogue goes on or out. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from goufu.law.questions import ask
from goufu.law.refusals import Refusal
from goufu.law.values.catalogues import MAKING
from goufu.law.why import rule
from goufu.law.words import say

LECTURE = "政府购买服务流程规范（讲座） 信息公开一"
IN_PROCUREMENT = "六安市财政局讲座 第19行"
STATES_FOUR_THINGS = "六安市财政局讲座 第71行"
REVISED = "六安市财政局讲座 第17行"
OPINIONS_ASKED, EXPERTS_HEARD = "opinions_asked", "experts_heard"


class NothingToPublish(Refusal):
    code = "catalogue.nothing_to_publish"
    clause = LECTURE
    sentence = say("{year} 年具体实施目录还没有项目。")
    remedy = say("请先批复部门预算；批复后项目自动列入目录。")


class NeedsASecondPerson(Refusal):
    code = "catalogue.needs_a_second_person"
    status = 403
    sentence = say("{name} 是提请审定的人，不能自己审定公布。")
    remedy = say("请由本局另一位预算审核或者政府采购监管岗位的工作人员审定。")


class NobodyToApprove(Refusal):
    code = "catalogue.nobody_to_approve"
    sentence = say("{organisation}没有另一位可以审定的人：目录由两人经手，一人提请，一人审定。")
    remedy = say(
        "请系统管理员为本局另一位工作人员任命预算审核或者政府采购监管岗位（可以兼任），再提请审定。"
    )


class NoItems(Refusal):
    code = "catalogue.no_items"
    clause = STATES_FOUR_THINGS
    sentence = say("目录草案里没有事项。")
    remedy = say("请先新增事项，或者用表格导入。")


class ItemSaysTooLittle(Refusal):
    code = "catalogue.item_says_too_little"
    clause = STATES_FOUR_THINGS
    sentence = say("目录事项应当明确种类、性质、内容和具体项目；“{name}”缺少：{missing}。")
    remedy = say("请用“调整事项”补齐，或者导出草案补齐后重新导入。")


class ItemMayNotBeBought(Refusal):
    code = "catalogue.item_may_not_be_bought"
    sentence = say("“{name}”不得列入目录：{reason}")
    remedy = say("请核对公共服务三分类；第一类由政府直接提供，不列入购买目录。")


class NameTaken(Refusal):
    code = "catalogue.name_taken"
    sentence = say("目录草案里已有“{name}”（{code}）。")
    remedy = say("请用“调整事项”修改原有事项，不重复列入。")


class NameTwice(Refusal):
    code = "catalogue.name_twice"
    sentence = say("“{name}”在表中出现 {times} 次。")
    remedy = say("一个事项只占一行，请合并后重新导入。")


class NotInTheDraft(Refusal):
    code = "catalogue.not_in_the_draft"
    sentence = say("目录草案里没有“{name}”，不能取消。")
    remedy = say("请核对事项名称，应与草案中的名称一致。")


class NoReason(Refusal):
    code = "catalogue.no_reason"
    sentence = say("“{name}”有变动，没有写理由。")
    remedy = say("新增、调整和取消的事项逐项写明理由。")


class CodeTaken(Refusal):
    code = "catalogue.code_taken"
    sentence = say("编码 {code} 已用于“{name}”。")
    remedy = say("请核对文件中的编码；文件没有编码的，请留空，由系统编序号。")


class NothingChanged(Refusal):
    code = "catalogue.nothing_changed"
    sentence = say("没有填写要改的内容。")
    remedy = say("请至少填写一项；留空的各项保持原样。")


class OpinionsNotAsked(Refusal):
    code = "catalogue.opinions_not_asked"
    sentence = say("目录草案还没有公开征求意见。")
    remedy = say("请先公开征求意见，到期并逐条答复后再提请审定。")


class ExpertsNotHeard(Refusal):
    code = "catalogue.experts_not_heard"
    sentence = say("目录草案还没有经过专家论证。")
    remedy = say("请先登记专家论证意见，再提请审定。")


class PeriodIsNotAhead(Refusal):
    code = "catalogue.period_is_not_ahead"
    sentence = say("征求意见的截止日期 {until} 不在今天（{today}）之后。")
    remedy = say("请填写以后的日期，留出提意见的时间。")


class StillAsking(Refusal):
    code = "catalogue.still_asking"
    sentence = say("征求意见到 {until} 为止，今天（{today}）还不能结束。")
    remedy = say("请在截止日期之后结束；期间收到的意见可以先答复。")


class AskingIsOver(Refusal):
    code = "catalogue.asking_is_over"
    sentence = say("征求意见已于 {until} 截止。")
    remedy = say("目录公布后仍可通过“咨询”提出建议，供下一次调整参考。")


class OpinionsUnanswered(Refusal):
    code = "catalogue.opinions_unanswered"
    sentence = say("还有 {count} 条意见没有答复：第 {numbers} 条。")
    remedy = say("请逐条答复采纳与否和理由，再结束征求意见。")


class BeginsInThePast(Refusal):
    code = "catalogue.begins_in_the_past"
    sentence = say("施行日期 {day} 早于今天（{today}）。")
    remedy = say("目录自公布之日或者以后施行，不溯及既往；请更正施行日期。")


class BeginsBeforeTheLast(Refusal):
    code = "catalogue.begins_before_the_last"
    sentence = say("施行日期 {day} 不晚于上一版的施行日期 {last}。")
    remedy = say("请填写晚于上一版施行日期的日期。")


class DraftIsThere(Refusal):
    code = "catalogue.draft_is_there"
    sentence = say("本级已有正在起草的目录：{ref} {title}。")
    remedy = say("请在这一份上继续，或者先停止起草，再另起一份。")


class NotYetHappened(Refusal):
    code = "catalogue.not_yet_happened"
    sentence = say("论证日期 {day} 晚于今天（{today}）。")
    remedy = say("论证会开过以后再登记。")


class ItemIsThere(Refusal):
    code = "catalogue.item_is_there"
    sentence = say("现行目录已有“{name}”（{code}）。")
    remedy = say("请在项目申报书中直接选择这一事项。")


class NoDraft(Refusal):
    code = "catalogue.no_draft"
    sentence = say("{place}目前没有可以修改的目录草案。")
    remedy = say("请先起草新一版目录（草案征求意见期间不改动），再采纳本申请。")


class AlreadyExcepted(Refusal):
    code = "catalogue.already_excepted"
    sentence = say("“{title}”已登记为不纳入政府采购。")
    remedy = say("无需重复登记。")


@rule("catalogue.has_projects", clause=LECTURE)
def check_has_entries(*, year: int, entries: int) -> None:
    """部门预算批复后15日内，财政部门公告本年度政府购买服务具体实施目录等有关情况。"""
    if not entries:
        raise NothingToPublish(year=year)


@rule("catalogue.two_people", clause="")
def check_second_person(*, name: str, account_id: int | None, first: int | None) -> None:
    """一人提请，一人审定。"""
    if account_id is not None and account_id == first:
        raise NeedsASecondPerson(name=name)


@rule("catalogue.somebody_can_approve", clause="")
def check_somebody_can_approve(*, organisation: str, others: int) -> None:
    """提请之前，本局须有另一位可以审定的人。"""
    if not others:
        raise NobodyToApprove(organisation=organisation)


@rule("catalogue.states_four_things", clause=STATES_FOUR_THINGS)
def check_item_says_enough(*, name: str, said: Mapping[str, str]) -> None:
    """明确服务种类、性质、内容和具体实施项目"""
    missing = [label for label, value in said.items() if not value.strip()]
    if missing:
        raise ItemSaysTooLittle(name=name, missing="、".join(missing))


@rule("catalogue.has_items", clause=STATES_FOUR_THINGS)
def check_has_items(count: int) -> None:
    """指导性目录,并向社会公布"""
    if not count:
        raise NoItems


def why_not_bought(*, service_class: str, on: date, place: str) -> tuple[str, str] | None:
    """Return why a service of this class may not be bought, with the clause; None where it may."""
    if not service_class:
        return None
    facts = {"content": "service", "service_class": int(service_class), "place": place}
    answer = ask("item", {**facts, "on": on.isoformat()})
    if answer["verdict"] != "may_not_be_bought":
        return None
    first = answer["reasons"][0]
    return first["sentence"], first["clause"]


def check_may_be_bought(*, name: str, service_class: str, on: date, place: str) -> None:
    """Refuse an item of the class that the law of the day keeps from being bought."""
    why_not = why_not_bought(service_class=service_class, on=on, place=place)
    if why_not is not None:
        raise ItemMayNotBeBought(name=name, reason=why_not[0], clause=why_not[1])


def check_made_as_asked(*, asked: bool, heard: bool, on: date, place: str) -> None:
    """Refuse a catalogue that was not made as the law of the day asks: opinions, experts.

    Before the ministry's rule the law is silent on it, and nothing is asked.
    """
    answer = MAKING.find(on, place=place)
    if answer is None:
        return
    if OPINIONS_ASKED in answer.value and not asked:
        raise OpinionsNotAsked(clause=answer.cite)
    if EXPERTS_HEARD in answer.value and not heard:
        raise ExpertsNotHeard(clause=answer.cite)


def check_period_is_ahead(*, until: date, today: date) -> None:
    """Refuse a period for opinions that is over before it begins; its length is not regulated."""
    if until <= today:
        raise PeriodIsNotAhead(until=until, today=today)


def check_period_is_over(*, until: date, today: date, unanswered: Sequence[int]) -> None:
    """Refuse to end the hearing on its last day or before, or with opinions unanswered."""
    if today <= until:
        raise StillAsking(until=until, today=today)
    if unanswered:
        raise OpinionsUnanswered(
            count=len(unanswered), numbers="、".join(str(number) for number in unanswered)
        )


def check_still_asking(*, until: date, today: date) -> None:
    """Refuse an opinion after the last day."""
    if today > until:
        raise AskingIsOver(until=until)


def check_begins(*, day: date, today: date, last: date | None) -> None:
    """Refuse a version that would begin in the past, or not after the one before it."""
    if day < today:
        raise BeginsInThePast(day=day, today=today)
    if last is not None and day <= last:
        raise BeginsBeforeTheLast(day=day, last=last)


def check_not_ahead(*, day: date, today: date) -> None:
    """Refuse to write down a hearing of experts that is still to come."""
    if day > today:
        raise NotYetHappened(day=day, today=today)


def check_something_said(said: Collection[str]) -> None:
    """Refuse a change that changes nothing."""
    if not said:
        raise NothingChanged
