"""From the accepted plan to whoever carries it out: an agency that accepts, or the purchaser."""

from __future__ import annotations

from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.plans.workflow.seats import (
    AGENT,
    AGREEMENT,
    HANDLER,
    LECTURE,
    SUPERVISION,
    TO_AGENCY,
    TO_PURCHASER,
)

ENTRUSTED = (
    Step(
        "entrust",
        "accepted",
        "asked",
        by=HANDLER,
        label=say("委托代理机构"),
        done=say("已向代理机构发出委托"),
        clause=AGREEMENT,
        tells=TO_AGENCY,
    ),
    Step(
        "accept_entrusting",
        "asked",
        "under_way",
        by=AGENT,
        label=say("接受委托"),
        done=say("代理机构已接受委托"),
        clause=AGREEMENT,
        tells=TO_PURCHASER,
    ),
    Step(
        "decline_entrusting",
        "asked",
        "accepted",
        by=AGENT,
        label=say("退回委托…"),
        done=say("代理机构退回委托"),
        tells=TO_PURCHASER,
        tone="normal",
    ),
    Step(
        "take_back",
        "asked",
        "accepted",
        by=HANDLER,
        label=say("撤回委托…"),
        done=say("委托已撤回"),
        tells=TO_AGENCY,
        tone="danger",
    ),
    Step(
        "begin_own",
        "accepted",
        "under_way",
        by=HANDLER,
        label=say("自行组织采购…"),
        done=say("采购人自行组织采购"),
        tells=TO_PURCHASER,
        tone="normal",
    ),
    *(
        Step(
            "press",
            source,
            source,
            by=SUPERVISION,
            label=say("催办…"),
            done=say("财政部门催办采购计划"),
            clause=LECTURE,
            tells=TO_PURCHASER,
            tone="normal",
        )
        for source in ("draft", "accepted", "asked")
    ),
)
