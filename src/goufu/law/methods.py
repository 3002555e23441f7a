"""The ways to buy, by their stable names."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

OPEN_TENDER = "open_tender"

METHODS: Mapping[str, str] = {
    OPEN_TENDER: say("公开招标"),
    "invited_tender": say("邀请招标"),
    "negotiation": say("竞争性谈判"),
    "consultation": say("竞争性磋商"),
    "inquiry": say("询价"),
    "single_source": say("单一来源"),
    "framework": say("框架协议"),
    "commission": say("委托"),
    "concession": say("特许经营"),
    "strategic_cooperation": say("战略性合作"),
    "subsidy": say("政府补助"),
    "outsourcing": say("服务外包"),
    "voucher": say("凭单"),
}

TENDERS = frozenset({OPEN_TENDER, "invited_tender"})


def is_method(name: str) -> bool:
    """Test whether ``name`` is a way to buy.

    >>> is_method("open_tender"), is_method("抓阄")
    (True, False)
    """
    return name in METHODS
