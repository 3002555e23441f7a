"""The table of the duties that run by a clock: what, from when, by which provision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from goufu.law.provisions import Provision
from goufu.law.values import (
    agencies,
    bids,
    budget,
    challenge,
    contract,
    disclosure,
    experts,
    framework,
    procurement,
)
from goufu.law.words import say

Counting = Literal["forwards", "backwards", "yearly"]


@dataclass(frozen=True)
class Duty:
    """One duty with a clock.

    Attributes:
        name: stable name, as in the question ``deadline``.
        title: what is to be done, in Chinese.
        event: the event whose day is not counted, in Chinese.
        period: the provision that sets the period.
        counting: forwards from the event, backwards from it, or to a fixed day of the year.
        by_method: the period hangs on the method.
        also: a later rule known from memory only, which is shown and not counted.
    """

    name: str
    title: str
    event: str
    period: Provision
    counting: Counting = "forwards"
    by_method: bool = False
    also: Provision | None = None


DUTIES: Mapping[str, Duty] = {
    duty.name: duty
    for duty in (
        Duty(
            "publish_implementation_catalogue",
            say("公告年度具体实施目录"),
            say("财政部门批复部门预算"),
            disclosure.IMPLEMENTATION_CATALOGUE_PERIOD,
        ),
        Duty(
            "publish_department_budget",
            say("公开部门预算"),
            say("财政部门批复部门预算"),
            budget.PUBLICATION_PERIOD,
        ),
        Duty(
            "announce_project",
            say("公告拟实施项目"),
            say("具体实施目录公布"),
            disclosure.PROJECT_ANNOUNCEMENT_PERIOD,
        ),
        Duty(
            "publish_provider_directory",
            say("发布承接主体目录"),
            say("当年任何一天"),
            disclosure.PROVIDER_DIRECTORY_DAY,
            counting="yearly",
        ),
        Duty(
            "announce_intention",
            say("公开采购意向"),
            say("采购活动计划开始"),
            disclosure.INTENTION_PERIOD,
            counting="backwards",
        ),
        Duty(
            "notice_period",
            say("公告期满"),
            say("公告发布"),
            procurement.NOTICE_PERIOD,
            by_method=True,
        ),
        Duty(
            "response_period",
            say("最早截止提交投标（响应）文件"),
            say("采购文件发出"),
            procurement.RESPONSE_PERIOD,
            by_method=True,
        ),
        Duty(
            "single_source_publicity",
            say("单一来源公示期满"),
            say("公示发布"),
            procurement.SINGLE_SOURCE_PUBLICITY_PERIOD,
        ),
        Duty(
            "argue_objections",
            say("对公示异议组织补充论证"),
            say("单一来源公示期满"),
            bids.OBJECTION_ARGUMENT_PERIOD,
        ),
        Duty(
            "deliver_assessment_report",
            say("送交评审报告"),
            say("评审结束"),
            procurement.REPORT_DELIVERY_PERIOD,
        ),
        Duty(
            "decide_award",
            say("确定中标、成交供应商"),
            say("收到评审报告"),
            procurement.AWARD_DECISION_PERIOD,
        ),
        Duty(
            "publish_result",
            say("公告结果并发出通知书"),
            say("中标、成交供应商确定"),
            procurement.RESULT_PUBLICATION_PERIOD,
        ),
        Duty("challenge", say("提出质疑"), say("结果公告期限届满"), challenge.CHALLENGE_PERIOD),
        Duty("answer_challenge", say("答复质疑"), say("收到质疑"), challenge.ANSWER_PERIOD),
        Duty("complain", say("提起投诉"), say("质疑答复期满"), challenge.COMPLAINT_PERIOD),
        Duty(
            "review_complaint", say("审查投诉"), say("收到投诉"), challenge.COMPLAINT_REVIEW_PERIOD
        ),
        Duty(
            "forward_complaint",
            say("发出答复通知和投诉书副本"),
            say("收到投诉"),
            challenge.COMPLAINT_FORWARD_PERIOD,
        ),
        Duty(
            "decide_complaint",
            say("作出投诉处理决定"),
            say("收到投诉"),
            challenge.COMPLAINT_DECISION_PERIOD,
        ),
        Duty(
            "sign_contract", say("签订合同"), say("中标、成交通知书发出"), contract.SIGNING_PERIOD
        ),
        Duty("file_contract", say("合同副本备案"), say("合同签订"), contract.FILING_PERIOD),
        Duty("publish_contract", say("公告合同"), say("合同签订"), contract.PUBLICATION_PERIOD),
        Duty(
            "return_deposit_to_losers",
            say("退还未中标、未成交供应商保证金"),
            say("中标、成交通知书发出"),
            contract.LOSER_DEPOSIT_RETURN,
        ),
        Duty(
            "return_deposit_to_winner",
            say("退还中标、成交供应商保证金"),
            say("合同签订"),
            contract.WINNER_DEPOSIT_RETURN,
        ),
        Duty(
            "return_withdrawn_deposit",
            say("退还撤回投标（响应）的供应商保证金"),
            say("收到撤回通知"),
            bids.WITHDRAWAL_REFUND_PERIOD,
        ),
        Duty(
            "return_deposit_after_ending",
            say("终止采购活动后退还保证金"),
            say("采购活动终止"),
            bids.TERMINATION_REFUND_PERIOD,
        ),
        Duty("answer_inquiry", say("答复询问"), say("收到询问"), challenge.INQUIRY_ANSWER_PERIOD),
        Duty(
            "pay_invoice",
            say("支付资金"),
            say("收到发票"),
            contract.PAYMENT_PERIOD,
            also=contract.PAYMENT_PERIOD_SOONER,
        ),
        Duty("rate_expert", say("评价评审专家"), say("评审活动结束"), experts.RATING_PERIOD),
        Duty("rate_agency", say("评价采购代理机构"), say("采购活动结束"), agencies.RATING_PERIOD),
        Duty(
            "update_agency_entry",
            say("更新代理机构登记信息"),
            say("登记信息变更"),
            agencies.CHANGE_UPDATE_PERIOD,
        ),
        Duty(
            "sign_framework",
            say("签订框架协议"),
            say("入围通知书发出"),
            framework.SIGNING_PERIOD,
        ),
        Duty(
            "file_framework",
            say("框架协议副本备案"),
            say("框架协议签订"),
            framework.FILING_PERIOD,
        ),
        Duty(
            "tell_framework_users",
            say("将入围信息告知采购人和服务对象"),
            say("框架协议签订"),
            framework.TELL_USERS_PERIOD,
        ),
        Duty(
            "answer_framework_application",
            say("审核加入框架协议的申请"),
            say("收到供应商申请"),
            framework.APPLICATION_PERIOD,
        ),
        Duty(
            "publish_framework_entry",
            say("发布开放式框架协议入围结果公告"),
            say("入围申请审核通过"),
            framework.ENTRY_PUBLICATION_PERIOD,
        ),
        Duty(
            "publish_framework_exit",
            say("发布入围供应商退出公告"),
            say("收到退出申请"),
            framework.EXIT_PUBLICATION_PERIOD,
        ),
        Duty(
            "publish_framework_deal",
            say("逐笔发布框架协议成交结果公告"),
            say("确定成交供应商"),
            framework.DEAL_PUBLICATION_PERIOD,
        ),
        Duty(
            "sum_up_framework",
            say("发布框架协议成交结果汇总公告"),
            say("框架协议有效期满"),
            framework.SUMMARY_PERIOD,
        ),
        Duty("close_petition", say("办结信访事项"), say("信访事项受理"), challenge.PETITION_PERIOD),
    )
}
