"""The life of a signal: found, judged by people, referred where it has to be."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

COMMITTEE = frozenset({Role.EXPERT, Role.HANDLER})
REFERRING = AGENCIES | frozenset({Role.HANDLER, Role.HEAD})

STATES = {
    "found": say("待研判"),
    "judged": say("已研判"),
    "referred": say("已移送财政部门"),
}

SIGNAL = Workflow(
    "signal",
    states=STATES,
    start="found",
    opened=say("发现线索"),
    steps=(
        Step(
            "judge",
            "found",
            "judged",
            by=COMMITTEE,
            label=say("研判线索"),
            done=say("线索已研判"),
            tells=(Role.CENTRAL_AGENCY, Role.AGENCY),
        ),
        *(
            Step(
                "refer",
                source,
                "referred",
                by=REFERRING,
                label=say("移送财政部门…"),
                done=say("线索已移送财政部门"),
                tells=(Role.PROCUREMENT_SUPERVISION,),
                tone="normal",
            )
            for source in ("found", "judged")
        ),
    ),
    final=frozenset({"referred"}),
)
