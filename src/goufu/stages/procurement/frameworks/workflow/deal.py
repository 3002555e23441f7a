"""The life of a single deal: offers where there is bidding, the provider fixed, the notice."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.frameworks.workflow.seats import HANDLER, PROVIDER

PUBLISH_DEAL = Duty("publish_framework_deal", Role.HANDLER)

BIDDING = "财政部令第110号 第三十三条"
AWARD = "财政部令第110号 第十七条"
NOTICE = "财政部令第110号 第三十五条第一款"

DEAL = Workflow(
    "framework_deal",
    states={
        "inviting": say("确定供应商中"),
        "fixed": say("已确定成交供应商"),
        "published": say("成交结果已公告"),
        "void": say("未成交"),
    },
    start="inviting",
    opened=say("授予框架协议采购合同"),
    openers=HANDLER,
    steps=(
        Step(
            "bid",
            "inviting",
            "inviting",
            by=PROVIDER,
            label=say("二次报价"),
            done=say("入围供应商已二次报价"),
            clause=BIDDING,
        ),
        Step(
            "fix",
            "inviting",
            "fixed",
            by=HANDLER,
            label=say("确定成交供应商"),
            done=say("成交供应商已确定"),
            clause=AWARD,
            tells=(Role.HEAD, Role.PROVIDER, Role.CENTRAL_AGENCY),
        ),
        Step(
            "publish",
            "fixed",
            "published",
            by=HANDLER,
            label=say("发布单笔成交结果公告"),
            done=say("框架协议成交结果单笔公告已发布"),
            clause=NOTICE,
            meets=(PUBLISH_DEAL,),
            tone="normal",
        ),
        Step(
            "give_up",
            "inviting",
            "void",
            by=HANDLER,
            label=say("未能成交…"),
            done=say("未能确定成交供应商"),
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
    ),
    final=frozenset({"fixed", "published", "void"}),
    vain=frozenset({"void"}),
)
