"""Who is asked to offer, where the notice does not ask everybody."""

from __future__ import annotations

from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.by_method import (
    CALLED,
    CONSULTATION,
    INQUIRY,
    INVITED,
    NEGOTIATION,
    SINGLE,
    TENDERED,
)
from goufu.stages.procurement.tenders.workflow.seats import AGENT, PLATFORM, TO_PURCHASER

CHOOSING = {
    INVITED: "政府采购法 第三十四条",
    **dict.fromkeys((NEGOTIATION, INQUIRY), "财政部令第74号 第十二条第一款"),
    CONSULTATION: "财库〔2014〕214号 第六条第一款",
    SINGLE: "政府采购法 第三十九条",
}
DRAWN = CALLED | {INVITED}

INVITING = (
    *(
        Step(
            "list_suppliers",
            "ready",
            "ready",
            by=AGENT,
            label=label,
            done=say("被邀请供应商的名单已登记"),
            clause=clause,
            only=frozenset({method}),
            tells=TO_PURCHASER,
            tone="normal",
        )
        for method, clause in CHOOSING.items()
        for label in (say("登记供应商") if method == SINGLE else say("登记供应商名单…"),)
    ),
    *(
        Step(
            "draw_suppliers",
            "ready",
            "ready",
            by=AGENT,
            label=say("随机抽取供应商"),
            done=say("供应商已随机抽取"),
            clause=CHOOSING[method],
            only=frozenset({method}),
            tells=TO_PURCHASER,
            tone="normal",
        )
        for method in sorted(DRAWN)
    ),
    # What a prequalification brings about; it stands in a room of its own.
    *(
        Step(verb, "ready", "ready", by=PLATFORM, label=label, done=done, only=TENDERED)
        for verb, label, done in (
            (
                "seek_applicants",
                say("以资格预审产生供应商"),
                say("供应商名单由资格预审产生"),
            ),
            (
                "take_applicants",
                say("列入资格预审合格的供应商"),
                say("资格预审合格的供应商已列入名单"),
            ),
            (
                "drop_applicants",
                say("资格预审未成"),
                say("资格预审未能产生名单，可以另选方式"),
            ),
        )
    ),
)
