"""The words for values that the law floor keeps as stable names."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from goufu.base.organisations.kinds import Kind
from goufu.law.items import CONTENTS
from goufu.law.labels import PROCUREMENT
from goufu.law.methods import GROUNDS, METHODS, SUBJECTS
from goufu.law.money import yuan
from goufu.law.parties import KINDS
from goufu.law.same_person import STEPS
from goufu.law.words import say

OTHERS: dict[str, str] = {
    "content_fixed": say("内容相对固定"),
    "continuous": say("连续性强"),
    "funds_stable": say("经费来源稳定"),
    "price_steady": say("价格变化幅度小"),
    "budget_secured": say("预算有保障"),
    "service_time": say("服务时间"),
    "service_scope": say("服务范围"),
    "service_content": say("服务内容"),
    "service_requirements": say("服务要求"),
    "performance_targets": say("绩效目标"),
    "assessment_standards": say("考核标准"),
    "payment": say("资金支付"),
    "breach_liability": say("违约责任"),
    "background": say("立项背景"),
    "project": say("项目"),
    "method": say("购买方式"),
    "provider_qualification": say("承接主体资格"),
    "service_needs": say("服务需求"),
    "cheaper_than_own_production": say("购买成本低于政府直接生产"),
    "definable": say("数量、质量、规格、费用能准确界定"),
    "beneficiaries_clear": say("受益主体明确"),
    "many_providers": say("有大量的服务提供者"),
    "competition_sound": say("有完善的竞争机制"),
    "required": say("必须"),
    "expert": say("评审专家"),
    "city_finance": say("设区的市级以上财政部门批准"),
    "file": say("备案"),
    "review": say("审核"),
    "low_price_first": say("低价优先法"),
    "lowest_price": say("最低报价成交"),
    "agreed_price": say("协商价格"),
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
    "clarified_before_closing": say("截止前可澄清、修改文件，不改变实质"),
    "technical_service_and_contract": say(
        "技术、服务要求和合同草案可实质性变动，须经采购人代表确认"
    ),
    "must_not_change": say("不得变动"),
    "once": say("一次报价，不得更改"),
    "last_price_counts": say("可多轮，以最后报价为准"),
    "bargained": say("与供应商协商"),
    "优": say("优"),
    "良": say("良"),
    "中": say("中"),
    "差": say("差"),
}
WORDS: dict[str, Any] = {
    **OTHERS,
    **{str(kind.value): kind.label for kind in Kind},
    **CONTENTS,
    **KINDS,
    **METHODS,
    **GROUNDS,
    **SUBJECTS,
    **PROCUREMENT,
}
WHOLE = 100  # percent: a range up to it has no ceiling
UNITS: dict[str, str] = {
    "calendar_day": say("日"),
    "working_day": say("个工作日"),
    "percent": "%",
    "month": say("个月"),
    "year": say("年"),
    "minute": say("分钟"),
    "person": say("人"),
    "persons": say("人"),
    "suppliers": say("家"),
}


def said(value: Any, unit: str = "") -> str:
    """Return a value of the law in words, with its unit.

    >>> said("unknown_name"), said(None)
    ('unknown_name', '—')
    >>> said((30, 60), "percent")
    '30%–60%'
    """
    if value is None:
        return "—"
    if isinstance(value, list | tuple):
        return _range(value, unit) or _list(value)
    if isinstance(value, bool):
        return gettext("是") if value else gettext("否")
    if unit == "fen" and isinstance(value, int):
        return gettext("{sum} 元").format(sum=yuan(value))
    if isinstance(value, str):
        return gettext(str(WORDS[value])) if value in WORDS else value
    return f"{value} {gettext(UNITS[unit])}" if unit in UNITS else str(value)


def _range(value: list[Any] | tuple[Any, ...], unit: str) -> str:
    """Return a range of percentages, empty where it is none."""
    if unit != "percent" or not all(isinstance(one, int) for one in value):
        return ""
    lowest, highest = min(value), max(value)
    if highest == WHOLE:
        return gettext("不低于 {lowest}%").format(lowest=lowest)
    return f"{lowest}%–{highest}%"


def _list(values: list[Any] | tuple[Any, ...]) -> str:
    """Return a list; its pairs are joined by a dash: posts kept apart, a range, a band."""
    if values and all(isinstance(value, list | tuple) for value in values):
        return gettext("；").join(" — ".join(_step(one) for one in value) for value in values)
    return gettext("、").join(said(value) for value in values)


def _step(value: Any) -> str:
    """Return one of a pair; a post is called by what is done in it."""
    return gettext(STEPS[value]) if value in STEPS else said(value)
