"""What becomes of offers when a result no longer stands."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say

PLATFORM = frozenset({Role.CLOCK})
NEXT = "政府采购法实施条例 第四十九条"

AFTER_AWARD_STATES = {"set_aside": say("原中标、成交结果不再执行")}

AFTER_AWARD = (
    *(
        Step(
            "set_aside",
            source,
            "set_aside",
            by=PLATFORM,
            label=say("原结果不再执行"),
            done=say("原中标、成交结果不再执行，理由已通知"),
            clause=NEXT,
            tells=(Role.PROVIDER,),
            through_hold=True,
        )
        for source in ("won", "opened")
    ),
    Step(
        "stand_again",
        "lost",
        "opened",
        by=PLATFORM,
        label=say("重新列为候选人"),
        done=say("原结果不再执行，重新列为候选人"),
        clause=NEXT,
        tells=(Role.PROVIDER,),
        through_hold=True,
    ),
)
