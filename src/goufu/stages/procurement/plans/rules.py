"""What the law asks of a procurement plan. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law import why
from goufu.law.method_choice import choose, tell
from goufu.law.methods import GROUNDS
from goufu.law.methods import METHODS as METHOD_NAMES
from goufu.law.money import yuan
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.law.why import rule
from goufu.law.words import Word, say

BUDGET = "预算法 第十三条"
APPROVED_BUDGET = "政府采购法 第六条"
ROUTE = "政府采购法 第十八条"
LECTURE = "政府购买服务流程规范（讲座） 实施购买"
CENTRAL, AGENT = "central_agency", "agency"
MAIN = "open_tender"
# What this release carries out from end to end.
CARRIED_OUT = frozenset(
    {MAIN, "invited_tender", "negotiation", "consultation", "inquiry", "single_source"}
)


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


class UnknownMethodThatDay(Refusal):
    code = "plans.method_unknown_that_day"
    sentence = say("当日的规定中没有“{method}”这种采购方式。")
    remedy = say("请改选公开招标或者当日规定的其他采购方式。")


class OnlyOpenTender(Refusal):
    code = "plans.only_open_tender"
    sentence = say("计划金额 {amount} 元达到公开招标数额标准 {threshold} 元，不能采用“{method}”。")
    remedy = say("请改选公开招标；因特殊情况需采用其他方式的，先报设区的市级以上财政部门批准。")


class NotForServices(Refusal):
    code = "plans.method_not_for_services"
    sentence = say("按当日的规定，政府购买服务不能采用“{method}”。")
    remedy = say("请改选公开招标或者当日规定的其他采购方式。")


class NotCarriedOutHere(Refusal):
    code = "plans.method_not_carried_out"
    clause = ""
    sentence = say("采购计划不办理“{method}”。")
    remedy = say(
        "请改选公开招标（各金额均可采用）；仍采用“{method}”的，请在政府采购电子化系统办理。"
    )


class MustGoToCentralAgency(Refusal):
    code = "plans.must_go_to_central_agency"
    clause = ROUTE
    sentence = say("目录事项“{item}”已纳入集中采购目录，必须委托集中采购机构代理采购。")
    remedy = say("请将代理途径改为集中采购机构，并选择集中采购机构。")


class NotSuchAnAgency(Refusal):
    code = "plans.not_such_an_agency"
    clause = ROUTE
    sentence = say("{agency}没有登记为{route}。")
    remedy = say("请从名单中选择与代理途径相符的机构。")


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


def check_method(*, method: str, amount_fen: int, on: date, place: str) -> int | None:
    """Refuse a method that the amount does not allow; return the threshold where one is set.

    A plan does not say on which ground another method would stand, so every ground is granted.

    Raises:
        OnlyOpenTender: the amount reaches the open-tender threshold of the day and place.
        UnknownMethodThatDay, NotForServices: no ground would let it be used that day.
        NotCarriedOutHere: lawful perhaps, but this release does not carry it out.
    """
    threshold = _threshold(on, place)
    methods = choose(
        on=on,
        place=place,
        subject="services",
        amount_fen=amount_fen,
        threshold_fen=threshold,
        grounds=GROUNDS,
    )
    chosen, open_tender = methods.of[method], methods.of[MAIN]
    tell(chosen)
    named = Word(METHOD_NAMES[method])
    if open_tender.verdict == "required" and method != MAIN:
        raise OnlyOpenTender(
            amount=yuan(amount_fen),
            threshold=yuan(threshold or 0),
            method=named,
            clause=open_tender.said[-1].by.cite,
        )
    if chosen.verdict == "forbidden":
        said = chosen.said[0]
        refusal = UnknownMethodThatDay if said.rule == "unknown" else NotForServices
        raise refusal(method=named, clause=said.by.cite)
    if method not in CARRIED_OUT:
        raise NotCarriedOutHere(method=named)
    return threshold


def _threshold(on: date, place: str) -> int | None:
    answer = OPEN_TENDER_THRESHOLD.find(on, place=place, subject="services")
    if answer is not None:
        return int(answer.value)
    why.record(
        why.Asked(
            kind="rule",
            code=OPEN_TENDER_THRESHOLD.key,
            clause="",
            sentence=say("公开招标数额标准未设定，按公开招标办理。"),
            verified=False,
            place=place,
        )
    )
    return None


@rule("plans.route", clause=ROUTE)
def check_route(*, item: str, central: bool, route: str) -> None:
    """采购人采购纳入集中采购目录的政府采购项目，必须委托集中采购机构代理采购；"""
    if central and route != CENTRAL:
        raise MustGoToCentralAgency(item=item)


def check_agency(*, agency: str, route_name: str, registered: bool) -> None:
    """Refuse an organisation that is not registered for the route."""
    if not registered:
        raise NotSuchAnAgency(agency=agency, route=Word(route_name))


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
