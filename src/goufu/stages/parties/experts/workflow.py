"""The life of an expert in the register, and of each service."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.ratings.workflow import service_workflow
from goufu.base.workflow.declare import Step, Workflow, cited_once_in_force
from goufu.law.values.experts import AGE_LIMIT
from goufu.law.words import say
from goufu.stages.parties.experts.rules.entry import CONDITIONS, MEASURES

KEEPER = frozenset({Role.PROCUREMENT_SUPERVISION})
SELF = frozenset({Role.EXPERT})
CLOCK = frozenset({Role.CLOCK})
RECOMMENDERS = frozenset({Role.HANDLER}) | AGENCIES
OPENERS = KEEPER | SELF | RECOMMENDERS
LIVE = ("applied", "returned", "in_pool", "suspended", "lapsed")
ENDED = frozenset({"refused", "left", "dismissed", "banned"})
RENEW = Duty("renew_expert_term", Role.PROCUREMENT_SUPERVISION)
RATE = Duty("rate_expert", Role.AGENCY)

ENTRY = f"{MEASURES} 第九条"
CHANGES = f"{MEASURES} 第十条"
DISMISSAL = f"{MEASURES} 第十一条"
BAN = f"{MEASURES} 第二十七条"
RECORD = f"{MEASURES} 第二十九条"
RATING = f"{MEASURES} 第二十一条第一款、第二十二条"


def _kept(
    verb: str, label: str, done: str, *states: str, by: frozenset[Role], clause: str = ""
) -> tuple[Step, ...]:
    """Return steps that change facts and leave the state."""
    return tuple(Step(verb, one, one, by, label, done, clause, tone="normal") for one in states)


STEPS = (
    Step(
        "enter",
        "applied",
        "in_pool",
        KEEPER,
        say("审核入库"),
        say("专家已审核入库"),
        ENTRY,
        tells=(Role.EXPERT,),
    ),
    Step(
        "return_application",
        "applied",
        "returned",
        KEEPER,
        say("退回补正…"),
        say("申请已退回补正"),
        ENTRY,
        tells=(Role.EXPERT,),
        tone="normal",
    ),
    Step(
        "refuse",
        "applied",
        "refused",
        KEEPER,
        say("不予入库…"),
        say("申请未通过审核"),
        CONDITIONS,
        tells=(Role.EXPERT,),
        tone="danger",
    ),
    Step("complete", "returned", "applied", OPENERS, say("补正后重新提交"), say("申请已补正")),
    *_kept(
        "change",
        say("变更信息…"),
        say("专家信息已变更"),
        "applied",
        "in_pool",
        "suspended",
        by=KEEPER | SELF,
        clause=CHANGES,
    ),
    *_kept(
        "declare_tie",
        say("申报回避关系…"),
        say("回避关系已申报"),
        "applied",
        "in_pool",
        "suspended",
        by=KEEPER | SELF,
        clause=CHANGES,
    ),
    *_kept(
        "end_tie",
        say("回避关系终止…"),
        say("回避关系已终止"),
        "in_pool",
        "suspended",
        by=KEEPER | SELF,
        clause=CHANGES,
    ),
    *_kept("take_leave", say("请假…"), say("请假已登记"), "in_pool", by=KEEPER | SELF),
    *_kept("end_leave", say("销假…"), say("已销假"), "in_pool", by=KEEPER | SELF),
    *_kept(
        "record_conduct",
        say("记录不良行为…"),
        say("不良行为已记录"),
        "applied",
        "in_pool",
        "suspended",
        "lapsed",
        "left",
        "dismissed",
        by=KEEPER,
        clause=RECORD,
    ),
    *_kept(
        "link_account",
        say("关联专家账号…"),
        say("专家账号已关联"),
        "in_pool",
        by=KEEPER,
    ),
    *_kept(
        "reveal",
        say("查看完整个人信息…"),
        say("已查看完整个人信息"),
        "applied",
        "in_pool",
        "suspended",
        "lapsed",
        by=KEEPER,
    ),
    Step(
        "suspend",
        "in_pool",
        "suspended",
        KEEPER,
        say("暂停…"),
        say("专家资格已暂停"),
        tells=(Role.EXPERT,),
        tone="danger",
    ),
    Step(
        "resume",
        "suspended",
        "in_pool",
        KEEPER | CLOCK,
        say("恢复"),
        say("专家资格已恢复"),
        tells=(Role.EXPERT,),
    ),
    *(
        Step(
            "renew",
            one,
            "in_pool",
            KEEPER,
            say("续聘…"),
            say("专家已续聘"),
            ENTRY,
            meets=(RENEW,),
            tells=(Role.EXPERT,),
            tone="normal",
        )
        for one in ("in_pool", "lapsed")
    ),
    Step(
        "lapse",
        "in_pool",
        "lapsed",
        CLOCK,
        say("聘期届满"),
        say("聘期届满，不再抽取"),
        meets=(RENEW,),
        tells=(Role.EXPERT, Role.PROCUREMENT_SUPERVISION),
    ),
    *(
        Step(
            "leave",
            one,
            "left",
            SELF | KEEPER,
            say("本人申请退出…"),
            say("专家已退出"),
            DISMISSAL,
            meets=(RENEW,),
            tells=(Role.EXPERT,),
            tone="danger",
        )
        for one in ("in_pool", "suspended", "lapsed")
    ),
    *(
        Step(
            "dismiss",
            one,
            "dismissed",
            KEEPER,
            say("解聘…"),
            say("专家已解聘"),
            DISMISSAL,
            meets=(RENEW,),
            tells=(Role.EXPERT,),
            tone="danger",
        )
        for one in ("in_pool", "suspended", "lapsed")
    ),
    *(
        Step(
            "ban",
            one,
            "banned",
            KEEPER,
            say("禁止参加评审…"),
            say("已禁止其参加政府采购评审活动"),
            BAN,
            meets=(RENEW,),
            tells=(Role.EXPERT,),
            tone="danger",
        )
        for one in ("in_pool", "suspended", "lapsed", "left", "dismissed")
    ),
)

EXPERT = Workflow(
    "expert",
    states={
        "applied": say("待审核"),
        "returned": say("退回补正"),
        "refused": say("不予入库"),
        "in_pool": say("在库"),
        "suspended": say("暂停"),
        "lapsed": say("聘期届满"),
        "left": say("已退出"),
        "dismissed": say("已解聘"),
        "banned": say("禁止参加评审"),
    },
    start="applied",
    opened=say("提出评审专家申请"),
    steps=cited_once_in_force(AGE_LIMIT, STEPS),
    final=ENDED,
    vain=ENDED,
    openers=OPENERS,
)

SERVICE = service_workflow(
    "expert_service",
    opened=say("登记专家履职"),
    must=frozenset({Role.HANDLER}) | AGENCIES,
    may=KEEPER,
    rated=SELF,
    clause=RATING,
    duty=RATE,
)
