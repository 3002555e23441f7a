"""How the world meets deposits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from goufu.base import clock
from goufu.base.doors.declare import Act, Column, Doors, Filter, Stage
from goufu.base.doors.groups import Group
from goufu.base.people.roles import AGENCIES, Actor
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.procurement.deposits import actions, queries, sheets
from goufu.stages.procurement.deposits.cards import DepositCard, RefundCard
from goufu.stages.procurement.deposits.models import Deposit, Refund
from goufu.stages.procurement.deposits.workflow import DEPOSIT, PROVIDER, REFUND
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.workflow import TENDER

TO_RETURN, LATE = "to_return", "late"


def may_declare(tender: Tender, actor: Actor, _on: date) -> bool:
    """Test whether this provider can leave a deposit now."""
    asked = tender.state == "open" and tender.deposit_fen > 0
    return asked and queries.live_deposit_of(tender, actor.organisation_id) is None


def may_return(tender: Tender, _actor: Actor, _on: date) -> bool:
    """Test whether anything is due to go back."""
    return queries.to_return(tender).exists()


def as_asked(tender: Tender, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with the sum that the document asks for."""
    return {"amount_fen": tender.deposit_fen}


def today(_deposit: Deposit, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with today."""
    return {"returned_on": on}


def how_pressing(_actor: Actor, _on: date) -> Sequence[tuple[str, str]]:
    """Return what the list can be narrowed to."""
    return [(TO_RETURN, say("应退未退")), (LATE, say("逾期未退"))]


def pressing(value: str) -> Q | None:
    """Return the condition of one of them."""
    if value == TO_RETURN:
        return Q(state__in=["held", "ordered"]) & ~Q(cause="")
    return queries.late(day_of(clock.now())) if value == LATE else None


DEPOSITS = Doors(
    kind=DEPOSIT.name,
    model=Deposit,
    name=say("保证金"),
    stage=Stage.PROCUREMENT,
    group=Group.OFFERING,
    card=DepositCard.of,
    card_type=DepositCard,
    visible=queries.visible_to,
    workflow=DEPOSIT,
    icon="piggy-bank",
    acts=(
        Act(
            "declare",
            actions.declare,
            sheets.Declaration,
            opens=True,
            by=PROVIDER,
            label=say("提交保证金"),
            on=TENDER.name,
            offered=may_declare,
            initial=as_asked,
        ),
        Act("withdraw", actions.withdraw, sheets.Reasons),
        Act("arrive", actions.arrive, sheets.Arrival),
        Act("find_missing", actions.find_missing, sheets.Missing),
        Act("give_back", actions.give_back, sheets.Return, initial=today, batch=True),
        Act("withhold", actions.withhold, sheets.Withholding),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("provider", say("供应商")),
        Column("amount_fen", say("金额"), "money", sortable=True, summed=True),
        Column("return_due_on", say("应退还日"), "day", sortable=True),
        Column("returned_on", say("退还日期"), "day"),
        Column("interest_fen", say("资金占用费"), "money", shown=False),
        Column("state", say("状态"), "state"),
    ),
    filters=(Filter("pressing", say("退还"), how_pressing, pressing),),
)

REFUNDS = Doors(
    kind=REFUND.name,
    model=Refund,
    name=say("保证金批量退还"),
    stage=Stage.PROCUREMENT,
    group=Group.OFFERING,
    card=RefundCard.of,
    card_type=RefundCard,
    read_with=("deposits__provider",),
    visible=queries.refunds_visible_to,
    workflow=REFUND,
    icon="hand-coins",
    acts=(
        Act(
            "order",
            actions.order_returns,
            sheets.Nothing,
            opens=True,
            by=AGENCIES,
            label=say("批量退还保证金"),
            on=TENDER.name,
            offered=may_return,
        ),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("number", say("笔数"), "number"),
        Column("amount_fen", say("本金合计"), "money", sortable=True, summed=True),
        Column("interest_fen", say("资金占用费合计"), "money"),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (DEPOSITS, REFUNDS)
