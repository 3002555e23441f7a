"""The life of one provider's offer. Nobody but the provider sees it before the opening."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
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
TO_AGENT = tuple(sorted(AGENCIES))

SEALING = "招标投标法 第二十九条"
OPENING = "招标投标法 第三十六条"
UNREAD = "国家发展改革委等八部委令第20号 第三十一条"
INVALIDITY = "招标投标法 第二十七条"
RECORD = "招标投标法实施条例 第四十四条第三款"
RESULT = "政府采购法实施条例 第四十三条第二款"
FAILURE = "政府采购法 第三十六条第二款"

STATES = {
    "sealed": say("已递交（密封）"),
    "withdrawn": say("已撤回"),
    "opened": say("已开标"),
    "unread": say("未能解锁"),
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
        "set_aside",
        "sealed",
        "unread",
        by=PLATFORM,
        label=say("记录未能解锁"),
        done=say("投标文件因投标人的原因未能解锁，已当众记录"),
        clause=UNREAD,
        tells=TO_BIDDER,
    ),
    *(
        Step(
            "attend",
            source,
            source,
            by=PROVIDER,
            label=say("签到参加开标"),
            done=say("已签到参加开标"),
            tone="normal",
        )
        for source in ("sealed", "opened", "unread")
    ),
    Step(
        "confirm_record",
        "opened",
        "opened",
        by=PROVIDER,
        label=say("确认开标记录"),
        done=say("开标记录已确认"),
        clause=OPENING,
        tone="normal",
    ),
    *(
        step
        for source in ("opened", "unread")
        for step in (
            Step(
                "object",
                source,
                source,
                by=PROVIDER,
                label=say("对开标提出异议…"),
                done=say("对开标的异议已提出，等待当场答复"),
                clause=RECORD,
                tells=TO_AGENT,
                tone="normal",
            ),
            Step(
                "answer_objection",
                source,
                source,
                by=AGENCIES,
                label=say("答复开标异议…"),
                done=say("对开标的异议已当场答复"),
                clause=RECORD,
                tells=TO_BIDDER,
                tone="normal",
            ),
        )
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
        "restore",
        "invalid",
        "opened",
        by=PLATFORM,
        label=say("恢复有效"),
        done=say("资格审查认定错误，重新评审，恢复为有效"),
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
    vain=frozenset({"withdrawn", "left", "returned", "invalid", "void", "set_aside", "lost"}),
    spoken=STATES_OF_OFFERS,
)
