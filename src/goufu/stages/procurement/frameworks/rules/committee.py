"""Who may evaluate the responses: as on an open tender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goufu.law.committee import Member, examine
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

AS_ON_A_TENDER = "财政部令第110号 第九条"
METHOD = "open_tender"  # whose rules on the committee are followed


class CommitteeNotInOrder(Refusal):
    code = "frameworks.committee_not_in_order"
    status = 422
    sentence = say("评审小组 {count} 人，其中专家 {experts} 人，不符合规定：{rule}。")
    remedy = say("请按公开招标评标委员会的规定调整成员人数和专家比例。")


class NobodySuch(Refusal):
    code = "frameworks.nobody_such"
    status = 422
    clause = ""
    sentence = say("所选评审小组成员重复，或者不是在任的评审专家和征集人工作人员。")
    remedy = say("请从名单中选择，每人一次。")


BROKEN = {
    "size": say("人数不足"),
    "parity": say("应为单数"),
    "experts": say("专家比例不足"),
}


@rule("frameworks.committee", clause=AS_ON_A_TENDER)
def check_committee(
    members: Sequence[Member], *, on: date, place: str, at_threshold: bool = False
) -> None:
    """封闭式框架协议的公开征集程序，按照政府采购公开招标的规定执行，本办法另有规定的，从其规定。"""
    found = examine(members, on=on, place=place, method=METHOD, at_threshold=at_threshold)
    for one in found:
        if not one.kept:
            raise CommitteeNotInOrder(
                count=len(members),
                experts=sum(member.role == "expert" for member in members),
                rule=Word(BROKEN.get(one.rule, one.by.quote)),
                clause=one.by.cite,
            )
