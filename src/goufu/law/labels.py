"""What the codes in the lists of the law are called."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

UNITS: Mapping[str, str] = {
    "calendar_day": say("日"),
    "working_day": say("个工作日"),
    "fixed_day": say("（月-日）"),
    "month": say("个月"),
    "year": say("年"),
    "minute": say("分钟"),
    "percent": "%",
    "thirds": "/3",
    "fen": say("分"),
    "persons": say("人"),
    "suppliers": say("家"),
    "list": "",
    "choice": "",
    "per_case": "",
}

CONTRACT_CLAUSES: Mapping[str, str] = {
    "service_time": say("服务提供的时间"),
    "service_scope": say("服务范围"),
    "service_content": say("服务内容"),
    "service_requirements": say("服务要求"),
    "performance_targets": say("绩效目标"),
    "assessment_standards": say("考核标准"),
    "payment": say("资金支付"),
    "breach_liability": say("违约责任"),
}

FEASIBILITY_TESTS: Mapping[str, str] = {
    "cheaper_than_own_production": say("购买成本低于政府直接生产"),
    "definable": say("数量、质量、规格、费用能准确界定"),
    "beneficiaries_clear": say("受益主体明确且受益程度可衡量"),
    "many_providers": say("市场上有大量的服务提供者"),
    "competition_sound": say("有完善的竞争机制"),
}

ANNOUNCEMENT_FIELDS: Mapping[str, str] = {
    "background": say("背景资料"),
    "project": say("具体项目"),
    "method": say("采购方式"),
    "provider_qualification": say("承接主体资格"),
    "service_needs": say("具体服务需求"),
}

LONGER_TERM_CONDITIONS: Mapping[str, str] = {
    "content_fixed": say("购买内容相对固定"),
    "continuous": say("连续性强"),
    "funds_stable": say("经费来源稳定"),
    "price_steady": say("价格变化幅度小"),
    "budget_secured": say("预算保障"),
}
