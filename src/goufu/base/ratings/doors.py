"""How the world meets services and their ratings; the same in every register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.people.roles import Actor
from goufu.base.ratings.cards import ServiceCard
from goufu.base.ratings.models import Service
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.declare import Workflow
from goufu.law.words import say


def service_doors(
    workflow: Workflow,
    model: type[Service],
    *,
    name: str,
    whose: str,
    group: Group,
    visible: Callable[[Actor], QuerySet[Any]],
    actions: Any,
) -> Doors:
    """Return the doors of one kind of service.

    Args:
        whose: the head of the column that names who served in what.
        group: the part of the stage in which the register stands.
        actions: the room's shelf, with ``rate``, ``add_rating`` and ``explain``.
    """
    return Doors(
        kind=workflow.name,
        model=model,
        name=name,
        stage=Stage.PARTIES,
        group=group,
        card=ServiceCard.of,
        card_type=ServiceCard,
        visible=visible,
        workflow=workflow,
        icon="star",
        acts=(
            Act("rate", actions.rate, Rate),
            Act("add_rating", actions.add_rating, Rate),
            Act("explain", actions.explain, Explain),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", whose),
            Column("finished_on", say("结束日期"), "day"),
            Column("mean", say("平均分"), "number"),
            Column("state", say("状态"), "state"),
        ),
    )
