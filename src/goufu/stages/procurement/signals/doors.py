"""How the world meets signals."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.procurement.signals import actions, queries, sheets
from goufu.stages.procurement.signals.cards import SignalCard
from goufu.stages.procurement.signals.models import Signal
from goufu.stages.procurement.signals.workflow import SIGNAL

DOORS = (
    Doors(
        kind=SIGNAL.name,
        model=Signal,
        name=say("串通投标线索"),
        stage=Stage.PROCUREMENT,
        group=Group.ASSESSING,
        card=SignalCard.of,
        card_type=SignalCard,
        visible=queries.visible_to,
        charge=queries.in_charge,
        workflow=SIGNAL,
        icon="scan-search",
        acts=(
            Act("judge", actions.judge, sheets.Judgement),
            Act("refer", actions.refer, sheets.Referral),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("kind", say("线索")),
            Column("strong", say("强线索"), "yes"),
            Column("opened_at", say("发现时间"), "moment", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
