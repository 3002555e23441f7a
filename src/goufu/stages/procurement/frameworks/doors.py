"""How the world meets framework agreements, entries and deals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.frameworks import actions, lists, queries, sheets
from goufu.stages.procurement.frameworks.cards import DealCard, EntryCard, FrameworkCard
from goufu.stages.procurement.frameworks.models import Deal, Entry, Framework
from goufu.stages.procurement.frameworks.workflow import DEAL, ENTRY, FRAMEWORK
from goufu.stages.procurement.frameworks.workflow.seats import CENTRAL, HANDLER, PROVIDER
from goufu.stages.procurement.plans.queries import live_plan_of
from goufu.stages.procurement.sealing.sheets import Pieces
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT

Choices = list[tuple[str, str]]


def may_plan(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether a framework agreement can be planned now."""
    return project.state == "announced" and live_plan_of(project) is None


def may_respond(framework: Framework, actor: Actor, _on: date) -> bool:
    """Test whether this provider has still to answer a call that is out."""
    return (
        framework.state == "collecting"
        and queries.live_entry_of(framework, actor.organisation_id) is None
    )


def may_apply(framework: Framework, actor: Actor, on: date) -> bool:
    """Test whether this provider can apply to join an open agreement."""
    return (
        framework.is_open
        and framework.is_running(on)
        and queries.live_entry_of(framework, actor.organisation_id) is None
    )


def may_deal(framework: Framework, actor: Actor, on: date) -> bool:
    """Test whether this purchaser could buy under the agreement now."""
    return framework.is_running(on) and queries.to_buy_for(framework, actor).exists()


def as_announced(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with what the project says."""
    return {
        "title": project.title,
        "service": project.title,
        "unit": project.unit,
        "case": "beneficiaries_choose",
        "demand": project.content,
        "qualification": project.provider_requirements,
        "months": 12,
        "elimination_percent": 20,
    }


def plan_so_far(framework: Framework, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the plan says now."""
    names = [name for name in sheets.FrameworkSheet.model_fields if hasattr(framework, name)]
    facts = {name: getattr(framework, name) for name in names}
    return {**facts, **framework.words}


def responses(framework: Framework, _actor: Actor, _on: date) -> Choices:
    """Return the responses to be judged."""
    return [(str(one.pk), one.provider.name) for one in queries.opened(framework)]


def members(framework: Framework, _actor: Actor, on: date) -> Choices:
    """Return who may evaluate."""
    found = queries.possible_members(framework, on)
    return [(str(one.pk), f"{one.account.name}（{one.organisation.short_name}）") for one in found]


def entrants(framework: Framework, _actor: Actor, _on: date) -> Choices:
    """Return who may be chosen, each with its price."""
    return [
        (str(one.pk), f"{one.provider.name}（{one.location}）")
        for one in queries.entrants(framework)
    ]


def projects(framework: Framework, actor: Actor, _on: date) -> Choices:
    """Return the projects whose money may be spent."""
    found = queries.to_buy_for(framework, actor)
    return [(str(one.pk), f"{one.ref} {one.title}") for one in found]


FRAMEWORKS = Doors(
    kind=FRAMEWORK.name,
    model=Framework,
    name=say("框架协议"),
    stage=Stage.PROCUREMENT,
    group=Group.FRAMEWORK,
    card=FrameworkCard.of,
    card_type=FrameworkCard,
    visible=queries.visible_to,
    charge=queries.in_charge,
    workflow=FRAMEWORK,
    icon="handshake",
    acts=(
        Act(
            "open",
            actions.open_for_project,
            sheets.FrameworkSheet,
            opens=True,
            by=HANDLER,
            label=say("采用框架协议采购"),
            on=PROJECT.name,
            offered=may_plan,
            initial=as_announced,
        ),
        Act(
            "open_central",
            actions.open_central,
            sheets.FrameworkSheet,
            opens=True,
            by=CENTRAL,
            label=say("拟定框架协议采购方案"),
        ),
        Act("edit", actions.edit, sheets.FrameworkSheet, initial=plan_so_far),
        Act("consent", actions.consent, sheets.Admission),
        Act("file", actions.file_plan, sheets.Remark),
        Act("submit", actions.submit, sheets.Remark),
        Act("accept", actions.accept, sheets.Admission),
        Act("return_plan", actions.return_plan, sheets.Reasons),
        Act("withdraw", actions.withdraw, sheets.Reasons),
        Act(
            "publish_call",
            actions.publish_call,
            sheets.Call,
            choices={"keeper_id": lists.keepers},
        ),
        Act("open_call", actions.open_call, sheets.Remark),
        Act("bring_pieces", actions.bring_pieces, Pieces, browser=lists.unlocked_here),
        Act("open_responses", actions.open_responses, sheets.Remark),
        Act(
            "evaluate",
            actions.evaluate,
            sheets.Evaluation,
            choices={"entry_id": responses, "appointment_id": members},
        ),
        Act("publish_entry", actions.publish_entry, sheets.Remark),
        Act("conclude", actions.conclude, sheets.Remark),
        Act("fail", actions.fail, sheets.Reasons),
        Act("give_up_supplement", actions.give_up_supplement, sheets.Reasons),
        Act("file_copy", actions.file_copy, sheets.Filing),
        Act("tell_users", actions.tell_users, sheets.Remark),
        Act("supplement", actions.supplement, sheets.Supplement),
        Act("sum_up", actions.sum_up, sheets.Remark),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("采购项目名称")),
        Column("form", say("框架协议种类")),
        Column("collector", say("征集人")),
        Column("ceiling_fen", say("最高限制单价"), "money"),
        Column("expires_on", say("协议终止日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

ENTRIES = Doors(
    kind=ENTRY.name,
    model=Entry,
    name=say("框架协议入围"),
    stage=Stage.PROCUREMENT,
    group=Group.FRAMEWORK,
    card=EntryCard.of,
    card_type=EntryCard,
    visible=queries.entries_visible_to,
    workflow=ENTRY,
    icon="user-check",
    acts=(
        Act(
            "respond",
            actions.respond,
            sheets.Response,
            opens=True,
            by=PROVIDER,
            label=say("提交响应文件"),
            on=FRAMEWORK.name,
            offered=may_respond,
            browser=lists.sealed_here,
            by_arrival=True,
            leads=True,
        ),
        Act(
            "apply",
            actions.apply,
            sheets.Application,
            opens=True,
            by=PROVIDER,
            label=say("申请加入框架协议"),
            on=FRAMEWORK.name,
            offered=may_apply,
        ),
        Act("withdraw", actions.withdraw_response, sheets.Remark, by_arrival=True),
        Act("admit", actions.admit, sheets.Admission),
        Act("refuse", actions.refuse, sheets.Reasons),
        Act("publish", actions.publish, sheets.Remark),
        Act("sign", actions.sign, sheets.Signing),
        Act("ask_to_leave", actions.ask_to_leave, sheets.Reasons),
        Act("publish_exit", actions.publish_exit, sheets.Remark),
        Act("refuse_exit", actions.refuse_exit, sheets.Reasons),
        Act("remove", actions.remove, sheets.RemovalSheet),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("采购项目名称")),
        Column("provider", say("供应商")),
        Column("location", say("服务地点")),
        Column("rank", say("排序"), "number"),
        Column("signed_on", say("协议签订日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

DEALS = Doors(
    kind=DEAL.name,
    model=Deal,
    name=say("框架协议成交"),
    stage=Stage.PROCUREMENT,
    group=Group.FRAMEWORK,
    card=DealCard.of,
    card_type=DealCard,
    visible=queries.deals_visible_to,
    workflow=DEAL,
    icon="shopping-cart",
    acts=(
        Act(
            "open",
            actions.open_deal,
            sheets.DealSheet,
            opens=True,
            by=HANDLER,
            label=say("授予采购合同"),
            on=FRAMEWORK.name,
            offered=may_deal,
            choices={"entry_id": entrants, "project_id": projects},
        ),
        Act("bid", actions.bid, sheets.BidSheet, by_arrival=True),
        Act("fix", actions.fix, sheets.Remark),
        Act("publish", actions.publish_deal, sheets.Remark),
        Act("give_up", actions.give_up, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("采购项目名称")),
        Column("purchaser", say("采购人")),
        Column("way", say("确定成交供应商的方式")),
        Column("entry__provider", say("成交供应商")),
        Column("total_fen", say("成交金额"), "money"),
        Column("fixed_on", say("成交日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (FRAMEWORKS, ENTRIES, DEALS)
