"""When vouchers may be used, for whom, and within which money."""

from __future__ import annotations

import re
from datetime import date

from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.framework import LEAST_SUPPLIERS
from goufu.law.values.procurement import OTHER_WAYS
from goufu.law.why import rule
from goufu.law.words import say

VOUCHER = "voucher"
BY_FRAMEWORK = "财政部令第110号 第十四条"
CHOICE = "财政部令第110号 第三条第一款"
SETTLED = "财政部令第110号 第四十二条"
BUDGETED = "政府采购法 第六条"

ID_NUMBER = re.compile(r"\d{17}[\dX]")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"


class VouchersNeedAFramework(Refusal):
    code = "vouchers.need_a_framework"
    clause = BY_FRAMEWORK
    sentence = say("{project} 没有执行中的框架协议，不能发放凭单。")
    remedy = say(
        "请先采用框架协议采购确定两家以上供应商，框架协议执行期间凭单由服务对象在入围供应商处使用。"
    )


class OneIsNoChoice(Refusal):
    code = "vouchers.one_is_no_choice"
    sentence = say("可供服务对象选择的供应商只有 {count} 家，应当有 {needed} 家以上。")
    remedy = say("请增加供应商后再启用凭单。")


class OutsideTheAgreement(Refusal):
    code = "vouchers.outside_the_agreement"
    status = 422
    clause = BY_FRAMEWORK
    sentence = say(
        "凭单有效期 {valid_from} 至 {valid_to} 不在框架协议期限 {signed_on} 至 {expires_on} 之内。"
    )
    remedy = say("请把凭单有效期调整到框架协议期限以内。")


class EndsBeforeItStarts(Refusal):
    code = "vouchers.ends_before_it_starts"
    status = 422
    clause = ""
    sentence = say("凭单有效期止 {valid_to} 早于有效期起 {valid_from}。")
    remedy = say("请核对有效期。")


class NotInTheBudget(Refusal):
    code = "vouchers.not_in_the_budget"
    clause = BUDGETED
    sentence = say("凭单按最高单价计算的价值 {value} 元，超过安排的资金 {budget} 元。")
    remedy = say("请减少发放数量、面值或者按程序调整预算。")


class FaceMissing(Refusal):
    code = "vouchers.face_missing"
    status = 422
    clause = ""
    sentence = say("按金额的凭单应当填写面值，按次数的应当填写次数和每次单价。")
    remedy = say("请按所选的凭单种类填写。")


class NotAnIdNumber(Refusal):
    code = "vouchers.not_an_id_number"
    status = 422
    clause = ""
    sentence = say("“{number}”不是有效的居民身份证号码。")
    remedy = say("请核对十八位号码，末位是校验码。")


class EnrolledAlready(Refusal):
    code = "vouchers.enrolled_already"
    status = 422
    clause = ""
    sentence = say("{name}已在本凭单方案的服务对象中。")
    remedy = say("同一服务对象登记一次即可。")


class NobodyToIssueTo(Refusal):
    code = "vouchers.nobody_to_issue_to"
    clause = ""
    sentence = say("没有需要发放凭单的服务对象。")
    remedy = say("请先登记或者导入服务对象；每人持有的凭单已达 {most} 张的不再发放。")


class NotYetOver(Refusal):
    code = "vouchers.not_settled_yet"
    clause = SETTLED
    sentence = say("还有 {count} 笔核销没有结算或者异议没有处理，不能结清。")
    remedy = say("请通知供应商报送结算单并核对完毕，处理完异议后再结清。")


class NotYetValid(Refusal):
    code = "vouchers.not_yet_valid"
    clause = ""
    sentence = say("凭单有效期已于 {valid_to} 届满，不能启用或者发放。")
    remedy = say("请修改凭单方案的有效期。")


@rule("vouchers.way", clause=BY_FRAMEWORK)
def check_way(*, project: str, running: bool, on: date, place: str) -> None:
    """框架协议应当包括采购合同文本，包括根据需要约定适用的简式合同或者具有合同性质的凭单、订单；此前按当地规定可以采取凭单方式。"""
    if not running and not known_by_the_lecture(on, place):
        raise VouchersNeedAFramework(project=project)


def known_by_the_lecture(on: date, place: str) -> bool:
    """Test whether vouchers are a way of their own, beside procurement."""
    law = OTHER_WAYS.find(on, place=place)
    return law is not None and VOUCHER in law.value


@rule("vouchers.choice", clause=CHOICE)
def check_choice(*, count: int, on: date, place: str) -> None:
    """为本部门、本系统以外的服务对象提供服务的政府购买服务项目，需要确定2家以上供应商由服务对象自主选择的"""
    law = LEAST_SUPPLIERS.find(on, place=place)
    if law is not None and count < law.value:
        raise OneIsNoChoice(count=count, needed=law.value, clause=CHOICE)


def check_days(
    *, valid_from: date, valid_to: date, signed_on: date | None, expires_on: date | None
) -> None:
    """Refuse days that are the wrong way round, or on which the agreement is not in force."""
    if valid_to < valid_from:
        raise EndsBeforeItStarts(valid_from=valid_from, valid_to=valid_to)
    if signed_on is None or expires_on is None:
        return
    if valid_from < signed_on or valid_to > expires_on:
        raise OutsideTheAgreement(
            valid_from=valid_from, valid_to=valid_to, signed_on=signed_on, expires_on=expires_on
        )


def check_not_over(*, valid_to: date, on: date) -> None:
    """Refuse to give out what could not be spent any more."""
    if on > valid_to:
        raise NotYetValid(valid_to=valid_to)


@rule("vouchers.within_budget", clause=BUDGETED)
def check_money(*, value_fen: int, budget_fen: int) -> None:
    """政府采购应当严格按照批准的预算执行。"""
    if value_fen > budget_fen:
        raise NotInTheBudget(value=yuan(value_fen), budget=yuan(budget_fen))


def id_number(typed: str) -> str:
    """Return the number of an identity card whose check digit is right (GB 11643).

    >>> id_number("11010519491231002x")
    '11010519491231002X'

    Raises:
        NotAnIdNumber: it is none.
    """
    number = typed.strip().upper()
    right = ID_NUMBER.fullmatch(number) and number[-1] == _check(number)
    if not right:
        raise NotAnIdNumber(number=typed)
    return number


def _check(number: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECKS[total % len(CHECKS)]
