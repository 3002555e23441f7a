"""How the world meets challenges."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.challenges import actions, queries, sheets
from goufu.stages.procurement.challenges.cards import ChallengeCard
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.procurement.challenges.workflow import CHALLENGE, PROVIDER
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.workflow import TENDER


def may_challenge(tender: Tender, actor: Actor, _on: date) -> bool:
    """Test whether this provider has taken part."""
    return queries.took_part(tender, actor.organisation_id)


DOORS = (
    Doors(
        kind=CHALLENGE.name,
        model=Challenge,
        name=say("质疑"),
        stage=Stage.PROCUREMENT,
        card=ChallengeCard.of,
        card_type=ChallengeCard,
        visible=queries.visible_to,
        workflow=CHALLENGE,
        icon="message-circle-warning",
        acts=(
            Act(
                "raise",
                actions.raise_challenge,
                sheets.ChallengeLetter,
                opens=True,
                by=PROVIDER,
                label=say("提出质疑"),
                on=TENDER.name,
                offered=may_challenge,
            ),
            Act("suspend", actions.suspend, sheets.Suspension),
            Act("resume", actions.resume, sheets.Remark),
            Act("answer", actions.answer, sheets.Answer),
            Act("withdraw", actions.withdraw, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("challenger", say("质疑供应商")),
            Column("subject", say("质疑事项")),
            Column("received_on", say("收到日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
