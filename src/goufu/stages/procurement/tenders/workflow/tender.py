"""The life of a tender, from the draft of its document to the result notice."""

from __future__ import annotations

from goufu.base.workflow.declare import Workflow
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.deciding import DECIDING
from goufu.stages.procurement.tenders.workflow.ending import ENDING_OTHERWISE
from goufu.stages.procurement.tenders.workflow.evaluating import EVALUATING
from goufu.stages.procurement.tenders.workflow.preparing import PREPARING
from goufu.stages.procurement.tenders.workflow.seating import SEATING

STATES = {
    "draft": say("编制招标文件"),
    "prepared": say("待采购人确认"),
    "ready": say("已确认，待公告"),
    "open": say("招标公告中"),
    "closed": say("投标截止"),
    "opened": say("已开标"),
    "evaluating": say("评标中"),
    "evaluated": say("评标结束"),
    "reported": say("评标报告已送达"),
    "awarded": say("已确定中标人"),
    "result_published": say("结果已公告"),
    "failed": say("废标"),
    "cancelled": say("已终止"),
}

TENDER = Workflow(
    "tender",
    states=STATES,
    start="draft",
    opened=say("建立采购项目"),
    steps=(*PREPARING, *SEATING, *EVALUATING, *DECIDING, *ENDING_OTHERWISE),
    final=frozenset({"result_published", "failed", "cancelled"}),
)
