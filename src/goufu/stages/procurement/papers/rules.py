"""When the document may be taken."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

SUPPLY = "政府采购法实施条例 第三十一条第一款"


class NotHandedOut(Refusal):
    code = "papers.not_handed_out"
    sentence = say("“{title}”目前不在响应期内，不能领取采购文件。")
    remedy = say("请在采购公告发布之后、提交截止之前领取。")


class SupplyIsOver(Refusal):
    code = "papers.supply_is_over"
    clause = SUPPLY
    sentence = say("采购文件提供至 {until}，现在不能领取。")
    remedy = say("请联系采购代理机构；公告没有要求登记的，可以直接下载。")


class AlreadyTaken(Refusal):
    code = "papers.already_taken"
    sentence = say("本单位已经领取过该采购文件，回执编号 {receipt}。")
    remedy = say("请在该回执的页面查看；更正会发到本单位。")


@rule("papers.supplied", clause=SUPPLY)
def check_supplied(*, until: date | None, on: date) -> None:
    """招标文件的提供期限自招标文件开始发出之日起不得少于5个工作日。

    Args:
        until: the last day that the notice names.
    """
    if until is not None and on > until:
        raise SupplyIsOver(until=until.isoformat())
