"""The life of a procurement plan; the law of the day says whether it is reviewed or filed."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.plans.workflow.entrusting import ENTRUSTED
from goufu.stages.procurement.plans.workflow.seats import (
    FILED,
    FILING,
    HANDLER,
    INTENTION,
    INTENTION_ASKED,
    LECTURE,
    PLATFORM,
    REVIEWED,
    SUPERVISION,
)

STATES = {
    "draft": say("编制中"),
    "under_review": say("财政审核"),
    "accepted": say("已受理，待委托"),
    "asked": say("待代理机构接受"),
    "under_way": say("已交办采购"),
    "withdrawn": say("已撤回"),
    "lapsed": say("采购未成立"),
}

PLAN = Workflow(
    "plan",
    states=STATES,
    start="draft",
    opened=say("编制采购计划"),
    openers=HANDLER,
    steps=(
        Step(
            "edit",
            "draft",
            "draft",
            by=HANDLER,
            label=say("修改采购计划"),
            done=say("采购计划已修改"),
            tone="normal",
        ),
        Step(
            "publish_intention",
            "draft",
            "draft",
            by=HANDLER,
            label=say("公开采购意向"),
            done=say("采购意向已公开"),
            clause=INTENTION,
            when=INTENTION_ASKED,
            tone="normal",
        ),
        Step(
            "submit",
            "draft",
            "under_review",
            by=HANDLER,
            label=say("报财政审核"),
            done=say("采购计划已报财政审核"),
            clause=LECTURE,
            tells=(Role.PROCUREMENT_SUPERVISION,),
            when=REVIEWED,
        ),
        Step(
            "file",
            "draft",
            "accepted",
            by=HANDLER,
            label=say("报财政备案"),
            done=say("采购计划已备案"),
            clause=FILING,
            tells=(Role.PROCUREMENT_SUPERVISION, Role.HEAD),
            when=FILED,
        ),
        Step(
            "accept",
            "under_review",
            "accepted",
            by=SUPERVISION,
            label=say("审核通过"),
            done=say("采购计划审核通过"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "return_for_correction",
            "under_review",
            "draft",
            by=SUPERVISION,
            label=say("退回补正"),
            done=say("采购计划退回补正"),
            clause=LECTURE,
            tells=(Role.HANDLER,),
            tone="normal",
        ),
        *(
            Step(
                "withdraw",
                source,
                "withdrawn",
                by=HANDLER,
                label=say("撤回采购计划…"),
                done=say("采购计划已撤回"),
                tone="danger",
            )
            for source in ("draft", "under_review", "accepted")
        ),
        *ENTRUSTED,
        Step(
            "lapse",
            "under_way",
            "lapsed",
            by=PLATFORM,
            label=say("采购未成立"),
            done=say("采购未成立，可重新编制采购计划"),
            tells=(Role.HANDLER,),
        ),
    ),
    final=frozenset({"under_way", "withdrawn", "lapsed"}),
    vain=frozenset({"withdrawn", "lapsed"}),
)
