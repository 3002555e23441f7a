"""When a framework agreement may be used, in which form, and what its plan must hold."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.values.framework import (
    CASES,
    KINDS,
    OPEN_CASES,
    QUALITY_FIRST_CASES,
    SURVEY_RESPONDENTS,
    TERM_LIMIT,
)
from goufu.law.why import rule
from goufu.law.words import Word, say

IN_FORCE = "财政部令第110号 第五十二条"
CASE = "财政部令第110号 第三条第一款"
COLLECTOR = "财政部令第110号 第五条"
FORM = "财政部令第110号 第四条第一款"
OPEN_FORM = "财政部令第110号 第十条第二款"
SURVEY = "财政部令第110号 第十一条"
TERM = "财政部令第110号 第十五条第二款"
QUALITY = "财政部令第110号 第二十五条"
DIRECT = "财政部令第110号 第四十二条"

SMALL_ITEMS, CHOICE = "small_catalogue_items", "beneficiaries_choose"
# The ground for the open form → the ground for a framework agreement that it goes with.
GOES_WITH = {"elimination_unfit": SMALL_ITEMS, CHOICE: CHOICE}


class FrameworksNotYet(Refusal):
    code = "frameworks.not_yet"
    clause = IN_FORCE
    sentence = say("{day} 还没有框架协议采购方式，不能拟定框架协议采购方案。")
    remedy = say(
        "请采用当日规定的采购方式；需要由服务对象选择承接主体的，可以按当地规定采用凭单方式。"
    )


class NotSuchACase(Refusal):
    code = "frameworks.not_such_a_case"
    status = 422
    clause = CASE
    sentence = say("当日规定的可以采用框架协议的情形中没有“{case}”。")
    remedy = say("请核对适用情形；都不符合的，请采用其他采购方式。")


class AnotherCollector(Refusal):
    code = "frameworks.another_collector"
    status = 422
    clause = COLLECTOR
    sentence = say("“{case}”应当由{collector}负责征集。")
    remedy = say("请由{collector}拟定采购方案，或者改选适用情形。")


class NoGroundToStayOpen(Refusal):
    code = "frameworks.no_ground_to_stay_open"
    status = 422
    clause = OPEN_FORM
    sentence = say("不符合可以采用开放式框架协议的情形。")
    remedy = say("请改用封闭式框架协议，或者选择与适用情形相符的开放式理由。")


class PriceComesFirst(Refusal):
    code = "frameworks.price_comes_first"
    status = 422
    clause = QUALITY
    sentence = say("没有质量优先法的适用情形，应当采用价格优先法。")
    remedy = say("有政府定价、政府指导价，或者采购检测、实验等仪器设备的，请选择相应情形。")


class AskedTooFew(Refusal):
    code = "frameworks.asked_too_few"
    status = 422
    sentence = say(
        "需求调查的采购人 {purchasers} 个、供应商 {providers} 个，一般各不少于 {needed} 个。"
    )
    remedy = say("请补充调查；确实没有这么多调查对象的，请在需求调查情况中说明理由并勾选确认。")


class TermTooLong(Refusal):
    code = "frameworks.term_too_long"
    status = 422
    sentence = say("框架协议期限 {months} 个月，服务项目一般不超过 {limit} 个月。")
    remedy = say("请缩短期限；确有需要延长的，请写明理由。")


class OpenMeansDirectChoice(Refusal):
    code = "frameworks.open_means_direct_choice"
    status = 422
    clause = DIRECT
    sentence = say("开放式框架协议的成交供应商应当直接选定。")
    remedy = say("请把确定成交供应商的方式改为直接选定。")


class NotConsented(Refusal):
    code = "frameworks.not_consented"
    clause = COLLECTOR
    sentence = say("{name}不是主管预算单位，采用框架协议采购尚未经主管预算单位批准。")
    remedy = say("请{sector}在本事项页面批准后再报财政。")


class EliminatesTooFew(Refusal):
    code = "frameworks.eliminates_too_few"
    status = 422
    sentence = say("征集文件规定的淘汰率 {percent}% 低于 {needed}%。")
    remedy = say("请把淘汰率提高到 {needed}% 以上。")


@rule("frameworks.in_force", clause=IN_FORCE)
def check_in_force(*, on: date, place: str) -> None:
    """本办法自2022年3月1日起施行。"""
    if KINDS.find(on, place=place) is None:
        raise FrameworksNotYet(day=on.isoformat())


@rule("frameworks.case", clause=CASE)
def check_case(*, case: str, name: str, on: date, place: str) -> None:
    """符合下列情形之一的，可以采用框架协议采购方式采购："""
    if case not in CASES.on(on, place=place).value:
        raise NotSuchACase(case=Word(name))


@rule("frameworks.collector", clause=COLLECTOR)
def check_collector(*, case: str, name: str, central: bool) -> None:
    """集中采购目录以外品目采用框架协议采购的，由主管预算单位负责征集程序和订立框架协议。"""
    if (case == SMALL_ITEMS) != central:
        by = say("集中采购机构") if case == SMALL_ITEMS else say("主管预算单位")
        raise AnotherCollector(case=Word(name), collector=Word(by))


@rule("frameworks.form", clause=FORM)
def check_form(*, is_open: bool, ground: str, case: str, on: date, place: str) -> None:
    """除法律、行政法规或者本办法另有规定外，框架协议采购应当采用封闭式框架协议采购。"""
    if not is_open:
        return
    known = OPEN_CASES.on(on, place=place)
    if ground not in known.value or GOES_WITH.get(ground) != case:
        raise NoGroundToStayOpen(clause=known.cite)


@rule("frameworks.price_first", clause=QUALITY)
def check_method(*, by_quality: bool, ground: str, on: date, place: str) -> None:
    """有政府定价、政府指导价的项目，以及对质量有特别要求的检测、实验等仪器设备，可以采用质量优先法，其他项目应当采用价格优先法。"""
    if by_quality and ground not in QUALITY_FIRST_CASES.on(on, place=place).value:
        raise PriceComesFirst


def check_survey(*, purchasers: int, providers: int, explained: bool, on: date, place: str) -> None:
    """Refuse a plan whose demand was asked of too few, where nobody says why."""
    law = SURVEY_RESPONDENTS.on(on, place=place)
    if min(purchasers, providers) < law.value and not explained:
        raise AskedTooFew(
            purchasers=purchasers, providers=providers, needed=law.value, clause=law.cite
        )


def check_term(*, months: int, explained: bool, on: date, place: str) -> None:
    """Refuse an agreement that lasts longer than is usual, where nobody says why."""
    law = TERM_LIMIT.on(on, place=place, subject="services")
    if months > law.value and not explained:
        raise TermTooLong(months=months, limit=law.value, clause=law.cite)


@rule("frameworks.open_means_direct_choice", clause=DIRECT)
def check_way(*, is_open: bool, direct: bool) -> None:
    """第二阶段成交供应商由采购人或者服务对象从第一阶段入围供应商中直接选定。"""
    if is_open and not direct:
        raise OpenMeansDirectChoice


@rule("frameworks.consent", clause=COLLECTOR)
def check_consent(*, name: str, sector: str, consented: bool) -> None:
    """其他预算单位确有需要的，经其主管预算单位批准，可以采用框架协议采购方式采购。"""
    if sector and not consented:
        raise NotConsented(name=name, sector=sector)
