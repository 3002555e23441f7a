"""The life of a framework agreement: planned, called for, entered, in force, summed up."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.frameworks.workflow.opening import OPENING_STEPS
from goufu.stages.procurement.frameworks.workflow.seats import (
    CENTRAL,
    COLLECTORS,
    HANDLER,
    OF_CLOSED,
    OF_OPEN,
    PLATFORM,
    SECTOR,
    SUPERVISION,
)

SIGN = Duty("sign_framework", Role.HANDLER)
FILE = Duty("file_framework", Role.HANDLER)
TELL = Duty("tell_framework_users", Role.HANDLER)
SUM_UP = Duty("sum_up_framework", Role.HANDLER)

CONSENT = "财政部令第110号 第五条"
REVIEWED = "财政部令第110号 第八条第一款"
FILED = "财政部令第110号 第八条第二款"
CLOSED_CALL = "财政部令第110号 第二十二条"
OPEN_CALL = "财政部令第110号 第三十八条"
ENTRY = "财政部令第110号 第二十七条第一款"
RESULT = "财政部令第110号 第二十八条"
SIGNED = "财政部令第110号 第二十九条第一款"
TOLD = "财政部令第110号 第三十条第一款"
SUPPLEMENT = "财政部令第110号 第三十一条第一款"
SUMMED_UP = "财政部令第110号 第三十五条第三款"

STATES = {
    "draft": say("拟定采购方案"),
    "under_review": say("方案报财政审核"),
    "planned": say("方案已办结，待征集"),
    "collecting": say("征集中"),
    "closed": say("征集截止，待开启"),
    "opened": say("已开启，待评审"),
    "evaluated": say("已评审，待公告入围结果"),
    "entered": say("入围结果已公告，待签订协议"),
    "in_force": say("协议执行中"),
    "ended": say("有效期满，待汇总公告"),
    "summed_up": say("已汇总公告"),
    "failed": say("征集失败"),
    "withdrawn": say("方案已撤回"),
}

BOTH_SIDES = (Role.HANDLER, Role.HEAD, Role.CENTRAL_AGENCY)

PLANNING = (
    Step(
        "edit",
        "draft",
        "draft",
        by=COLLECTORS,
        label=say("修改采购方案"),
        done=say("框架协议采购方案已修改"),
        tone="normal",
    ),
    Step(
        "consent",
        "draft",
        "draft",
        by=SECTOR,
        label=say("批准采用框架协议"),
        done=say("主管预算单位批准采用框架协议采购"),
        clause=CONSENT,
        tells=(Role.HANDLER,),
        tone="normal",
    ),
    Step(
        "file",
        "draft",
        "planned",
        by=HANDLER,
        label=say("方案报财政备案"),
        done=say("框架协议采购方案已备案"),
        clause=FILED,
        tells=(Role.PROCUREMENT_SUPERVISION, Role.HEAD),
    ),
    Step(
        "submit",
        "draft",
        "under_review",
        by=CENTRAL,
        label=say("方案报财政审核"),
        done=say("框架协议采购方案已报财政审核"),
        clause=REVIEWED,
        tells=(Role.PROCUREMENT_SUPERVISION,),
    ),
    Step(
        "accept",
        "under_review",
        "planned",
        by=SUPERVISION,
        label=say("方案审核通过"),
        done=say("框架协议采购方案审核通过"),
        clause=REVIEWED,
        tells=(Role.CENTRAL_AGENCY,),
    ),
    Step(
        "return_plan",
        "under_review",
        "draft",
        by=SUPERVISION,
        label=say("退回方案…"),
        done=say("框架协议采购方案退回补正"),
        clause=REVIEWED,
        tells=(Role.CENTRAL_AGENCY,),
        tone="danger",
    ),
    *(
        Step(
            "withdraw",
            source,
            "withdrawn",
            by=COLLECTORS,
            label=say("撤回方案…"),
            done=say("框架协议采购方案已撤回"),
            tone="danger",
        )
        for source in ("draft", "under_review", "planned")
    ),
)

CALLING = (
    Step(
        "publish_call",
        "planned",
        "collecting",
        by=COLLECTORS,
        label=say("发布征集公告"),
        done=say("封闭式框架协议征集公告已发布"),
        clause=CLOSED_CALL,
        when=OF_CLOSED,
    ),
    Step(
        "open_call",
        "planned",
        "in_force",
        by=COLLECTORS,
        label=say("发布开放式征集公告"),
        done=say("开放式框架协议征集公告已发布，供应商可以随时申请加入"),
        clause=OPEN_CALL,
        when=OF_OPEN,
    ),
    *OPENING_STEPS,
    Step(
        "evaluate",
        "opened",
        "evaluated",
        by=COLLECTORS,
        label=say("登记入围评审"),
        done=say("入围评审完成"),
        clause=ENTRY,
        when=OF_CLOSED,
    ),
    Step(
        "publish_entry",
        "evaluated",
        "entered",
        by=COLLECTORS,
        label=say("公告入围结果并发出入围通知书"),
        done=say("入围结果已公告，入围通知书已发出"),
        clause=RESULT,
        opens=(SIGN,),
        when=OF_CLOSED,
    ),
    Step(
        "conclude",
        "entered",
        "in_force",
        by=COLLECTORS,
        label=say("签订框架协议"),
        done=say("框架协议已签订"),
        clause=SIGNED,
        meets=(SIGN,),
        opens=(FILE, TELL),
        when=OF_CLOSED,
    ),
    *(
        Step(
            verb,
            source,
            target,
            by=COLLECTORS,
            label=label,
            done=done,
            clause=clause,
            tone="danger",
            when=OF_CLOSED,
        )
        for verb, target, label, done, clause in (
            ("fail", "failed", say("征集失败…"), say("征集失败，理由已公告"), ENTRY),
            (
                "give_up_supplement",
                "in_force",
                say("补充征集未成立…"),
                say("补充征集未成立，原框架协议继续履行"),
                SUPPLEMENT,
            ),
        )
        for source in ("closed", "opened")
    ),
)

RUNNING = (
    Step(
        "file_copy",
        "in_force",
        "in_force",
        by=COLLECTORS,
        label=say("协议副本报财政备案"),
        done=say("框架协议副本已备案"),
        clause=SIGNED,
        meets=(FILE,),
        tells=(Role.PROCUREMENT_SUPERVISION,),
        when=OF_CLOSED,
        tone="normal",
    ),
    Step(
        "tell_users",
        "in_force",
        "in_force",
        by=COLLECTORS,
        label=say("告知入围信息"),
        done=say("入围信息已告知采购人和服务对象"),
        clause=TOLD,
        meets=(TELL,),
        when=OF_CLOSED,
        tone="normal",
    ),
    Step(
        "supplement",
        "in_force",
        "collecting",
        by=COLLECTORS,
        label=say("补充征集供应商…"),
        done=say("补充征集公告已发布"),
        clause=SUPPLEMENT,
        when=OF_CLOSED,
        tone="danger",
    ),
    *(
        Step(
            "end",
            source,
            "ended",
            by=PLATFORM,
            label=say("协议有效期满"),
            done=say("框架协议有效期满"),
            opens=(SUM_UP,),
            tells=BOTH_SIDES,
        )
        for source in ("in_force", "collecting", "closed", "opened", "evaluated", "entered")
    ),
    Step(
        "sum_up",
        "ended",
        "summed_up",
        by=COLLECTORS,
        label=say("发布成交结果汇总公告"),
        done=say("框架协议成交结果汇总公告已发布"),
        clause=SUMMED_UP,
        meets=(SUM_UP,),
    ),
)

FRAMEWORK = Workflow(
    "framework",
    states=STATES,
    start="draft",
    opened=say("拟定框架协议采购方案"),
    openers=COLLECTORS,
    steps=(*PLANNING, *CALLING, *RUNNING),
    final=frozenset({"summed_up", "failed", "withdrawn"}),
    vain=frozenset({"failed", "withdrawn"}),
)
