"""A tender that comes to nothing."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.by_method import TENDERED
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    HEAD,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

FAILURE = "政府采购法 第三十六条第一款"
ENDING = "政府采购法 第三十六条第一款第（四）项"

ENDING_OTHERWISE = (
    *(
        Step(
            "fail",
            source,
            "failed",
            by=AGENT,
            label=say("废标…"),
            done=say("废标，理由已通知所有投标人"),
            clause=FAILURE,
            tells=TO_PURCHASER,
            tone="danger",
        )
        for source in (
            "closed",
            "opened",
            "negotiating",
            "final_offers",
            "final_closed",
            "evaluating",
            "evaluated",
            "reported",
            "awarded",
            "next_candidate",
        )
    ),
    Step(
        "fail",
        "ready",
        "failed",
        by=PLATFORM,
        label=say("废标…"),
        done=say("资格预审合格的供应商不足，废标"),
        clause=FAILURE,
        tells=(*TO_PURCHASER, *TO_AGENT),
        only=TENDERED,
        tone="danger",
    ),
    *(
        Step(
            "cancel",
            source,
            "cancelled",
            by=HEAD,
            label=say("终止招标…"),
            done=say("招标已终止"),
            clause=ENDING,
            tells=(Role.HANDLER, *TO_AGENT),
            tone="danger",
        )
        for source in ("draft", "prepared", "ready", "open")
    ),
    *(
        Step(
            "annul",
            source,
            "failed",
            by=PLATFORM,
            label=say("采购无效"),
            done=say("本次采购无效，可重新采购"),
            tells=(*TO_PURCHASER, *TO_AGENT),
            through_hold=True,
            tone="danger",
        )
        for source in (
            "open",
            "closed",
            "opened",
            "negotiating",
            "final_offers",
            "final_closed",
            "evaluating",
            "evaluated",
            "reported",
            "awarded",
            "result_published",
            "next_candidate",
        )
    ),
)
