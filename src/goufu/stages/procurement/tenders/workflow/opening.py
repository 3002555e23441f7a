"""The opening: two of the three custodians bring their pieces, the agency opens before all."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.sealing.workflow import HOLDERS
from goufu.stages.procurement.tenders.workflow.by_method import TALKED
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

OPENING = "招标投标法 第三十六条"
# While something is still to be opened with the keys of the notice.
BEFORE_OPENING = ("open", "closed")
BEFORE_LAST_PRICES = ("opened", "negotiating", "final_offers", "final_closed")
TO_SUPERVISION = (Role.PROCUREMENT_SUPERVISION,)

OPENING_STEPS = (
    Step(
        "bring_pieces",
        "closed",
        "closed",
        by=HOLDERS,
        label=say("用钥匙解锁"),
        done=say("已用钥匙解锁，两方解锁后可以开启"),
        clause=OPENING,
        tells=TO_AGENT,
    ),
    *(
        Step(
            "note_lost_key",
            source,
            source,
            by=PLATFORM,
            label=say("记录钥匙遗失"),
            done=say("一把开标钥匙遗失，其余两把仍可开启"),
            tells=(*TO_SUPERVISION, *TO_PURCHASER, *TO_AGENT),
            only=only,
            through_hold=True,
        )
        for states, only in ((BEFORE_OPENING, frozenset()), (BEFORE_LAST_PRICES, TALKED))
        for source in states
    ),
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
)
