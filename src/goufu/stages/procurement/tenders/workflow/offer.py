"""The life of one provider's offer. Nobody but the provider sees it before the opening."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.after_award import AFTER_AWARD, AFTER_AWARD_STATES
from goufu.stages.procurement.tenders.workflow.by_method import (
    OF_OFFERS,
    STATES_OF_OFFERS,
    as_each_method_has_it,
)
from goufu.stages.procurement.tenders.workflow.talking import OFFER_IN_TALKS

PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})
TO_BIDDER = (Role.PROVIDER,)

SEALING = "招标投标法 第二十九条"
OPENING = "招标投标法 第三十六条"
INVALIDITY = "招标投标法 第二十七条"
RESULT = "政府采购法实施条例 第四十三条第二款"
FAILURE = "政府采购法 第三十六条第二款"

STATES = {
    "sealed": say("已递交（密封）"),
    "withdrawn": say("已撤回"),
    "opened": say("已开标"),
    "invalid": say("投标无效"),
    "won": say("中标"),
    "lost": say("未中标"),
    "left": say("已退出"),
    "returned": say("原封退回"),
    "void": say("采购未成立"),
    **AFTER_AWARD_STATES,
}

STEPS = (
    Step(
        "replace",
        "sealed",
        "sealed",
        by=PROVIDER,
        label=say("补充、修改投标文件"),
        done=say("投标文件已更换"),
        clause=SEALING,
        tone="normal",
    ),
    Step(
        "withdraw",
        "sealed",
        "withdrawn",
        by=PROVIDER,
        label=say("撤回投标文件…"),
        done=say("投标文件已撤回"),
        clause=SEALING,
        tone="danger",
    ),
    Step(
        "unseal",
        "sealed",
        "opened",
        by=PLATFORM,
        label=say("拆封"),
        done=say("投标文件已当众拆封"),
        clause=OPENING,
        tells=TO_BIDDER,
    ),
    Step(
        "invalidate",
        "opened",
        "invalid",
        by=PLATFORM,
        label=say("认定投标无效"),
        done=say("投标被认定无效"),
        clause=INVALIDITY,
        tells=TO_BIDDER,
    ),
    Step(
        "win",
        "opened",
        "won",
        by=PLATFORM,
        label=say("中标"),
        done=say("中标，中标通知书已发出"),
        clause=RESULT,
        tells=TO_BIDDER,
    ),
    Step(
        "lose",
        "opened",
        "lost",
        by=PLATFORM,
        label=say("未中标"),
        done=say("未中标，结果已公告"),
        clause=RESULT,
        tells=TO_BIDDER,
    ),
    Step(
        "give_back",
        "sealed",
        "returned",
        by=PLATFORM,
        label=say("原封退回"),
        done=say("采购未成立，投标文件原封退回"),
        clause=FAILURE,
        tells=TO_BIDDER,
        through_hold=True,
    ),
    *(
        Step(
            "lapse",
            source,
            "void",
            by=PLATFORM,
            label=say("采购未成立"),
            done=say("采购未成立，理由已通知"),
            clause=FAILURE,
            tells=TO_BIDDER,
            through_hold=True,
        )
        for source in ("opened", "won", "lost")
    ),
    *OFFER_IN_TALKS,
    *AFTER_AWARD,
)

OFFER = Workflow(
    "offer",
    states=STATES,
    start="sealed",
    opened=say("递交投标（响应）文件"),
    openers=PROVIDER,
    steps=tuple(as_each_method_has_it(STEPS, OF_OFFERS)),
    final=frozenset(
        {"withdrawn", "invalid", "won", "lost", "left", "returned", "void", "set_aside"}
    ),
    spoken=STATES_OF_OFFERS,
)
