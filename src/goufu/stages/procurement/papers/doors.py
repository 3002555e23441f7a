"""How the world meets the papers of purchases."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.papers import actions, queries, sheets
from goufu.stages.procurement.papers.cards import LetterCard, PaperCard, TakingCard, TemplateCard
from goufu.stages.procurement.papers.models import (
    PaperTemplate,
    PurchasePaper,
    ResultLetter,
    Taking,
)
from goufu.stages.procurement.papers.workflow import (
    KEEPER,
    PAPER_TEMPLATE,
    PROVIDER,
    PURCHASE_PAPER,
    RESULT_LETTER,
    TAKING,
)
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.queries import is_asked
from goufu.stages.procurement.tenders.workflow import TENDER


def may_take(tender: Tender, actor: Actor, on: date) -> bool:
    """Test whether this provider can take the document now."""
    supplied = tender.supply_until is None or on <= tender.supply_until
    has_it = queries.taking_of(tender, actor.organisation_id) is not None
    asked = is_asked(tender, actor.organisation_id)
    return tender.state == "open" and supplied and asked and not has_it


TEMPLATES = Doors(
    kind=PAPER_TEMPLATE.name,
    model=PaperTemplate,
    name=say("采购文件模板"),
    stage=Stage.PROCUREMENT,
    group=Group.TOOLS,
    card=TemplateCard.of,
    card_type=TemplateCard,
    visible=queries.templates_visible_to,
    workflow=PAPER_TEMPLATE,
    icon="file-text",
    acts=(
        Act(
            "adopt",
            actions.adopt_template,
            sheets.NewTemplate,
            opens=True,
            by=KEEPER,
            label=say("启用采购文件模板"),
        ),
        Act("retire", actions.retire, sheets.Retire),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("模板名称")),
        Column("kind", say("用于")),
        Column("keeper", say("启用单位")),
        Column("state", say("状态"), "state"),
    ),
    ways_of_list=(Way(say("下载标准模板"), "doors:standard_templates"),),
)

PAPERS = Doors(
    kind=PURCHASE_PAPER.name,
    model=PurchasePaper,
    name=say("采购文件"),
    stage=Stage.PROCUREMENT,
    group=Group.TENDERING,
    card=PaperCard.of,
    card_type=PaperCard,
    visible=queries.papers_visible_to,
    workflow=PURCHASE_PAPER,
    icon="file-text",
    acts=(),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("number", say("版次"), "number"),
        Column("frozen_at", say("定稿时间"), "moment"),
        Column("state", say("状态"), "state"),
    ),
)

TAKINGS = Doors(
    kind=TAKING.name,
    model=Taking,
    name=say("采购文件领取登记"),
    stage=Stage.PROCUREMENT,
    group=Group.TENDERING,
    card=TakingCard.of,
    card_type=TakingCard,
    visible=queries.takings_visible_to,
    workflow=TAKING,
    icon="download",
    acts=(
        Act(
            "take",
            actions.take,
            sheets.Take,
            opens=True,
            by=PROVIDER,
            label=say("领取采购文件"),
            on=TENDER.name,
            offered=may_take,
        ),
    ),
    columns=(
        Column("ref", say("回执编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("provider", say("领取单位")),
        Column("opened_at", say("领取时间"), "moment"),
        Column("state", say("状态"), "state"),
    ),
)

LETTERS = Doors(
    kind=RESULT_LETTER.name,
    model=ResultLetter,
    name=say("结果通知书"),
    stage=Stage.PROCUREMENT,
    group=Group.RESULT,
    card=LetterCard.of,
    card_type=LetterCard,
    visible=queries.letters_visible_to,
    workflow=RESULT_LETTER,
    icon="mail",
    acts=(),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("kind", say("通知书种类")),
        Column("number", say("通知书编号"), "code"),
        Column("sent_on", say("发出日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (TEMPLATES, PAPERS, TAKINGS, LETTERS)
