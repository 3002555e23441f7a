"""What the rules on methods, committees, prices and splitting answer with."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

WORDS: Mapping[str, str] = {
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
