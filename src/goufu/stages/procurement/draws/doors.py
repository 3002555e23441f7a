"""How the world meets draws."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.procurement.draws import actions, lists, queries, sheets
from goufu.stages.procurement.draws.cards import DrawCard
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.draws.workflow import DRAW

DRAWS = Doors(
    kind=DRAW.name,
    model=Draw,
    name=say("评审专家抽取"),
    stage=Stage.PROCUREMENT,
    group=Group.ASSESSING,
    card=DrawCard.of,
    card_type=DrawCard,
    visible=queries.visible_to,
    workflow=DRAW,
    icon="users",
    read_with=("candidates__expert",),
    acts=(
        Act(
            "nominate",
            actions.nominate,
            sheets.Nomination,
            choices={"appointment_id": lists.colleagues},
        ),
        Act("commit", actions.commit, sheets.Conditions, choices={"speciality": lists.fields}),
        Act("reveal", actions.reveal, sheets.Value),
        Act("accept", actions.accept, sheets.Accept),
        Act("decline", actions.decline, sheets.Decline),
        Act(
            "empty_seat", actions.empty_seat, sheets.EmptySeat, choices={"seat": lists.filled_seats}
        ),
        Act("select", actions.select, sheets.Selection, choices={"expert": lists.selectable}),
        Act("agree", actions.agree, sheets.Opinion),
        Act("refuse", actions.refuse, sheets.Opinion),
        Act("draw_anew", actions.draw_anew, sheets.Because),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("agency", say("代理机构")),
        Column("evaluation_at", say("评审开始时间"), "moment", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (DRAWS,)
