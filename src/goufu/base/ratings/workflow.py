"""The life of a rating: owed, given, answered."""

from __future__ import annotations

from dataclasses import replace

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

TO_RATE, RATED = "to_rate", "rated"
STATES = {TO_RATE: say("待评价"), RATED: say("已评价")}


def service_workflow(
    name: str,
    *,
    opened: str,
    must: frozenset[Role],
    may: frozenset[Role],
    rated: frozenset[Role],
    clause: str,
    duty: Duty | None,
) -> Workflow:
    """Return the workflow of one kind of service.

    Args:
        must: who has to rate, each side once.
        may: who may rate beside them.
        rated: the role of who is rated, who may answer.
        duty: the clock that the first of ``must`` stops.
    """
    meets, tells = (duty,) if duty else (), tuple(sorted(rated))
    done = say("履职评价已记录")
    first = Step("rate", TO_RATE, RATED, must, say("评价履职情况"), done, clause)
    more = Step("add_rating", RATED, RATED, must | may, say("补充评价…"), done, clause)
    answer = Step(
        "explain", RATED, RATED, rated, say("就评价作出说明…"), say("被评价方已作出说明"), clause
    )
    beside = replace(more, tone="normal", through_hold=True)
    return Workflow(
        name,
        states=dict(STATES),
        start=TO_RATE,
        opened=opened,
        steps=(
            replace(first, meets=meets, tells=tells, through_hold=True),
            replace(beside, source=TO_RATE, target=TO_RATE),
            beside,
            replace(answer, tone="normal", through_hold=True),
        ),
        final=frozenset({RATED}),
    )
