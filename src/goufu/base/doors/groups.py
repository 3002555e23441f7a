"""The groups in which the lists of a long stage stand, in the order of the work."""

from __future__ import annotations

from enum import StrEnum

from goufu.law.words import say


class Group(StrEnum):
    """A part of a stage. The order here is the order on every page and in the API's reference."""

    PURCHASERS = "purchasers"
    PROVIDERS = "providers"
    EXPERTS = "experts"
    AGENCIES = "agencies"
    THIRD_PARTIES = "third_parties"
    BUDGET = "budget"
    CATALOGUE = "catalogue"
    WORK_PLAN = "work_plan"
    NEEDS = "needs"
    PROJECT = "project"
    PLANNING = "planning"
    TENDERING = "tendering"
    OFFERING = "offering"
    ASSESSING = "assessing"
    RESULT = "result"
    FRAMEWORK = "framework"
    VOUCHER = "voucher"
    TOOLS = "tools"


GROUP_NAMES: dict[Group, str] = {
    Group.PURCHASERS: say("购买主体"),
    Group.PROVIDERS: say("承接主体"),
    Group.EXPERTS: say("评审专家"),
    Group.AGENCIES: say("采购代理机构"),
    Group.THIRD_PARTIES: say("第三方机构"),
    Group.BUDGET: say("预算编制"),
    Group.CATALOGUE: say("购买目录"),
    Group.WORK_PLAN: say("推进方案"),
    Group.NEEDS: say("需求征集"),
    Group.PROJECT: say("项目申报"),
    Group.PLANNING: say("需求与计划"),
    Group.TENDERING: say("采购与公告"),
    Group.OFFERING: say("响应与开标"),
    Group.ASSESSING: say("评审"),
    Group.RESULT: say("结果与质疑"),
    Group.FRAMEWORK: say("框架协议"),
    Group.VOUCHER: say("凭单"),
    Group.TOOLS: say("模板与钥匙"),
}
