"""How the world meets agencies and the purchases they carried out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import AGENCIES, Actor
from goufu.base.ratings.doors import service_doors
from goufu.law.words import say
from goufu.stages.parties.agencies import actions, queries, sheets
from goufu.stages.parties.agencies.actions import importing
from goufu.stages.parties.agencies.cards import AgencyCard
from goufu.stages.parties.agencies.models import AgencyEntry, AgencyService
from goufu.stages.parties.agencies.workflow import AGENCY_ENTRY, KEEPER, OPENERS, SERVICE

KEPT = tuple(name for name in sheets.Information.model_fields if name not in {"staff", "true"})


def agencies(_entry: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the agencies without an entry; an agency finds itself alone."""
    found = queries.without_entry("CN" if actor.holds(AGENCIES) else actor.place)
    if actor.holds(AGENCIES):
        found = found.filter(pk=actor.organisation_id or 0)
    return as_choices(found)


def as_filed(entry: Any, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Return the information as it stands; that it is true is promised anew."""
    told = {name: getattr(entry, name) for name in KEPT if name != "regions"}
    rows = list(entry.staff.values("name", "full_time", "post", "trained_on"))
    return {**told, "regions": "、".join(entry.regions), "staff": rows, "changed_on": on}


ENTRIES = Doors(
    kind=AGENCY_ENTRY.name,
    model=AgencyEntry,
    name=say("采购代理机构"),
    stage=Stage.PARTIES,
    group=Group.AGENCIES,
    card=AgencyCard.of,
    card_type=AgencyCard,
    visible=queries.visible_to,
    workflow=AGENCY_ENTRY,
    icon="briefcase",
    read_with=("staff", "checks", "organisation__agency_services"),
    imports=(
        Import(
            name="register",
            label=say("导入代理机构名录…"),
            row=sheets.RegisterRow,
            action=importing.import_register,
            check=importing.check_rows,
            by=KEEPER,
            intro=say("用于把已经登记的代理机构一次列入名录；机构须先在主体库中登记。"),
        ),
    ),
    acts=(
        Act(
            "file",
            actions.file_entry,
            sheets.FileEntry,
            opens=True,
            by=OPENERS,
            label=say("填报登记信息"),
            choices={"organisation_id": agencies},
        ),
        Act("admit", actions.list_entry, sheets.ListEntry),
        Act("ask_completion", actions.ask_completion, sheets.Because),
        Act("complete", actions.complete, sheets.Information, initial=as_filed),
        Act("update", actions.update, sheets.Update, initial=as_filed),
        Act("demand_update", actions.demand_update, sheets.Because),
        Act("record_check", actions.record_check, sheets.RecordCheck),
        Act("bar", actions.bar, sheets.Bar),
        Act("unbar", actions.unbar, sheets.Unbar),
        Act("deregister", actions.deregister, sheets.Deregister),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("机构名称")),
        Column("central", say("集中采购机构"), "yes"),
        Column("strengths", say("专业领域")),
        Column("phone", say("联系电话")),
        Column("state", say("状态"), "state"),
    ),
)

SERVICES = service_doors(
    SERVICE,
    AgencyService,
    name=say("代理活动评价"),
    whose=say("机构和项目"),
    group=Group.AGENCIES,
    visible=queries.services_visible_to,
    actions=actions,
)

DOORS = (ENTRIES, SERVICES)
