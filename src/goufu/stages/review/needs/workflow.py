"""The life of a need, and of a call for needs."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.review.needs.rules import LECTURE

PROPOSERS = frozenset({Role.PUBLIC, Role.HANDLER, Role.PROVIDER})
HANDLER = frozenset({Role.HANDLER, Role.HEAD})
CALLERS = HANDLER | {Role.FINANCE_BUDGET}
CLOCK = frozenset({Role.CLOCK})
SUPPORTERS = frozenset({Role.PUBLIC})
TAKEN_UP, DECLINED = "taken_up", "declined"

NEED = Workflow(
    "need",
    states={
        "filed": say("已收到"),
        "merged": say("已合并"),
        TAKEN_UP: say("已采纳"),
        DECLINED: say("未采纳"),
    },
    start="filed",
    opened=say("提出公共服务需求"),
    steps=(
        Step(
            "take_up",
            "filed",
            TAKEN_UP,
            by=HANDLER,
            label=say("采纳并答复"),
            done=say("需求已采纳"),
            clause=LECTURE,
            tells=(Role.PROVIDER,),
        ),
        Step(
            "decline",
            "filed",
            DECLINED,
            by=HANDLER,
            label=say("不采纳并说明理由…"),
            done=say("需求未采纳，理由已答复"),
            clause=LECTURE,
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
        Step(
            "score",
            "filed",
            "filed",
            by=HANDLER,
            label=say("评定优先程度…"),
            done=say("优先程度已评定"),
            clause=LECTURE,
            tone="normal",
        ),
        Step(
            "make_public",
            "filed",
            "filed",
            by=HANDLER,
            label=say("公开征求支持…"),
            done=say("需求已公开"),
            tone="normal",
        ),
        Step(
            "merge",
            "filed",
            "merged",
            by=HANDLER,
            label=say("并入另一项需求…"),
            done=say("需求已合并，随合并后的需求一并答复"),
            tells=(Role.PROVIDER,),
            tone="normal",
        ),
        Step(
            "support",
            "filed",
            "filed",
            by=SUPPORTERS,
            label=say("我也需要"),
            done=say("公众表示“我也需要”"),
            tone="normal",
            one_of_many=True,
        ),
        Step(
            "follow_taken_up",
            "merged",
            TAKEN_UP,
            by=CLOCK,
            label=say("随合并需求采纳"),
            done=say("合并后的需求已采纳"),
            clause=LECTURE,
            tells=(Role.PROVIDER,),
        ),
        Step(
            "follow_declined",
            "merged",
            DECLINED,
            by=CLOCK,
            label=say("随合并需求不采纳"),
            done=say("合并后的需求未采纳，理由已答复"),
            clause=LECTURE,
            tells=(Role.PROVIDER,),
        ),
    ),
    final=frozenset({TAKEN_UP, DECLINED}),
    vain=frozenset({DECLINED}),
    openers=PROPOSERS,
)

CALL = Workflow(
    "need_call",
    states={
        "open": say("征集中"),
        "closed": say("已截止"),
        "reported": say("已公布结果"),
        "withdrawn": say("已撤回"),
    },
    start="open",
    opened=say("发布需求征集公告"),
    steps=(
        Step("close", "open", "closed", by=CLOCK, label=say("征集截止"), done=say("征集已截止")),
        Step(
            "withdraw",
            "open",
            "withdrawn",
            by=CALLERS,
            label=say("撤回征集…"),
            done=say("征集已撤回"),
            tone="danger",
        ),
        Step(
            "report",
            "closed",
            "reported",
            by=CALLERS,
            label=say("公布征集结果"),
            done=say("征集结果已公布"),
            clause=LECTURE,
        ),
    ),
    final=frozenset({"reported", "withdrawn"}),
    vain=frozenset({"withdrawn"}),
    openers=CALLERS,
)
