"""How the world meets needs."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.needs import actions, queries, sheets
from goufu.stages.review.needs.cards import NeedCard
from goufu.stages.review.needs.models import Need
from goufu.stages.review.needs.workflow import NEED, PROPOSERS


def purchasers(_need: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the bodies to which a need can be put."""
    return [(str(one.pk), one.name) for one in doing(Function.PURCHASER, place=actor.place)]


DOORS = (
    Doors(
        kind=NEED.name,
        model=Need,
        name=say("需求"),
        stage=Stage.REVIEW,
        card=NeedCard.of,
        card_type=NeedCard,
        visible=queries.visible_to,
        workflow=NEED,
        icon="bulb",
        acts=(
            Act(
                "file",
                actions.file_need,
                sheets.FileNeed,
                opens=True,
                by=PROPOSERS,
                label=say("提出需求"),
                choices={"addressed_to_id": purchasers},
            ),
            Act("take_up", actions.take_up, sheets.AnswerNeed),
            Act("decline", actions.decline, sheets.AnswerNeed),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("需求")),
            Column("addressed_to", say("承办单位")),
            Column("opened_at", say("提出日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
