"""When a purchase that came to nothing may be begun again."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

AGAIN = say("重新采购本包")


class NothingToRepeat(Refusal):
    code = "tenders.nothing_to_repeat"
    clause = ""
    sentence = say("{tender} 目前是“{state}”，不能就本包重新采购。")
    remedy = say("采购成立的不需要重新采购；全部采购包均未成立的，请重新编制采购计划。")


class BoughtAlready(Refusal):
    code = "tenders.bought_already"
    clause = ""
    sentence = say("本包已在重新采购：{tender}。")
    remedy = say("请在该采购项目上继续办理。")


def check_may_repeat(*, tender: str, state: Word, ended: bool, plan_goes_on: bool) -> None:
    """Refuse to repeat what stands, or what ended together with its plan."""
    if not (ended and plan_goes_on):
        raise NothingToRepeat(tender=tender, state=state)
