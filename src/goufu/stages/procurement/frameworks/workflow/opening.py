"""Sealed responses: closed by the clock, unlocked by two of three, opened at once."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.frameworks.workflow.seats import COLLECTORS, OF_CLOSED, PLATFORM
from goufu.stages.procurement.sealing.workflow import HOLDERS

OPENING = "财政部令第110号 第九条"
TO_COLLECTOR = (Role.HANDLER, Role.CENTRAL_AGENCY)
TO_CUSTODIANS = (
    Role.HANDLER,
    Role.HEAD,
    Role.CENTRAL_AGENCY,
    Role.AGENCY,
    Role.PROCUREMENT_SUPERVISION,
)

OPENING_STEPS = (
    Step(
        "close",
        "collecting",
        "closed",
        by=PLATFORM,
        label=say("征集截止"),
        done=say("征集已截止，两方用钥匙解锁后开启响应文件"),
        tells=TO_CUSTODIANS,
        when=OF_CLOSED,
    ),
    Step(
        "bring_pieces",
        "closed",
        "closed",
        by=HOLDERS,
        label=say("用钥匙解锁"),
        done=say("已用钥匙解锁，两方解锁后可以开启"),
        clause=OPENING,
        tells=TO_COLLECTOR,
        when=OF_CLOSED,
    ),
    *(
        Step(
            "note_lost_key",
            source,
            source,
            by=PLATFORM,
            label=say("记录钥匙遗失"),
            done=say("一把开标钥匙遗失，其余两把仍可开启"),
            tells=TO_CUSTODIANS,
            through_hold=True,
        )
        for source in ("collecting", "closed")
    ),
    Step(
        "open_responses",
        "closed",
        "opened",
        by=COLLECTORS,
        label=say("开启响应文件"),
        done=say("响应文件已同时开启"),
        clause=OPENING,
        tells=(Role.HEAD, Role.PROCUREMENT_SUPERVISION),
        when=OF_CLOSED,
    ),
)
