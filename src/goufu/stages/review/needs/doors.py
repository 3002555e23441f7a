"""How the world meets needs and the calls for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.review.needs import actions, queries, sheets
from goufu.stages.review.needs.cards import CallCard, NeedCard
from goufu.stages.review.needs.models import Need, NeedCall
from goufu.stages.review.needs.workflow import CALL, CALLERS, NEED, PROPOSERS

SHOWN = 300


def purchasers(_need: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the bodies to which a need can be put."""
    return as_choices(doing(Function.PURCHASER, place=actor.place))


def calls(_need: object, _actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the calls that run."""
    return [
        (str(one.pk), f"{one.title}（{one.body.short_name}）") for one in queries.open_calls(on)
    ]


def others(need: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the needs into which this one can be merged."""
    return [(str(one.pk), f"{one.ref} {one.title}") for one in queries.mergeable(need)[:SHOWN]]


def as_written(need: Any, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the words of the need, for the handler to take personal data out of."""
    return {
        "public_title": need.public_title or need.title,
        "public_text": need.public_text or need.content,
    }


def as_scored(need: Any, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the points as they stand."""
    points = {"publicness": need.publicness, "urgency": need.urgency}
    return {**{k: v for k, v in points.items() if v is not None}, "reasons": need.priority_reasons}


def from_today(_call: Any, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Return today as the first day of a call."""
    return {"opens_on": on}


WHOM = {"addressed_to_id": purchasers, "call_id": calls}

NEEDS = Doors(
    kind=NEED.name,
    model=Need,
    name=say("需求"),
    stage=Stage.REVIEW,
    group=Group.NEEDS,
    card=NeedCard.of,
    card_type=NeedCard,
    visible=queries.visible_to,
    workflow=NEED,
    icon="lightbulb",
    read_with=("merged", "merged_into"),
    acts=(
        Act(
            "file",
            actions.file_need,
            sheets.FileNeed,
            opens=True,
            by=PROPOSERS,
            label=say("提出需求"),
            choices=WHOM,
        ),
        Act(
            "offer",
            actions.offer_service,
            sheets.OfferService,
            opens=True,
            by=frozenset({Role.PROVIDER}),
            label=say("自主申报服务"),
            choices=WHOM,
        ),
        Act("take_up", actions.take_up, sheets.AnswerNeed),
        Act("decline", actions.decline, sheets.AnswerNeed),
        Act("score", actions.score, sheets.ScoreNeed, initial=as_scored),
        Act("make_public", actions.make_public, sheets.ShowNeed, initial=as_written),
        Act("merge", actions.merge, sheets.MergeNeed, choices={"into_id": others}),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("需求")),
        Column("kind", say("来源")),
        Column("addressed_to", say("承办单位")),
        Column("priority", say("优先程度"), "number", sortable=True),
        Column("supporters", say("“我也需要”"), "number", sortable=True),
        Column("opened_at", say("提出日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

CALLS = Doors(
    kind=CALL.name,
    model=NeedCall,
    name=say("需求征集"),
    stage=Stage.REVIEW,
    group=Group.NEEDS,
    card=CallCard.of,
    card_type=CallCard,
    visible=queries.calls_visible_to,
    workflow=CALL,
    icon="megaphone",
    read_with=("needs",),
    acts=(
        Act(
            "publish",
            actions.publish_call,
            sheets.PublishCall,
            opens=True,
            by=CALLERS,
            label=say("发布征集公告"),
            initial=from_today,
        ),
        Act("report", actions.report_call, sheets.ReportCall),
        Act("withdraw", actions.withdraw_call, sheets.WithdrawCall),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("征集主题")),
        Column("body", say("发布单位")),
        Column("opens_on", say("征集开始日"), "day"),
        Column("closes_on", say("征集截止日"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (NEEDS, CALLS)
