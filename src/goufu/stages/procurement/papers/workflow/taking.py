"""The life of one provider's entry in the register of those who took the document."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})
TO_TAKER = (Role.PROVIDER,)

CHANGE = "政府采购法实施条例 第三十一条第二款"
SECRECY = "财政部令第87号 第二十八条"
ENDING = "财政部令第87号 第二十九条"

TAKING = Workflow(
    "taking",
    states={
        "taken": say("已领取（登记保密）"),
        "disclosed": say("已领取"),
        "ended": say("采购已终止"),
    },
    start="taken",
    opened=say("领取采购文件"),
    openers=PROVIDER,
    steps=(
        Step(
            "tell_change",
            "taken",
            "taken",
            by=PLATFORM,
            label=say("告知更正"),
            done=say("您领取的采购文件有更正，请查看更正公告并下载更正后的文件"),
            clause=CHANGE,
            tells=TO_TAKER,
        ),
        Step(
            "disclose",
            "taken",
            "disclosed",
            by=PLATFORM,
            label=say("解除登记保密"),
            done=say("提交截止，领取登记可供采购人和代理机构查看"),
            clause=SECRECY,
        ),
        *(
            Step(
                "tell_end",
                source,
                "ended",
                by=PLATFORM,
                label=say("告知采购终止"),
                done=say("您领取采购文件的项目已经终止"),
                clause=ENDING,
                tells=TO_TAKER,
                through_hold=True,
            )
            for source in ("taken", "disclosed")
        ),
    ),
    final=frozenset({"disclosed", "ended"}),
    vain=frozenset({"ended"}),
)
