"""How the world meets the catalogues."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.people.roles import Actor
from goufu.base.workflow.dossier import Dossier
from goufu.law.money import yuan
from goufu.law.schemes import every_entry
from goufu.law.words import say
from goufu.stages.review.catalogue import actions, queries, sheets
from goufu.stages.review.catalogue.actions.hearing import BLANK, PLATFORM
from goufu.stages.review.catalogue.cards import CatalogueCard, GuidanceCard, RequestCard
from goufu.stages.review.catalogue.models import (
    GuidanceCatalogue,
    ImplementationCatalogue,
    ItemRequest,
)
from goufu.stages.review.catalogue.workflow import CATALOGUE, GUIDANCE, ITEM_REQUEST
from goufu.stages.review.catalogue.workflow.requests import ASKERS
from goufu.stages.review.catalogue.workflow.yearly import KEEPERS

Choices = list[tuple[str, str]]


def entries(catalogue: ImplementationCatalogue, _actor: Actor, _on: date) -> Choices:
    """Return the projects that the catalogue lists."""
    return [
        (one.project_code, f"{one.project_code} {one.title}（{yuan(one.amount_fen)}）")
        for one in queries.entries_of(catalogue)
    ]


def items_here(catalogue: ImplementationCatalogue, _actor: Actor, on: date) -> Choices:
    """Return the guidance items in force at the catalogue's place."""
    return queries.item_choices(on, place=catalogue.place)


def items_listed(catalogue: GuidanceCatalogue, _actor: Actor, _on: date) -> Choices:
    """Return the items that a version has."""
    return [(str(one.pk), f"{one.code} {one.name}") for one in queries.listed(catalogue)]


def bases(_none: object, actor: Actor, on: date) -> Choices:
    """Return what a new version can be copied from."""
    return [
        *(
            (one.ref, f"{one.title}（第 {one.version} 版）")
            for one in queries.bases_for(actor.place, on)
        ),
        (PLATFORM, "系统预置的讲座所举事项"),
        (BLANK, "空白"),
    ]


def opinions(catalogue: GuidanceCatalogue, _actor: Actor, _on: date) -> Choices:
    """Return the opinions, those without an answer first."""
    found = sorted(catalogue.opinions.all(), key=lambda one: (bool(one.outcome), one.number))
    return [(str(one.pk), f"{one.number} {one.text[:40]}") for one in found]


def entries_elsewhere(catalogue: GuidanceCatalogue, _actor: Actor, on: date) -> Choices:
    """Return the entries of all schemes of classification in force."""
    return [
        (f"{one.scheme.code}|{one.name}", f"{one.scheme.name}：{one.shown_code} {one.name}")
        for one in every_entry(on, place=catalogue.place)
    ]


def number(dossier: Dossier) -> tuple[str]:
    """Return what the address of a page beside a dossier is made with."""
    return (dossier.ref,)


YEARLY = Doors(
    kind=CATALOGUE.name,
    model=ImplementationCatalogue,
    name=say("具体实施目录"),
    stage=Stage.REVIEW,
    group=Group.CATALOGUE,
    card=CatalogueCard.of,
    card_type=CatalogueCard,
    read_with=("entries__procurement_exception", "corrections__entry"),
    visible=queries.visible_to,
    workflow=CATALOGUE,
    icon="list-tree",
    ways=(Way(say("看公布的样子"), "doors:catalogue_preview", number, "eye"),),
    acts=(
        Act("propose", actions.propose_catalogue, sheets.ProposeCatalogue),
        Act(
            "except_entry",
            actions.except_entry,
            sheets.ExceptEntry,
            choices={"entry": entries},
        ),
        Act("publish", actions.publish_catalogue, sheets.PublishCatalogue),
        Act("send_back", actions.send_back_catalogue, sheets.SendBack),
        Act(
            "propose_correction",
            actions.propose_correction,
            sheets.ProposeCorrection,
            choices={"entry": entries, "item": items_here},
        ),
        Act("publish_correction", actions.publish_correction, sheets.DecideCorrection),
        Act("drop_correction", actions.drop_correction, sheets.DropCorrection),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("名称")),
        Column("year", say("年度"), "number", sortable=True),
        Column("published_on", say("公布日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

GUIDANCE_DOORS = Doors(
    kind=GUIDANCE.name,
    model=GuidanceCatalogue,
    name=say("指导性目录"),
    stage=Stage.REVIEW,
    group=Group.CATALOGUE,
    card=GuidanceCard.of,
    card_type=GuidanceCard,
    read_with=("items__parent", "opinions__organisation", "drawn_from"),
    visible=queries.guidance_visible_to,
    charge=queries.guidance_in_charge,
    workflow=GUIDANCE,
    icon="book-open",
    ways=(
        Way(say("看公布的样子"), "doors:guidance_page", number, "eye"),
        Way(say("导出事项表（XLSX）"), "doors:guidance_xlsx", number),
    ),
    acts=(
        Act(
            "draw_up",
            actions.draw_up,
            sheets.DrawUp,
            opens=True,
            by=KEEPERS,
            label=say("起草指导性目录"),
            choices={"base": bases},
        ),
        Act("add_entry", actions.add_entry, sheets.AddEntry),
        Act(
            "change_entry", actions.change_entry, sheets.ChangeEntry, choices={"item": items_listed}
        ),
        Act(
            "remove_entry", actions.remove_entry, sheets.RemoveEntry, choices={"item": items_listed}
        ),
        Act("ask_opinions", actions.ask_opinions, sheets.AskOpinions),
        Act("say_opinion", actions.say_opinion, sheets.SayOpinion),
        Act(
            "answer_opinion",
            actions.answer_opinion,
            sheets.AnswerOpinion,
            choices={"opinion": opinions},
        ),
        Act("close_opinions", actions.close_opinions, sheets.Remark),
        Act("hear_experts", actions.hear_experts, sheets.HearExperts),
        Act("submit", actions.submit, sheets.Remark),
        Act("approve", actions.approve, sheets.ApproveGuidance),
        Act("send_back", actions.send_back, sheets.SendBack),
        Act("publish", actions.publish, sheets.PublishGuidance),
        Act(
            "map_item",
            actions.map_item,
            sheets.MapItem,
            choices={"item": items_listed, "entry": entries_elsewhere},
        ),
        Act("withdraw", actions.withdraw, sheets.EndGuidance),
        Act("abandon", actions.abandon, sheets.EndGuidance),
    ),
    imports=(
        Import(
            name="items",
            label=say("导入事项表"),
            row=sheets.ItemRow,
            action=actions.import_items,
            check=actions.check_items,
            by=KEEPERS,
            intro=say(
                "导入到本级正在起草的目录草案：名称已有的按表调整，没有的新增；留空的保持原样。"
            ),
        ),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("名称")),
        Column("place", say("地区"), "code"),
        Column("version", say("版本"), "number"),
        Column("in_force_from", say("施行日期"), "day", sortable=True),
        Column("in_force_to", say("最后一日"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

REQUEST_DOORS = Doors(
    kind=ITEM_REQUEST.name,
    model=ItemRequest,
    name=say("目录调整申请"),
    stage=Stage.REVIEW,
    group=Group.CATALOGUE,
    card=RequestCard.of,
    card_type=RequestCard,
    visible=queries.requests_visible_to,
    workflow=ITEM_REQUEST,
    icon="file-plus",
    acts=(
        Act(
            "ask",
            actions.ask_for_item,
            sheets.AskForItem,
            opens=True,
            by=ASKERS,
            label=say("申请调整目录"),
        ),
        Act("take_up", actions.take_up_request, sheets.TakeUpRequest),
        Act("decline", actions.decline_request, sheets.DeclineRequest),
        Act("take_back", actions.take_back_request, sheets.Remark),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("申请列入的事项")),
        Column("purchaser", say("申请单位")),
        Column("opened_at", say("申请日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (GUIDANCE_DOORS, REQUEST_DOORS, YEARLY)
