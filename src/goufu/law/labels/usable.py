"""When a method may be used, how often prices are named, who wins. What the codes are called."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

WORDS: Mapping[str, str] = {
    "main_method": say("主要采购方式，其他方式须符合法定情形"),
    "few_suppliers_only": say("具有特殊性，只能从有限范围的供应商处采购"),
    "tender_costs_too_much": say("公开招标费用占总价值的比例过大"),
    "tender_came_to_nothing": say("招标后没有供应商投标、没有合格标的或者重新招标未能成立"),
    "no_detailed_specification": say("技术复杂或者性质特殊，不能确定详细规格或者具体要求"),
    "urgent_need": say("招标所需时间不能满足紧急需要"),
    "unforeseen_urgent_need": say("因不能预见的原因或者非采购人拖延，招标所需时间不能满足紧急需要"),
    "price_not_computable": say("不能事先计算出价格总额"),
    "only_one_supplier": say("只能从唯一供应商处采购"),
    "unforeseen_emergency": say("发生不可预见的紧急情况，不能从其他供应商处采购"),
    "consistency_with_earlier_purchase": say("须保证一致性或者服务配套，在限度内继续添购"),
    "goods_only": say("限于货物"),
    "uniform_standard": say("规格、标准统一"),
    "ample_stock": say("现货货源充足"),
    "steady_price": say("价格变化幅度小"),
    "purchase_of_services": say("政府购买服务项目"),
    "research_with_weak_competition": say("市场竞争不充分的科研项目和需要扶持的科技成果转化项目"),
    "works_free_of_tender": say("依法必须招标以外的工程"),
    "small_and_often_in_catalogue": say("集中采购目录以内的小额零星采购"),
    "small_and_often_appraisals": say("目录以外、限额以上的小额零星鉴证咨询服务"),
    "users_choose_provider": say("为外部服务对象提供、需由服务对象自主选择供应商的服务"),
    "lowest_evaluated_price": say("最低评标价法"),
    "highest_score": say("综合评分法，得分最高"),
    "lowest_price_that_meets_demand": say("满足需求且报价最低"),
    "price_first": say("价格优先法"),
    "quality_first": say("质量优先法"),
    "given_back": say("应当退还"),
    "need_not_be_checked": say("评审阶段可以不再审查"),
    "clarified_before_closing": say("截止前可澄清、修改文件，不改变实质"),
    "technical_service_and_contract": say(
        "技术、服务要求和合同草案可实质性变动，须经采购人代表确认"
    ),
    "must_not_change": say("不得变动"),
    "once": say("一次报价，不得更改"),
    "last_price_counts": say("可多轮，以最后报价为准"),
    "bargained": say("与供应商协商"),
    "notice": say("发布公告"),
    "prequalification": say("发布资格预审公告征集"),
    "pool": say("从供应商库中抽取"),
    "recommendation": say("书面推荐"),
}
