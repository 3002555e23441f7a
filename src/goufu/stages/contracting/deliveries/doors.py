"""How the world meets deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries import actions, queries, sheets
from goufu.stages.contracting.deliveries.cards import DeliveryCard
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.deliveries.workflow import DELIVERY, PROVIDER


def being_carried_out(contract: Contract, _actor: Actor, _on: date) -> bool:
    """Offer a report only under a contract that is being carried out."""
    return contract.state in actions.CARRIED_OUT


def quantities_left(contract: Contract, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the contract's services, each with what is left of it."""
    taken = queries.quantities_taken(contract)
    left = {
        row["number"]: Decimal(row["quantity"]) - taken.get(row["number"], Decimal(0))
        for row in contract.lines
    }
    return {"lines": [{"number": n, "quantity": rest} for n, rest in left.items() if rest > 0]}


def reported_so_far(delivery: Delivery, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what was reported before it came back."""
    return {
        "period_from": delivery.period_from,
        "period_to": delivery.period_to,
        "note": delivery.note,
        "document": delivery.document_id,
        "lines": [
            {"number": line.number, "quantity": line.reported}
            for line in delivery.lines.order_by("number")
        ],
    }


def to_be_judged(delivery: Delivery, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return a row for each reported service and for each standard; the score is left open."""
    return {
        "lines": [
            {"number": line.number, "accepted": line.reported}
            for line in delivery.lines.order_by("number")
        ],
        "standards": [{"number": row["number"]} for row in delivery.contract.standards],
    }


DOORS = (
    Doors(
        kind=DELIVERY.name,
        model=Delivery,
        name=say("履约验收"),
        stage=Stage.CONTRACTING,
        card=DeliveryCard.of,
        card_type=DeliveryCard,
        read_with=("lines",),
        visible=queries.visible_to,
        workflow=DELIVERY,
        icon="clipboard-check",
        acts=(
            Act(
                "report",
                actions.report,
                sheets.Report,
                opens=True,
                by=PROVIDER,
                label=say("报送履约情况"),
                on="contract",
                offered=being_carried_out,
                initial=quantities_left,
            ),
            Act("accept", actions.accept, sheets.Acceptance, initial=to_be_judged),
            Act("return_delivery", actions.return_delivery, sheets.Return),
            Act("report_again", actions.report_again, sheets.Report, initial=reported_so_far),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("合同名称")),
            Column("provider", say("承接主体")),
            Column("period_from", say("服务开始"), "day", sortable=True),
            Column("period_to", say("服务结束"), "day", sortable=True),
            Column("accepted_on", say("验收日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
