"""From the opening to the end of the evaluation."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.seats import AGENT, COMMITTEE, TO_AGENT, TO_PURCHASER

DELIVER_REPORT = Duty("deliver_assessment_report", Role.AGENCY)

OPENING = "招标投标法 第三十六条"
FORMING = "招标投标法 第三十七条"
SCORING = "政府采购法实施条例 第四十一条"
INVALIDITY = "招标投标法 第二十七条"

EVALUATING = (
    Step(
        "open_bids",
        "closed",
        "opened",
        by=AGENT,
        label=say("开标"),
        done=say("已开标"),
        clause=OPENING,
        tells=TO_PURCHASER,
    ),
    Step(
        "declare_invalid",
        "opened",
        "opened",
        by=AGENT,
        label=say("资格审查不合格…"),
        done=say("投标被认定无效"),
        clause=INVALIDITY,
        tone="danger",
    ),
    Step(
        "appoint_committee",
        "opened",
        "evaluating",
        by=AGENT,
        label=say("组建评标委员会"),
        done=say("评标委员会已组建"),
        clause=FORMING,
    ),
    Step(
        "score",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("评分"),
        done=say("评分已记录"),
        clause=SCORING,
    ),
    Step(
        "hand_in",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("提交评分"),
        done=say("评分已提交"),
        clause=SCORING,
    ),
    *(
        Step(
            "declare_invalid",
            source,
            source,
            by=COMMITTEE,
            label=say("认定投标无效…"),
            done=say("投标被认定无效"),
            clause=INVALIDITY,
            tone="danger",
        )
        for source in ("negotiating", "evaluating")
    ),
    *(
        Step(
            "drop_offer",
            source,
            source,
            by=frozenset({Role.CLOCK}),
            label=say("按质疑答复认定响应无效"),
            done=say("按质疑答复，一家供应商的响应被认定无效"),
            clause=INVALIDITY,
            tells=(*TO_PURCHASER, *TO_AGENT),
            through_hold=True,
        )
        for source in ("evaluated", "reported", "next_candidate")
    ),
    Step(
        "conclude",
        "evaluating",
        "evaluated",
        by=COMMITTEE,
        label=say("汇总评分并结束评标"),
        done=say("评标结束"),
        clause=SCORING,
        opens=(DELIVER_REPORT,),
        tells=TO_AGENT,
    ),
)
