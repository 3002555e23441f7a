"""The life of a question that the committee puts to one provider."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.seats import COMMITTEE, PLATFORM, TO_AGENT

PROVIDER = frozenset({Role.PROVIDER})
TO_PROVIDER = (Role.PROVIDER,)

STATES = {
    "asked": say("待供应商答复"),
    "answered": say("已答复，待评审小组认定"),
    "unanswered": say("逾期未答复，待评审小组认定"),
    "accepted": say("已采纳"),
    "rejected": say("未采纳"),
    "dropped": say("已终止"),
}

EXPLANATION = Workflow(
    "explanation",
    states=STATES,
    start="asked",
    opened=say("要求供应商书面说明"),
    openers=COMMITTEE,
    steps=(
        Step(
            "answer",
            "asked",
            "answered",
            by=PROVIDER,
            label=say("书面答复"),
            done=say("已书面答复评审小组"),
            tells=TO_AGENT,
        ),
        Step(
            "run_out",
            "asked",
            "unanswered",
            by=PLATFORM,
            label=say("答复时间届满"),
            done=say("答复时间届满，未收到答复"),
            tells=(*TO_AGENT, *TO_PROVIDER),
        ),
        Step(
            "accept",
            "answered",
            "accepted",
            by=COMMITTEE | PLATFORM,
            label=say("采纳"),
            done=say("答复已采纳"),
            tells=TO_PROVIDER,
        ),
        *(
            Step(
                "reject",
                source,
                "rejected",
                by=COMMITTEE | PLATFORM,
                label=say("不予采纳…"),
                done=say("答复未采纳"),
                tells=TO_PROVIDER,
                tone="danger",
            )
            for source in ("answered", "unanswered")
        ),
        *(
            Step(
                "drop",
                source,
                "dropped",
                by=PLATFORM,
                label=say("终止"),
                done=say("采购终止或者投标无效，不再要求答复"),
                tells=TO_PROVIDER,
                through_hold=True,
            )
            for source in ("asked", "answered", "unanswered")
        ),
    ),
    final=frozenset({"accepted", "rejected", "dropped"}),
    vain=frozenset({"rejected", "dropped"}),
)
