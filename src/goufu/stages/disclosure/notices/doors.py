"""How the world meets notices; the portal reads the same cards."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.disclosure.notices import actions, queries, sheets
from goufu.stages.disclosure.notices.cards import NoticeCard
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.disclosure.notices.workflow import NOTICE, PUBLISHERS


def can_be_corrected(notice: Notice, actor: Actor, _on: date) -> bool:
    """Offer the correction to the body that published."""
    return notice.state == "published" and notice.publisher_id == actor.organisation_id


DOORS = (
    Doors(
        kind=NOTICE.name,
        model=Notice,
        name=say("公告"),
        stage=Stage.DISCLOSURE,
        card=NoticeCard.of,
        card_type=NoticeCard,
        read_with=("corrections", "corrects"),
        visible=queries.visible_to,
        charge=queries.to_publish_by,
        workflow=NOTICE,
        icon="megaphone",
        acts=(
            Act("publish", actions.publish, sheets.Publish),
            Act(
                "correct",
                actions.correct,
                sheets.Correct,
                opens=True,
                by=PUBLISHERS,
                label=say("发布更正公告"),
                on="notice",
                offered=can_be_corrected,
            ),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("公告标题")),
            Column("kind", say("类型")),
            Column("publisher", say("发布单位")),
            Column("published_at", say("发布时间"), "moment", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
