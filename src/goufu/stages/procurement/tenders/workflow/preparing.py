"""From the draft of the document to the close of bidding."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    PLATFORM,
    PURCHASER,
    TO_AGENT,
    TO_PURCHASER,
)

DOCUMENT = "政府采购法实施条例 第三十二条"
RESPONSE = "政府采购法 第三十五条"
CHANGE = "政府采购法实施条例 第三十一条第二款"
CORRECTING = {
    frozenset({"open_tender", "invited_tender"}): CHANGE,
    frozenset({"negotiation"}): "财政部令第74号 第二十九条第二款",
    frozenset({"inquiry"}): "财政部令第74号 第四十五条第二款",
    frozenset({"consultation"}): "财库〔2014〕214号 第十条第四款",
}

PREPARING = (
    *(
        Step(
            "prepare",
            source,
            "prepared",
            by=AGENT,
            label=say("编制招标文件"),
            done=say("招标文件已编制，待采购人确认"),
            clause=DOCUMENT,
            tells=TO_PURCHASER,
        )
        for source in ("draft", "prepared")
    ),
    Step(
        "return_document",
        "prepared",
        "draft",
        by=PURCHASER,
        label=say("退回修改"),
        done=say("采购文件退回修改"),
        tells=TO_AGENT,
        tone="normal",
    ),
    Step(
        "confirm",
        "prepared",
        "ready",
        by=PURCHASER,
        label=say("确认采购文件"),
        done=say("采购文件已由采购人确认"),
        clause=DOCUMENT,
        tells=TO_AGENT,
    ),
    Step(
        "publish",
        "ready",
        "open",
        by=AGENT,
        label=say("发布招标公告"),
        done=say("招标公告已发布"),
        clause=RESPONSE,
        tells=TO_PURCHASER,
    ),
    *(
        Step(
            "correct",
            "open",
            "open",
            by=AGENT,
            label=say("澄清或者更正采购文件…"),
            done=say("采购文件已澄清或者更正，原文件保留，已告知所有领取文件的供应商"),
            clause=clause,
            only=methods,
            tells=(*TO_PURCHASER, Role.PROVIDER),
            tone="normal",
        )
        for methods, clause in CORRECTING.items()
    ),
    Step(
        "extend",
        "open",
        "open",
        by=PLATFORM,
        label=say("顺延投标截止时间"),
        done=say("因采购暂停，投标截止时间已顺延"),
        tells=(*TO_PURCHASER, *TO_AGENT),
    ),
    Step(
        "amend",
        "open",
        "open",
        by=PLATFORM,
        label=say("按质疑答复修改采购文件"),
        done=say("采购文件已按质疑答复澄清、修改"),
        clause=CHANGE,
        tells=(*TO_PURCHASER, *TO_AGENT, Role.PROVIDER),
        through_hold=True,
    ),
    Step(
        "close",
        "open",
        "closed",
        by=PLATFORM,
        label=say("投标截止"),
        done=say("投标截止"),
        tells=TO_AGENT,
    ),
)
