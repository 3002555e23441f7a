"""The life of a tender, from the draft of its document to the result notice."""

from __future__ import annotations

from goufu.base.workflow.declare import Workflow
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.by_method import (
    OF_TENDERS,
    STATES_OF_TENDERS,
    as_each_method_has_it,
)
from goufu.stages.procurement.tenders.workflow.deciding import DECIDING
from goufu.stages.procurement.tenders.workflow.ending import ENDING_OTHERWISE
from goufu.stages.procurement.tenders.workflow.evaluating import EVALUATING
from goufu.stages.procurement.tenders.workflow.inviting import INVITING
from goufu.stages.procurement.tenders.workflow.opening import OPENING_STEPS
from goufu.stages.procurement.tenders.workflow.preparing import PREPARING
from goufu.stages.procurement.tenders.workflow.seating import SEATING
from goufu.stages.procurement.tenders.workflow.seats import HANDLER
from goufu.stages.procurement.tenders.workflow.talking import TALKING

# The words that are true for every method; each has words of its own beside them.
STATES = {
    "draft": say("编制采购文件"),
    "prepared": say("待采购人确认"),
    "ready": say("已确认，待公告或者邀请"),
    "open": say("公告或者邀请中"),
    "closed": say("响应截止"),
    "opened": say("响应文件已开启"),
    "negotiating": say("谈判（磋商）中"),
    "final_offers": say("提交最后报价中"),
    "final_closed": say("最后报价截止，待开启"),
    "evaluating": say("评审中"),
    "evaluated": say("评审结束"),
    "reported": say("评审报告已送达"),
    "awarded": say("已确定中标、成交供应商"),
    "result_published": say("结果已公告"),
    "next_candidate": say("待确定下一候选人"),
    "failed": say("废标或者终止"),
    "cancelled": say("已终止"),
}

TENDER = Workflow(
    "tender",
    states=STATES,
    start="draft",
    openers=HANDLER,
    opened=say("建立采购项目"),
    steps=tuple(
        as_each_method_has_it(
            (
                *PREPARING,
                *INVITING,
                *OPENING_STEPS,
                *SEATING,
                *EVALUATING,
                *TALKING,
                *DECIDING,
                *ENDING_OTHERWISE,
            ),
            OF_TENDERS,
        )
    ),
    final=frozenset({"result_published", "failed", "cancelled"}),
    vain=frozenset({"failed", "cancelled"}),
    spoken=STATES_OF_TENDERS,
)
