"""What the law asks of a procurement plan. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.money import yuan
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.demand import REVIEW_KINDS
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.why import rule
from goufu.law.words import Word, say

BUDGET = "预算法 第十三条"
APPROVED_BUDGET = "政府采购法 第六条"
DEMAND = "财库〔2021〕22号 第二十九条"
LECTURE = "政府购买服务流程规范（讲座） 实施购买"


class NoApprovedBudget(Refusal):
    code = "plans.no_approved_budget"
    clause = BUDGET
    sentence = say("项目 {project} 的预算尚未批复，不能编制采购计划。")
    remedy = say("请待部门预算批复、项目列入年度具体实施目录并公告后再编制。")


class NotToBeBoughtNow(Refusal):
    code = "plans.not_to_be_bought_now"
    clause = LECTURE
    sentence = say("项目 {project} 目前是“{state}”，不能编制采购计划。")
    remedy = say("项目公告后可编制采购计划；已有采购在办的，请先办结。")


class PlanAlreadyThere(Refusal):
    code = "plans.already_there"
    clause = ""
    sentence = say("项目 {project} 已有采购计划 {plan}。")
    remedy = say("请在原计划上修改；确需重编的，先撤回原计划。")


class MoreThanReserved(Refusal):
    code = "plans.more_than_reserved"
    clause = APPROVED_BUDGET
    sentence = say("计划金额 {wanted} 元超过项目已安排的预算 {reserved} 元。")
    remedy = say("请调减计划金额；确需增加的，先按程序调整预算。")


class DemandNotReviewed(Refusal):
    code = "plans.demand_not_reviewed"
    sentence = say("项目 {project} 的采购需求没有审查通过，不能报送采购计划。")
    remedy = say("请先编制采购需求并经内部审查通过。")


class OneLotIsNone(Refusal):
    code = "plans.one_lot_is_none"
    clause = ""
    sentence = say("只有一个采购包，等于没有分包。")
    remedy = say("请填写两个以上采购包，或者删去采购包。")


class LotsDoNotAddUp(Refusal):
    code = "plans.lots_do_not_add_up"
    clause = APPROVED_BUDGET
    sentence = say("各采购包预算合计 {lots} 元，与计划金额 {amount} 元不一致。")
    remedy = say("请调整采购包预算或者计划金额。")


class IntentionNotPublished(Refusal):
    code = "plans.intention_not_published"
    sentence = say("采购意向尚未公开，不能报送采购计划。")
    remedy = say("请先公开采购意向；因不可预见的原因急需采购的，请在计划中写明理由。")


class IntentionAlreadyPublished(Refusal):
    code = "plans.intention_already_published"
    sentence = say("采购意向已于 {day} 公开。")
    remedy = say("请核对已公开的采购意向，不必重复公开。")


@rule("plans.approved_budget", clause=BUDGET)
def check_budget_approved(*, project: str, approved: bool) -> None:
    """各级政府、各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出。"""
    if not approved:
        raise NoApprovedBudget(project=project)


@rule("plans.project_announced", clause=LECTURE)
def check_announced(*, project: str, announced: bool, state: str) -> None:
    """购买主体向社会公告拟实施政府购买服务项目信息"""
    if not announced:
        raise NotToBeBoughtNow(project=project, state=Word(state))


@rule("plans.within_budget", clause=APPROVED_BUDGET)
def check_within_budget(*, amount_fen: int, reserved_fen: int) -> None:
    """政府采购应当严格按照批准的预算执行。"""
    if amount_fen > reserved_fen:
        raise MoreThanReserved(wanted=yuan(amount_fen), reserved=yuan(reserved_fen))


def check_lots(*, lots_fen: list[int], amount_fen: int) -> None:
    """Refuse lots that are not a division of the purchase.

    The method hangs on the amount of the whole plan: dividing it into lots does not change that.
    """
    if len(lots_fen) == 1:
        raise OneLotIsNone
    if lots_fen and sum(lots_fen) != amount_fen:
        raise LotsDoNotAddUp(lots=yuan(sum(lots_fen)), amount=yuan(amount_fen))


def check_demand_reviewed(*, project: str, passed: bool, on: date, place: str) -> None:
    """Ask for the review of the demand, where the law of the day knows one."""
    law = REVIEW_KINDS.find(on, place=place)
    if law is not None:
        _demand_reviewed(project, passed, law)


@rule("plans.demand_reviewed", clause=DEMAND)
def _demand_reviewed(project: str, passed: bool, law: Answer) -> None:
    """采购人应当建立审查工作机制，在采购活动开始前，针对采购需求管理中的重点风险事项，对采购需求和采购实施计划进行审查"""
    if not passed:
        raise DemandNotReviewed(project=project, clause=law.cite)


def intention_rule(on: date, place: str) -> Answer | None:
    """Return the rule on publishing intentions, where the law of the day has one."""
    return INTENTION_PERIOD.find(on, place=place)


def check_intention(*, published_on: date | None, urgency: str, on: date, place: str) -> None:
    """Refuse a plan whose intention is not public, where the law of the day asks for it."""
    law = intention_rule(on, place)
    if law is not None and published_on is None and not urgency:
        raise IntentionNotPublished(clause=law.cite)


def check_intention_is_new(*, published_on: date | None) -> None:
    """Refuse to publish an intention twice."""
    if published_on is not None:
        raise IntentionAlreadyPublished(day=published_on.isoformat())
