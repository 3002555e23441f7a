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

SUBJECTS: Mapping[str, str] = {
    "services": say("服务"),
    "goods": say("货物"),
    "works": say("工程"),
}

GROUNDS: Mapping[str, str] = {
    "purchase_of_services": say("政府购买服务项目"),
    "limited_suppliers": say("只能从有限范围的供应商处采购"),
    "tender_cost_disproportionate": say("公开招标费用占项目总价值的比例过大"),
    "no_bids": say("招标后没有供应商投标、没有合格标的或者重新招标未能成立"),
    "complex": say("技术复杂或者性质特殊，不能确定详细规格或者具体要求"),
    "urgent": say("招标所需时间不能满足用户紧急需要"),
    "price_not_computable": say("不能事先计算出价格总额"),
    "uniform_and_stable": say("规格、标准统一，货源充足且价格变化幅度小"),
    "sole_supplier": say("只能从唯一供应商处采购"),
    "emergency_single": say("发生不可预见的紧急情况，不能从其他供应商处采购"),
    "follow_on": say("为保证一致性或者服务配套，需要从原供应商处添购且不超过原合同金额的百分之十"),
    "small_and_frequent": say("多次重复的小额零星采购"),
    "beneficiaries_choose": say("需要两家以上供应商由服务对象自主选择"),
    "not_competitive": say("具有特殊性、不符合竞争性条件"),
}

TENDERS = frozenset({OPEN_TENDER, "invited_tender"})


def is_method(name: str) -> bool:
    """Test whether ``name`` is a way to buy.

    >>> is_method("open_tender"), is_method("抓阄")
    (True, False)
    """
    return name in METHODS
