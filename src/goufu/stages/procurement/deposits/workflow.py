"""The life of a deposit, and of an order that returns many of them at once."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.talking import LEAVING

PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})
PURCHASE_SIDE = (Role.HANDLER, Role.HEAD, Role.CENTRAL_AGENCY, Role.AGENCY)

RETURN_WITHDRAWN = Duty("return_withdrawn_deposit", Role.AGENCY)
RETURN_TO_LOSER = Duty("return_deposit_to_losers", Role.AGENCY)
RETURN_TO_WINNER = Duty("return_deposit_to_winner", Role.AGENCY)
RETURN_AFTER_ENDING = Duty("return_deposit_after_ending", Role.AGENCY)
RETURNS = (RETURN_WITHDRAWN, RETURN_TO_LOSER, RETURN_TO_WINNER, RETURN_AFTER_ENDING)

GIVEN = "政府采购法实施条例 第三十三条第一款"
RETURNED = "政府采购法实施条例 第三十三条第二款"

DEPOSIT = Workflow(
    "deposit",
    states={
        "declared": say("已提交，待核对"),
        "held": say("已到账"),
        "missing": say("未按规定提交"),
        "withdrawn": say("已撤回"),
        "ordered": say("退还中"),
        "returned": say("已退还"),
        "withheld": say("不予退还"),
    },
    start="declared",
    opened=say("提交保证金"),
    openers=PROVIDER,
    steps=(
        Step(
            "withdraw",
            "declared",
            "withdrawn",
            by=PROVIDER | PLATFORM,
            label=say("撤回…"),
            done=say("保证金登记已撤回"),
            tone="danger",
        ),
        Step(
            "arrive",
            "declared",
            "held",
            by=AGENCIES | PLATFORM,
            label=say("确认到账"),
            done=say("保证金已到账"),
            clause=GIVEN,
            tells=(Role.PROVIDER,),
        ),
        Step(
            "find_missing",
            "declared",
            "missing",
            by=AGENCIES | PLATFORM,
            label=say("未按规定提交…"),
            done=say("保证金未按采购文件要求提交"),
            clause=GIVEN,
            tells=(Role.PROVIDER, Role.CENTRAL_AGENCY, Role.AGENCY),
            tone="danger",
        ),
        *(
            Step(
                "note_leaving",
                "held",
                "held",
                by=PLATFORM,
                label=say("供应商退出，应退保证金"),
                done=say("供应商退出谈判、磋商，保证金应当退还"),
                clause=clause,
                only=frozenset({method}),
                tells=(Role.PROVIDER, Role.CENTRAL_AGENCY, Role.AGENCY),
            )
            for method, clause in LEAVING.items()
        ),
        Step(
            "order_return",
            "held",
            "ordered",
            by=PLATFORM,
            label=say("退还指令已发出"),
            done=say("退还保证金的指令已发出"),
            clause=RETURNED,
            through_hold=True,
        ),
        *(
            Step(
                "give_back",
                source,
                "returned",
                by=AGENCIES | PLATFORM,
                label=say("登记退还"),
                done=say("保证金已退还"),
                clause=RETURNED,
                meets=RETURNS,
                tells=(Role.PROVIDER,),
                through_hold=True,
                tone="normal",
            )
            for source in ("held", "ordered")
        ),
        Step(
            "bounce",
            "ordered",
            "held",
            by=PLATFORM,
            label=say("银行退回"),
            done=say("退还保证金的款项被银行退回"),
            tells=(Role.PROVIDER, Role.CENTRAL_AGENCY, Role.AGENCY),
            through_hold=True,
        ),
        Step(
            "withhold",
            "held",
            "withheld",
            by=AGENCIES,
            label=say("不予退还…"),
            done=say("保证金不予退还，理由已通知"),
            meets=RETURNS,
            tells=(Role.PROVIDER, Role.HANDLER, Role.HEAD, Role.PROCUREMENT_SUPERVISION),
            tone="danger",
        ),
    ),
    final=frozenset({"missing", "withdrawn", "returned", "withheld"}),
    vain=frozenset({"missing", "withdrawn", "withheld"}),
)

REFUND = Workflow(
    "refund",
    states={"ordered": say("退还中"), "settled": say("全部退还")},
    start="ordered",
    opened=say("批量退还保证金"),
    openers=AGENCIES,
    steps=(
        Step(
            "settle",
            "ordered",
            "settled",
            by=PLATFORM,
            label=say("全部退还"),
            done=say("本批保证金已全部退还"),
            tells=(Role.CENTRAL_AGENCY, Role.AGENCY),
            through_hold=True,
        ),
    ),
    final=frozenset({"settled"}),
)
