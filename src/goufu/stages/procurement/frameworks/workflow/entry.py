"""The life of one provider's entry: handed in, judged, in the agreement, out of it again."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.frameworks.workflow.framework import ENTRY as JUDGED
from goufu.stages.procurement.frameworks.workflow.framework import SIGNED
from goufu.stages.procurement.frameworks.workflow.seats import (
    COLLECTORS,
    OF_CLOSED,
    OF_OPEN,
    PLATFORM,
    PROVIDER,
)

ANSWER = Duty("answer_framework_application", Role.HANDLER)
PUBLISH = Duty("publish_framework_entry", Role.HANDLER)
PUBLISH_EXIT = Duty("publish_framework_exit", Role.HANDLER)

APPLICATION = "财政部令第110号 第三十九条第二款"
PUBLISHED = "财政部令第110号 第四十条第一款"
REMOVED = "财政部令第110号 第十九条第一款"
STAY = "财政部令第110号 第二十条第一款"
LEAVE = "财政部令第110号 第二十条第二款"
TO_PROVIDER = (Role.PROVIDER,)

ENTRY = Workflow(
    "framework_entry",
    states={
        "submitted": say("已提交"),
        "withdrawn": say("已撤回"),
        "opened": say("已开启，待评审"),
        "invalid": say("响应无效"),
        "eliminated": say("未入围"),
        "entered": say("入围，待协议生效"),
        "signed": say("入围供应商"),
        "refused": say("审核未通过"),
        "leaving": say("申请退出，待公告"),
        "left": say("已退出"),
        "removed": say("已清退"),
        "void": say("征集未成立"),
    },
    start="submitted",
    opened=say("提交响应文件或者加入申请"),
    openers=PROVIDER,
    steps=(
        Step(
            "withdraw",
            "submitted",
            "withdrawn",
            by=PROVIDER,
            label=say("撤回响应或者申请…"),
            done=say("响应或者申请已撤回"),
            tone="danger",
        ),
        Step(
            "unseal",
            "submitted",
            "opened",
            by=PLATFORM,
            label=say("开启响应文件"),
            done=say("响应文件已开启"),
            tells=TO_PROVIDER,
            when=OF_CLOSED,
        ),
        *(
            Step(
                verb,
                "opened",
                target,
                by=PLATFORM,
                label=label,
                done=done,
                clause=JUDGED,
                when=OF_CLOSED,
            )
            for verb, target, label, done in (
                ("invalidate", "invalid", say("认定响应无效"), say("响应被认定无效")),
                ("eliminate", "eliminated", say("淘汰"), say("未入围")),
                ("enter", "entered", say("入围"), say("列为入围供应商")),
                ("lapse", "void", say("征集未成立"), say("征集未成立，响应终止")),
            )
        ),
        Step(
            "set_aside",
            "submitted",
            "invalid",
            by=PLATFORM,
            label=say("记录未能解锁"),
            done=say("响应文件因供应商的原因未能解锁，响应无效"),
            tells=TO_PROVIDER,
            when=OF_CLOSED,
        ),
        Step(
            "give_back",
            "submitted",
            "void",
            by=PLATFORM,
            label=say("原封退回"),
            done=say("征集未成立，响应文件原封退回"),
            tells=TO_PROVIDER,
            when=OF_CLOSED,
        ),
        Step(
            "admit",
            "submitted",
            "entered",
            by=COLLECTORS,
            label=say("审核通过加入申请"),
            done=say("加入框架协议的申请审核通过"),
            clause=APPLICATION,
            meets=(ANSWER,),
            opens=(PUBLISH,),
            tells=TO_PROVIDER,
            when=OF_OPEN,
        ),
        Step(
            "refuse",
            "submitted",
            "refused",
            by=COLLECTORS,
            label=say("加入申请不予通过…"),
            done=say("加入框架协议的申请未通过，理由已书面通知"),
            clause=APPLICATION,
            meets=(ANSWER,),
            tells=TO_PROVIDER,
            when=OF_OPEN,
            tone="danger",
        ),
        Step(
            "publish",
            "entered",
            "signed",
            by=COLLECTORS,
            label=say("发布入围结果公告"),
            done=say("开放式框架协议入围结果公告已发布，视为签订框架协议"),
            clause=PUBLISHED,
            meets=(PUBLISH,),
            tells=TO_PROVIDER,
            when=OF_OPEN,
        ),
        Step(
            "sign",
            "entered",
            "entered",
            by=PROVIDER,
            label=say("签署框架协议"),
            done=say("入围供应商已签署框架协议"),
            clause=SIGNED,
            tells=(Role.HANDLER, Role.CENTRAL_AGENCY),
            when=OF_CLOSED,
        ),
        Step(
            "take_effect",
            "entered",
            "signed",
            by=PLATFORM,
            label=say("框架协议生效"),
            done=say("框架协议对该供应商生效"),
            clause=SIGNED,
            tells=TO_PROVIDER,
            when=OF_CLOSED,
        ),
        Step(
            "ask_to_leave",
            "signed",
            "leaving",
            by=PROVIDER,
            label=say("申请退出框架协议…"),
            done=say("入围供应商申请退出框架协议"),
            clause=LEAVE,
            opens=(PUBLISH_EXIT,),
            tells=(Role.HANDLER, Role.CENTRAL_AGENCY),
            tone="danger",
        ),
        Step(
            "publish_exit",
            "leaving",
            "left",
            by=COLLECTORS,
            label=say("发布退出公告"),
            done=say("入围供应商退出公告已发布"),
            clause=LEAVE,
            meets=(PUBLISH_EXIT,),
            tells=TO_PROVIDER,
        ),
        Step(
            "refuse_exit",
            "leaving",
            "signed",
            by=COLLECTORS,
            label=say("不同意退出…"),
            done=say("退出理由不正当，不同意退出框架协议"),
            clause=STAY,
            tells=TO_PROVIDER,
            when=OF_CLOSED,
            tone="danger",
        ),
        *(
            Step(
                "remove",
                source,
                "removed",
                by=COLLECTORS,
                label=say("清退入围供应商…"),
                done=say("入围供应商被清退"),
                clause=REMOVED,
                tells=(Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
                tone="danger",
            )
            for source in ("entered", "signed", "leaving")
        ),
    ),
    final=frozenset(
        {"withdrawn", "invalid", "eliminated", "signed", "refused", "left", "removed", "void"}
    ),
    vain=frozenset({"withdrawn", "left", "removed", "refused", "invalid", "void", "eliminated"}),
)
