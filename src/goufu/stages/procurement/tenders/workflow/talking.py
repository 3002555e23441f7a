"""From the first offers to the last price, where the group talks with each supplier in turn."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.sealing.workflow import HOLDERS
from goufu.stages.procurement.tenders.workflow.by_method import (
    CONSULTATION,
    NEGOTIATION,
    SINGLE,
    TALKED,
    WITH_TALKS,
)
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    COMMITTEE,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

REPRESENTATIVE = frozenset({Role.HANDLER})
TO_SUPPLIERS = (Role.PROVIDER,)

PRICE_OF_SINGLE_SOURCE = "财政部令第74号 第四十一条"
RECORD_OF_SINGLE_SOURCE = "财政部令第74号 第四十二条"
EQUAL_CHANCE = {
    NEGOTIATION: "财政部令第74号 第三十一条",
    CONSULTATION: "财库〔2014〕214号 第十九条",
}
CHANGING = {NEGOTIATION: "财政部令第74号 第三十二条", CONSULTATION: "财库〔2014〕214号 第二十条"}
LAST_PRICE = {
    NEGOTIATION: "财政部令第74号 第三十三条",
    CONSULTATION: "财库〔2014〕214号 第二十一条",
}
LEAVING = {NEGOTIATION: "财政部令第74号 第三十四条", CONSULTATION: "财库〔2014〕214号 第二十二条"}

TALKING = (
    *(
        Step(
            "record_meeting",
            "negotiating",
            "negotiating",
            by=COMMITTEE,
            label=label,
            done=done,
            clause=clause,
            only=frozenset({method}),
        )
        for method, label, done, clause in (
            (NEGOTIATION, say("记录谈判"), say("谈判已记录"), EQUAL_CHANCE[NEGOTIATION]),
            (CONSULTATION, say("记录磋商"), say("磋商已记录"), EQUAL_CHANCE[CONSULTATION]),
            (SINGLE, say("记录协商"), say("协商已记录"), PRICE_OF_SINGLE_SOURCE),
        )
    ),
    *(
        Step(
            "propose_change",
            "negotiating",
            "negotiating",
            by=COMMITTEE,
            label=say("提出实质性变动…"),
            done=say("实质性变动已提出，待采购人代表确认"),
            clause=CHANGING[method],
            tells=(Role.HANDLER,),
            only=frozenset({method}),
            tone="normal",
        )
        for method in sorted(TALKED)
    ),
    *(
        Step(
            "confirm_change",
            "negotiating",
            "negotiating",
            by=REPRESENTATIVE,
            label=say("确认或者不同意变动"),
            done=say("采购人代表已对变动作出确认或者不同意"),
            clause=CHANGING[method],
            tells=(*TO_SUPPLIERS, *TO_AGENT),
            only=frozenset({method}),
            tone="normal",
        )
        for method in sorted(TALKED)
    ),
    *(
        Step(
            "ask_final_offers",
            "negotiating",
            "final_offers",
            by=COMMITTEE,
            label=say("要求提交最后报价"),
            done=say("已要求在规定时间内提交最后报价"),
            clause=LAST_PRICE.get(method, PRICE_OF_SINGLE_SOURCE),
            tells=(*TO_SUPPLIERS, *TO_AGENT),
            only=frozenset({method}),
        )
        for method in sorted(WITH_TALKS)
    ),
    Step(
        "extend_final",
        "final_offers",
        "final_offers",
        by=PLATFORM,
        label=say("顺延最后报价截止时间"),
        done=say("因采购暂停，最后报价截止时间已顺延"),
        tells=(*TO_SUPPLIERS, *TO_AGENT),
        only=WITH_TALKS,
    ),
    Step(
        "close_final_offers",
        "final_offers",
        "final_closed",
        by=PLATFORM,
        label=say("最后报价截止"),
        done=say("最后报价已截止，两方用钥匙解锁后同时开启"),
        tells=(*TO_PURCHASER, *TO_AGENT, Role.PROCUREMENT_SUPERVISION),
        only=TALKED,
    ),
    # With one supplier there is nobody to hide the price from.
    Step(
        "close_final_offers",
        "final_offers",
        "evaluating",
        by=PLATFORM,
        label=say("商定价格截止"),
        done=say("商定的价格已由供应商确认，或者到时未确认"),
        tells=(*TO_PURCHASER, *TO_AGENT),
        only=frozenset({SINGLE}),
    ),
    *(
        Step(
            "bring_pieces",
            "final_closed",
            "final_closed",
            by=HOLDERS,
            label=say("用钥匙解锁最后报价"),
            done=say("已用钥匙解锁最后报价，两方解锁后可以开启"),
            clause=LAST_PRICE[method],
            tells=TO_AGENT,
            only=frozenset({method}),
        )
        for method in sorted(TALKED)
    ),
    *(
        Step(
            "open_final_offers",
            "final_closed",
            "evaluating",
            by=AGENT,
            label=say("开启最后报价"),
            done=say("最后报价已同时开启"),
            clause=LAST_PRICE[method],
            tells=TO_PURCHASER,
            only=frozenset({method}),
        )
        for method in sorted(TALKED)
    ),
    Step(
        "record_bargain",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("编写协商情况记录"),
        done=say("协商情况记录已编写，待全体人员签署"),
        clause=RECORD_OF_SINGLE_SOURCE,
        only=frozenset({SINGLE}),
    ),
)

# Of an offer: what its provider does in the talks.
PROVIDER = frozenset({Role.PROVIDER})
OFFER_IN_TALKS = (
    *(
        Step(
            "respond_again",
            "opened",
            "opened",
            by=PROVIDER,
            label=say("重新提交响应文件"),
            done=say("响应文件已按变动重新提交"),
            clause=CHANGING[method],
            only=frozenset({method}),
            tone="normal",
        )
        for method in sorted(TALKED)
    ),
    *(
        Step(
            "give_final",
            "opened",
            "opened",
            by=PROVIDER,
            label=say("提交最后报价"),
            done=say("最后报价已提交（密封）"),
            clause=LAST_PRICE[method],
            only=frozenset({method}),
            tone="normal",
        )
        for method in sorted(TALKED)
    ),
    Step(
        "agree_price",
        "opened",
        "opened",
        by=PROVIDER,
        label=say("确认商定的价格"),
        done=say("供应商已确认商定的价格"),
        clause=PRICE_OF_SINGLE_SOURCE,
        only=frozenset({SINGLE}),
        tone="normal",
    ),
    *(
        Step(
            "leave",
            "opened",
            "left",
            by=PROVIDER,
            label=label,
            done=done,
            clause=LEAVING[method],
            only=frozenset({method}),
            tone="danger",
        )
        for method, label, done in (
            (NEGOTIATION, say("退出谈判…"), say("供应商已退出谈判")),
            (CONSULTATION, say("退出磋商…"), say("供应商已退出磋商")),
        )
    ),
    Step(
        "miss_final",
        "opened",
        "left",
        by=PLATFORM,
        label=say("未提交最后报价"),
        done=say("未在规定时间内提交最后报价，不再参加评审"),
        tells=TO_SUPPLIERS,
        only=WITH_TALKS,
    ),
    Step(
        "set_aside_final",
        "opened",
        "unread",
        by=PLATFORM,
        label=say("记录最后报价未能解锁"),
        done=say("最后报价因供应商的原因未能解锁，不再参加评审"),
        tells=TO_SUPPLIERS,
        only=TALKED,
    ),
)
