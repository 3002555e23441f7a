"""The life of a rating: owed, given, answered."""

from __future__ import annotations

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
    meets = (duty,) if duty else ()
    tells = tuple(sorted(rated))
    done = say("履职评价已记录")
    rate = say("评价履职情况")
    beside = say("补充评价…")
    return Workflow(
        name,
        states=dict(STATES),
        start=TO_RATE,
        opened=opened,
        steps=(
            Step(
                "rate",
                TO_RATE,
                RATED,
                must,
                rate,
                done,
                clause,
                meets=meets,
                tells=tells,
                through_hold=True,
            ),
            *(
                Step(
                    "add_rating",
                    one,
                    one,
                    must | may,
                    beside,
                    done,
                    clause,
                    tone="normal",
                    through_hold=True,
                )
                for one in (TO_RATE, RATED)
            ),
            Step(
                "explain",
                RATED,
                RATED,
                rated,
                say("就评价作出说明…"),
                say("被评价方已作出说明"),
                clause,
                tone="normal",
                through_hold=True,
            ),
        ),
        final=frozenset({RATED}),
    )
