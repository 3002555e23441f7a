"""How the world meets the implementation catalogue."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.law.words import say
from goufu.stages.review.catalogue import actions, queries, sheets
from goufu.stages.review.catalogue.cards import CatalogueCard
from goufu.stages.review.catalogue.models import ImplementationCatalogue
from goufu.stages.review.catalogue.workflow import CATALOGUE

DOORS = (
    Doors(
        kind=CATALOGUE.name,
        model=ImplementationCatalogue,
        name=say("具体实施目录"),
        stage=Stage.REVIEW,
        card=CatalogueCard.of,
        card_type=CatalogueCard,
        read_with=("entries",),
        visible=queries.visible_to,
        workflow=CATALOGUE,
        icon="list-tree",
        acts=(Act("publish", actions.publish_catalogue, sheets.PublishCatalogue),),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("名称")),
            Column("year", say("年度"), "number", sortable=True),
            Column("published_on", say("公布日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
