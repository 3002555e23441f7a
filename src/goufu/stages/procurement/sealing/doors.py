"""How the world meets opening keys."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.procurement.sealing import actions, queries, sheets
from goufu.stages.procurement.sealing.cards import OpeningKeyCard
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.sealing.workflow import HOLDERS, OPENING_KEY

OPENING_KEYS = Doors(
    kind=OPENING_KEY.name,
    model=OpeningKey,
    name=say("开标钥匙"),
    stage=Stage.PROCUREMENT,
    group=Group.TOOLS,
    card=OpeningKeyCard.of,
    card_type=OpeningKeyCard,
    visible=queries.visible_to,
    workflow=OPENING_KEY,
    icon="key-round",
    acts=(
        Act(
            "register",
            actions.register_key,
            sheets.NewKey,
            opens=True,
            by=HOLDERS,
            label=say("登记开标钥匙"),
            browser=lambda _none, _actor: {"does": "key"},
        ),
        Act("revoke", actions.revoke_key, sheets.KeyReason),
        Act("report_lost", actions.report_lost, sheets.KeyReason),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("钥匙")),
        Column("fingerprint", say("公钥指纹"), "code"),
        Column("valid_until", say("有效期至"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (OPENING_KEYS,)
