"""What the codes in the law are called: units, cases, and the words of lists and choices.

A code has one word, whichever list it stands in; ``WORDS`` holds them all.
"""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.items import CONTENTS
from goufu.law.labels import (
    answers,
    funds,
    notices,
    parties,
    performance,
    procedure,
    sanctions,
    usable,
)
from goufu.law.methods import GROUNDS, METHODS
from goufu.law.methods import SUBJECTS as BOUGHT
from goufu.law.parties import KINDS, PROVIDERS
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
    "subjects": say("个对象"),
    "contracts": say("份"),
    "times": say("倍"),
    "occasions": say("次"),
    "generations": say("代"),
    "per_mille": "‰",
    "per_myriad": "‱",
    "list": "",
    "choice": "",
    "text": "",
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

CHOICES: Mapping[str, str] = {
    "city_finance": say("设区的市级以上财政部门批准"),
    "low_price_first": say("低价优先法"),
    "lowest_price": say("最低报价成交"),
    "agreed_price": say("协商价格"),
    "stays": say("不顺延"),
    "rolls": say("顺延至下一工作日"),
}

# Words that the law itself gives as values: grades, and what bodies were called.
NAMES: Mapping[str, str] = {
    "优": say("优"),
    "良": say("良"),
    "中": say("中"),
    "差": say("差"),
    "工商行政管理部门": say("工商行政管理部门"),
    "市场监督管理部门": say("市场监督管理部门"),
    "监察部门": say("监察部门"),
    "纪检监察机关": say("纪检监察机关"),
    "民政部门": say("民政部门"),
    "民政部门、社会工作部门": say("民政部门、社会工作部门"),
}

SUBJECTS: Mapping[str, str] = {
    "parties": say("主体资格"),
    "items": say("购买内容"),
    "catalogues": say("目录"),
    "budget": say("预算"),
    "demand": say("采购需求"),
    "methods": say("采购方式的区别"),
    "procurement": say("采购"),
    "bids": say("投标、保证金与串通"),
    "framework": say("框架协议"),
    "experts": say("评审专家"),
    "agencies": say("采购代理机构"),
    "central": say("中央预算单位限额"),
    "sme": say("中小企业"),
    "challenge": say("质疑、投诉与信访"),
    "contract": say("合同、验收与支付"),
    "performance": say("绩效"),
    "control": say("内部控制"),
    "counting": say("期间计算"),
    "supervision": say("监督检查"),
    "sanctions": say("违法行为与处理"),
    "credit": say("信用与名单"),
    "disclosure": say("信息公开"),
    "notices": say("公告格式"),
}

CASES: Mapping[str, str] = {
    "method": say("采购方式"),
    "subject": say("采购对象"),
    "large": say("大额、复杂或者影响较大的项目"),
    "at_threshold": say("达到公开招标数额标准"),
    "purchase_of_services": say("政府购买服务项目"),
    "in_central_catalogue": say("集中采购目录以内"),
    "instruments_by_quality": say("采用质量优先法的仪器设备"),
    "electronic": say("电子化采购"),
    "gained": say("有违法所得"),
    "who": say("责任主体"),
    "conduct": say("违法行为"),
    "stage": say("阶段"),
    "level": say("预算级次"),
    "body": say("机关"),
    "by": say("实施单位"),
    "form": say("公告格式"),
    "notice": say("公告种类"),
    "scheme": say("目录"),
    "head": say("一级类别"),
    "ground": say("适用情形"),
    "consortium": say("联合体或者分包"),
    "two_left_by_tender": say("公开招标后只有两家"),
    "research": say("竞争不充分的科研项目"),
}

SCHEMES: Mapping[str, str] = {
    "T96": say("2015年暂行办法所列目录"),
    "CN-2020": say("中央本级指导性目录（2020年）"),
    "G96": say("国办指导意见所列领域"),
    "ANHUI-9": say("安徽省三年行动计划九大类"),
    "LECTURE": say("安徽省指导目录（讲座所列）"),
}

WORDS: Mapping[str, str] = {
    **PROVIDERS,
    **KINDS,
    **CONTENTS,
    **METHODS,
    **GROUNDS,
    **BOUGHT,
    **CONTRACT_CLAUSES,
    **FEASIBILITY_TESTS,
    **ANNOUNCEMENT_FIELDS,
    **LONGER_TERM_CONDITIONS,
    **CHOICES,
    **NAMES,
    **SCHEMES,
    **parties.WORDS,
    **funds.WORDS,
    **procedure.WORDS,
    **notices.WORDS,
    **performance.WORDS,
    **sanctions.WORDS,
    **usable.WORDS,
    **answers.WORDS,
}
