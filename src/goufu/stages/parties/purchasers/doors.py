"""How the world meets the register of purchasers."""

from __future__ import annotations

from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.parties.purchasers import actions, queries, sheets
from goufu.stages.parties.purchasers.cards import PurchaserCard
from goufu.stages.parties.purchasers.models import Purchaser
from goufu.stages.parties.purchasers.workflow import KEEPERS, PURCHASER


def units(_purchaser: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the units of the actor's place that are not registered yet."""
    return as_choices(queries.not_registered(actor.place))


def liaisons(purchaser: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return who is in post."""
    if purchaser is None:
        return []
    return [(str(one.pk), f"{one.name}（{one.post}）") for one in queries.in_post(purchaser)]


def duties(purchaser: Any, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the duties that are still the unit's own."""
    if purchaser is None:
        return []
    still = purchaser.duties.filter(moved_on__isnull=True).order_by("id")
    return [(str(one.pk), one.name) for one in still]


def as_registered(purchaser: Any, _actor: Actor, _on: date) -> dict[str, Any]:
    """Begin a correction with what is written down."""
    names = ("establishment", "staff", "funding", "legal_basis")
    return {} if purchaser is None else {name: getattr(purchaser, name) for name in names}


DOORS = (
    Doors(
        kind=PURCHASER.name,
        model=Purchaser,
        name=say("购买主体"),
        stage=Stage.PARTIES,
        group=Group.PURCHASERS,
        card=PurchaserCard.of,
        card_type=PurchaserCard,
        visible=queries.visible_to,
        charge=queries.in_charge,
        workflow=PURCHASER,
        icon="landmark",
        read_with=("liaisons", "duties", "organisation__children__as_purchaser"),
        ways_of_list=(Way(say("实施情况"), "doors:coverage", icon="chart-column"),),
        acts=(
            Act(
                "register",
                actions.register,
                sheets.RegisterPurchaser,
                opens=True,
                by=KEEPERS,
                label=say("登记购买主体"),
                choices={"organisation_id": units},
            ),
            Act("start_pilot", actions.start_pilot, sheets.Join),
            Act("cover", actions.cover, sheets.Join),
            Act("withdraw", actions.withdraw, sheets.Withdraw),
            Act("name_liaison", actions.name_liaison, sheets.NameLiaison),
            Act(
                "relieve_liaison",
                actions.relieve_liaison,
                sheets.RelieveLiaison,
                choices={"liaison_id": liaisons},
            ),
            Act("record_duties", actions.record_duties, sheets.RecordDuties),
            Act(
                "hand_over_duty",
                actions.hand_over_duty,
                sheets.HandOverDuty,
                choices={"duty_id": duties},
            ),
            Act("correct", actions.correct, sheets.CorrectPurchaser, initial=as_registered),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("单位")),
            Column("establishment", say("编制")),
            Column("pilot_since", say("试点起始日"), "day"),
            Column("covered_since", say("全面纳入日"), "day"),
            Column("state", say("状态"), "state"),
        ),
    ),
)
