"""How the world meets third parties and the evaluations they made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import Actor, Role
from goufu.base.ratings.doors import service_doors
from goufu.law.words import say
from goufu.stages.parties.third_parties import actions, queries, sheets
from goufu.stages.parties.third_parties.cards import ThirdPartyCard
from goufu.stages.parties.third_parties.models import ThirdParty, ThirdPartyService
from goufu.stages.parties.third_parties.workflow import OPENERS, SERVICE, THIRD_PARTY


def bodies(_entry: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the third parties without an entry; one of them finds itself alone."""
    found = queries.without_entry()
    if actor.role is Role.THIRD_PARTY:
        found = found.filter(pk=actor.organisation_id or 0)
    return as_choices(found)


def bonds(entry: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the relations that go on."""
    open_ones = entry.bonds.filter(until__isnull=True)
    return [(str(one.pk), f"{one.get_kind_display()} {one.name}") for one in open_ones]


def as_filed(entry: Any, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the entry as it stands; independence is promised anew."""
    names = ("qualifications", "staff", "lead_reviewers", "contact")
    rows = list(entry.bonds.values("kind", "name", "since", "until"))
    told = {name: getattr(entry, name) for name in names}
    return {**told, "fields": "、".join(entry.fields), "bonds": rows}


ENTRIES = Doors(
    kind=THIRD_PARTY.name,
    model=ThirdParty,
    name=say("第三方机构"),
    stage=Stage.PARTIES,
    group=Group.THIRD_PARTIES,
    card=ThirdPartyCard.of,
    card_type=ThirdPartyCard,
    visible=queries.visible_to,
    workflow=THIRD_PARTY,
    icon="scale",
    read_with=("bonds", "organisation__third_party_services"),
    acts=(
        Act(
            "file",
            actions.file_entry,
            sheets.FileEntry,
            opens=True,
            by=OPENERS,
            label=say("申请入库"),
            choices={"organisation_id": bodies},
        ),
        Act("admit", actions.list_entry, sheets.Opinion),
        Act("return_entry", actions.return_entry, sheets.Because),
        Act("complete", actions.complete, sheets.Information, initial=as_filed),
        Act("declare_tie", actions.declare_tie, sheets.Tied),
        Act("end_tie", actions.end_tie, sheets.EndTie, choices={"bond_id": bonds}),
        Act("suspend", actions.suspend, sheets.Because),
        Act("resume", actions.resume, sheets.Opinion),
        Act("remove", actions.remove, sheets.Because),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("机构名称")),
        Column("staff", say("专业人员数"), "number"),
        Column("contact", say("联系方式")),
        Column("state", say("状态"), "state"),
    ),
)

SERVICES = service_doors(
    SERVICE,
    ThirdPartyService,
    name=say("第三方评价的评价"),
    whose=say("机构和项目"),
    group=Group.THIRD_PARTIES,
    visible=queries.services_visible_to,
    actions=actions,
)

DOORS = (ENTRIES, SERVICES)
