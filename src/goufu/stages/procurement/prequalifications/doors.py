"""How the world meets prequalifications and the applications to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.law.values.methods import INVITATION_WAYS
from goufu.law.words import say
from goufu.stages.procurement.prequalifications import actions, queries, sheets
from goufu.stages.procurement.prequalifications.cards import (
    APPLICATION_READ_WITH,
    READ_WITH,
    ApplicationCard,
    PrequalificationCard,
)
from goufu.stages.procurement.prequalifications.models import (
    Application,
    Evidence,
    Item,
    Prequalification,
)
from goufu.stages.procurement.prequalifications.workflow import (
    AGENT,
    APPLICATION,
    PREQUALIFICATION,
    PROVIDER,
)
from goufu.stages.procurement.tenders.models import Invitation, Tender
from goufu.stages.procurement.tenders.workflow import TENDER

Choices = list[tuple[str, str]]
PLANNED = "按资格条件逐项审查证明材料，全部符合的为合格。"
MAKEUP = "申请函；对每一项资格条件的说明及证明材料。"


def may_announce(tender: Tender, _actor: Actor, on: date) -> bool:
    """Test whether suppliers of this tender can be found by a prequalification now."""
    ways = INVITATION_WAYS.find(on, place=tender.place, method=tender.method)
    known = ways is not None and Invitation.PREQUALIFICATION.value in ways.value
    return known and tender.state == "ready" and queries.live_of(tender) is None


def may_apply(prequalification: Prequalification, actor: Actor, _on: date) -> bool:
    """Test whether this provider can apply now."""
    return (
        prequalification.state == "open"
        and queries.application_of(prequalification, actor.organisation_id) is None
    )


def usual_words(_tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with how it is usually done."""
    return {"examination": PLANNED, "makeup": MAKEUP}


def items(dossier: Prequalification | Application, _actor: Actor, _on: date) -> Choices:
    """Return the items of the qualifications."""
    prequalification = dossier.prequalification if isinstance(dossier, Application) else dossier
    found = Item.objects.filter(prequalification=prequalification).order_by("number")
    return [(str(one.pk), f"{one.number} {one.text}") for one in found]


def a_row_each(prequalification: Prequalification, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with a row for each item."""
    found = prequalification.items.order_by("number")
    return {"evidence": tuple({"item_id": one.pk, "statement": ""} for one in found)}


def as_handed_in(application: Application, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the application says now."""
    rows = application.evidence.order_by("item__number")
    return {
        "evidence": tuple(
            {
                "item_id": one.item_id,
                "statement": one.statement,
                "document": one.document_id,
            }
            for one in rows
        ),
        "document": application.document_id,
        "contact": application.contact,
        "phone": application.phone,
    }


def applicants(prequalification: Prequalification, _actor: Actor, _on: date) -> Choices:
    """Return the applications that are examined."""
    return [(one.ref, one.provider.name) for one in queries.opened(prequalification)]


def found_so_far(prequalification: Prequalification, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each applicant and item, with what was found so far."""
    rows = (
        Evidence.objects.filter(
            application__prequalification=prequalification, application__state="opened"
        )
        .select_related("application")
        .order_by("application_id", "item__number")
    )
    return {
        "findings": tuple(
            {
                "application": one.application.ref,
                "item_id": one.item_id,
                "finding": one.finding or None,
                "reason": one.reason,
            }
            for one in rows
        )
    }


PREQUALIFICATIONS = Doors(
    kind=PREQUALIFICATION.name,
    model=Prequalification,
    name=say("资格预审"),
    stage=Stage.PROCUREMENT,
    group=Group.TENDERING,
    card=PrequalificationCard.of,
    card_type=PrequalificationCard,
    read_with=READ_WITH,
    visible=queries.visible_to,
    workflow=PREQUALIFICATION,
    icon="list-checks",
    acts=(
        Act(
            "announce",
            actions.announce,
            sheets.Announcement,
            opens=True,
            by=AGENT,
            label=say("发布资格预审公告"),
            on=TENDER.name,
            offered=may_announce,
            initial=usual_words,
        ),
        Act("clarify", actions.clarify, sheets.Clarification),
        Act(
            "examine",
            actions.examine,
            sheets.Examination,
            choices={"application": applicants, "item_id": items},
            initial=found_so_far,
        ),
        Act("conclude", actions.conclude, sheets.Remark),
        Act("reexamine", actions.reexamine, sheets.Reasons),
        Act("give_up", actions.give_up, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("tender__agency", say("代理机构")),
        Column("closes_at", say("申请截止时间"), "moment", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

APPLICATIONS = Doors(
    kind=APPLICATION.name,
    model=Application,
    name=say("资格预审申请"),
    stage=Stage.PROCUREMENT,
    group=Group.OFFERING,
    card=ApplicationCard.of,
    card_type=ApplicationCard,
    read_with=APPLICATION_READ_WITH,
    visible=queries.applications_visible_to,
    workflow=APPLICATION,
    icon="file-check",
    acts=(
        Act(
            "apply",
            actions.apply,
            sheets.ApplicationSheet,
            opens=True,
            by=PROVIDER,
            label=say("申请资格预审"),
            on=PREQUALIFICATION.name,
            offered=may_apply,
            choices={"item_id": items},
            initial=a_row_each,
            by_arrival=True,
            leads=True,
        ),
        Act(
            "replace",
            actions.replace,
            sheets.ApplicationSheet,
            choices={"item_id": items},
            initial=as_handed_in,
            by_arrival=True,
        ),
        Act("withdraw", actions.withdraw, sheets.Reasons, by_arrival=True),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("provider", say("申请人")),
        Column("submitted_at", say("提交时间"), "moment", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (PREQUALIFICATIONS, APPLICATIONS)
