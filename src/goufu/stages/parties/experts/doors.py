"""How the world meets experts and their services."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.organisations.queries import places_on
from goufu.base.people.models import Appointment
from goufu.base.people.roles import Actor, Role
from goufu.base.ratings.doors import service_doors
from goufu.law.words import say
from goufu.stages.parties.experts import actions, queries, sheets
from goufu.stages.parties.experts.actions import importing
from goufu.stages.parties.experts.cards import ExpertCard
from goufu.stages.parties.experts.models import Expert, ExpertService
from goufu.stages.parties.experts.workflow import EXPERT, KEEPER, OPENERS, SERVICE


def regions(_expert: object, actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the places in which somebody may assess: the reader's own and those in it."""
    found = places_on(on).filter(code__startswith=actor.place)
    return [(place.code, place.name) for place in found]


def accounts(expert: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the accounts of experts at this place that belong to no entry yet."""
    taken = Expert.objects.exclude(pk=expert.pk).filter(account_id__isnull=False)
    posts = (
        Appointment.objects.filter(
            role=Role.EXPERT, organisation__place__startswith=expert.place, revoked_at__isnull=True
        )
        .exclude(account_id__in=taken.values("account_id"))
        .select_related("account")
        .order_by("account__username")
    )
    return [(str(one.account_id), f"{one.account.name}（{one.account.username}）") for one in posts]


def ties(expert: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the ties that go on."""
    open_ones = expert.ties.filter(until__isnull=True)
    return [(str(one.pk), f"{one.get_kind_display()} {one.name}") for one in open_ones]


def leaves(expert: Any, _actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the leaves that are not over."""
    return [(str(one.pk), str(one)) for one in expert.leaves.filter(until__gte=on)]


def as_applied(expert: Any, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return an application as it was handed in; the promises are given anew."""
    names = ("id_number", "phone", "employer", "title_name", "working_since", "region")
    given = {name: getattr(expert, name) for name in (*names, "title_level", "source")}
    bank = {"bank_name": expert.bank_name, "bank_account": expert.bank_account}
    rows = [
        {"kind": one.kind, "name": one.name, "since": one.since, "until": one.until}
        for one in expert.ties.all()
    ]
    return {"name": expert.title, **given, **bank, "fields": _line(expert), "ties": rows}


def as_asked_for(expert: Any, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Return what the entry would be if nothing is changed."""
    return {"fields": _line(expert), "term_from": on, "account_id": expert.account_id}


def today(_expert: Any, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Return today as the day of the change."""
    return {"changed_on": on}


def _line(expert: Any) -> str:
    return "、".join(expert.fields)


EXPERTS = Doors(
    kind=EXPERT.name,
    model=Expert,
    name=say("评审专家"),
    stage=Stage.PARTIES,
    group=Group.EXPERTS,
    card=ExpertCard.of,
    card_type=ExpertCard,
    visible=queries.visible_to,
    workflow=EXPERT,
    icon="user-check",
    read_with=("ties", "leaves", "conducts", "services", "unmaskings"),
    imports=(
        Import(
            name="register",
            label=say("导入专家名册…"),
            row=sheets.RegisterRow,
            action=importing.import_register,
            check=importing.check_rows,
            by=KEEPER,
            intro=say("用于把已经聘任的专家一次登记入库；每人按当日的入库条件核对。"),
        ),
    ),
    acts=(
        Act(
            "apply",
            actions.apply,
            sheets.Apply,
            opens=True,
            by=OPENERS,
            label=say("申请或者推荐专家"),
            choices={"region": regions},
        ),
        Act(
            "complete",
            actions.complete,
            sheets.Apply,
            choices={"region": regions},
            initial=as_applied,
        ),
        Act(
            "enter",
            actions.enter,
            sheets.Enter,
            choices={"account_id": accounts},
            initial=as_asked_for,
        ),
        Act("return_application", actions.return_application, sheets.Because),
        Act("refuse", actions.refuse, sheets.Because),
        Act("change", actions.change, sheets.Change, initial=today),
        Act("declare_tie", actions.declare_tie, sheets.Tied),
        Act("end_tie", actions.end_tie, sheets.EndTie, choices={"tie_id": ties}),
        Act("take_leave", actions.take_leave, sheets.TakeLeave),
        Act("end_leave", actions.end_leave, sheets.EndLeave, choices={"leave_id": leaves}),
        Act(
            "link_account",
            actions.link_account,
            sheets.LinkAccount,
            choices={"account_id": accounts},
        ),
        Act("reveal", actions.reveal, sheets.Because),
        Act("renew", actions.renew, sheets.Renew),
        Act("suspend", actions.suspend, sheets.Suspend),
        Act("resume", actions.resume, sheets.Resume),
        Act("record_conduct", actions.record_conduct, sheets.RecordConduct),
        Act("leave", actions.leave, sheets.Because),
        Act("dismiss", actions.dismiss, sheets.Dismiss),
        Act("ban", actions.ban, sheets.Because),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("姓名")),
        Column("employer", say("工作单位")),
        Column("title_level", say("职称")),
        Column("region", say("参评地区"), "code"),
        Column("term_to", say("聘期截止"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

SERVICES = service_doors(
    SERVICE,
    ExpertService,
    name=say("专家履职评价"),
    whose=say("专家和项目"),
    group=Group.EXPERTS,
    visible=queries.services_visible_to,
    actions=actions,
)

DOORS = (EXPERTS, SERVICES)
