"""Which keys may be registered, and which a purchase needs before its notice goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

CUSTODIAN_NAMES = {
    "purchaser": say("采购人"),
    "agency": say("采购机构"),
    "supervision": say("采购监管部门"),
}


class NotAKey(Refusal):
    code = "sealing.not_a_key"
    status = 422
    field = "public_key"
    sentence = say("所填内容不是开标公钥。")
    remedy = say("请在本页生成钥匙，或者填写客户端生成的钥匙文件中的 public 一项。")


class OneLiveKey(Refusal):
    code = "sealing.one_live_key"
    sentence = say("{body}已有在用的开标钥匙 {key}。")
    remedy = say("更换钥匙的，请先停用原钥匙；原钥匙遗失的，请报告遗失。")


class KeyOfAnother(Refusal):
    code = "sealing.key_of_another"
    sentence = say("这把公钥已经登记为 {key}，每把钥匙只能由一个单位持有。")
    remedy = say("请重新生成钥匙，不要使用他人的或者用过的钥匙。")


class KeyEndsTooSoon(Refusal):
    code = "sealing.key_ends_too_soon"
    status = 422
    field = "valid_until"
    sentence = say("有效期止于 {until}，早于登记当日。")
    remedy = say("请把有效期定在预计最后一次开标之后。")


class NoOpeningKey(Refusal):
    code = "sealing.no_opening_key"
    sentence = say("缺少开标钥匙：{missing}，供应商无法加密响应文件，不能发布。")
    remedy = say("请上述单位在“开标钥匙”中登记有效期至开标日以后的钥匙，三把齐备后再发布。")


def check_validity(*, until: date, on: date) -> None:
    """Refuse a key that ends before it begins."""
    if until < on:
        raise KeyEndsTooSoon(until=until.isoformat())


def check_all_there(missing: Iterable[tuple[str, str]]) -> None:
    """Refuse to invite sealed offers while one of the three has no key.

    Args:
        missing: custodian and name of the body, of each without a key.
    """
    named = [f"{Word(CUSTODIAN_NAMES[custodian])}（{body}）" for custodian, body in missing]
    if named:
        raise NoOpeningKey(missing="、".join(named))
