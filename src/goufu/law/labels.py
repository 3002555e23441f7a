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

# What the rules on methods, committees, prices and splitting answer with.
PROCUREMENT: Mapping[str, str] = {
    "allowed": say("可以采用"),
    "narrowed": say("限于条文所述情形"),
    "project_approval": say("项目审批、核准部门批准"),
    "sector_head": say("主管预算单位同意"),
    "odd": say("单数"),
    "purchaser": say("采购人代表"),
    "excluded": say("不得参加"),
    "experienced": say("具有相关经验的专业人员"),
    "adjusted": say("按扣除后的价格计算"),
    "committee": say("由评审委员会判断"),
    "forbidden": say("禁止"),
    "sum_above_threshold": say("累计超过公开招标数额标准"),
    "registered_capital": say("注册资本"),
    "total_assets": say("资产总额"),
    "turnover": say("营业收入"),
    "staff": say("从业人员"),
    "profit": say("利润"),
    "tax_paid": say("纳税额"),
    "qualification": say("资格条件"),
    "regional_record": say("特定行政区域的业绩、奖项"),
    "sector_record": say("特定行业的业绩、奖项"),
    "opening_sheet": say("以开标一览表为准"),
    "words_over_figures": say("以大写金额为准"),
    "total_over_misplaced_unit_price": say("单价明显错位的，以总价为准并修改单价"),
    "unit_prices_over_total": say("总价与单价汇总不一致的，以单价计算结果为准"),
    "price": say("报价由低到高"),
    "technical": say("技术指标优劣"),
    "side_by_side": say("并列"),
    "qualification_error": say("资格性审查认定错误"),
    "price_arithmetic_error": say("价格计算错误"),
    "sum_error": say("分值汇总计算错误"),
    "score_out_of_range": say("分项评分超出评分标准范围"),
    "objective_scores_differ": say("客观评审因素评分不一致"),
    "abnormal_score": say("经认定评分畸高、畸低"),
}
