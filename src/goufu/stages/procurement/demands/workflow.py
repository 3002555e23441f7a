"""The life of a demand; what of it must be, the law of the day says."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step, Workflow, cited_once_in_force
from goufu.law.values.demand import REVIEW_KINDS
from goufu.law.values.procurement import PUBLIC_OPINION_ON_DEMAND
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
REVIEWERS = frozenset({Role.REVIEWER, Role.HEAD})
SPEAKERS = frozenset({Role.PUBLIC, Role.PROVIDER})

OPINION_ASKED = Policy(PUBLIC_OPINION_ON_DEMAND)
DEMANDED = Policy(REVIEW_KINDS)
SURVEY = "财库〔2021〕22号 第十条"
REVIEW = "财库〔2021〕22号 第二十九条"
OPINION = "政府采购法实施条例 第十五条第二款"

_REVIEW = cited_once_in_force(
    REVIEW_KINDS,
    (
        Step(
            "record_survey",
            "draft",
            "draft",
            by=HANDLER,
            label=say("记录需求调查…"),
            done=say("需求调查已记录"),
            clause=SURVEY,
            tone="normal",
        ),
        Step(
            "submit",
            "draft",
            "review",
            by=HANDLER,
            label=say("送内部审查"),
            done=say("采购需求已送审查"),
            clause=REVIEW,
            tells=(Role.REVIEWER, Role.HEAD),
        ),
        Step(
            "pass_review",
            "review",
            "passed",
            by=REVIEWERS,
            label=say("审查通过"),
            done=say("采购需求审查通过"),
            clause=REVIEW,
            tells=(Role.HANDLER,),
        ),
        Step(
            "return_for_correction",
            "review",
            "draft",
            by=REVIEWERS,
            label=say("退回修改…"),
            done=say("采购需求退回修改"),
            clause=REVIEW,
            tells=(Role.HANDLER,),
            tone="normal",
        ),
    ),
)

DEMAND = Workflow(
    "demand",
    states={
        "draft": say("编制中"),
        "opinions": say("公开征求意见"),
        "review": say("内部审查"),
        "passed": say("审查通过"),
    },
    start="draft",
    opened=say("编制采购需求"),
    openers=HANDLER,
    steps=(
        Step(
            "edit",
            "draft",
            "draft",
            by=HANDLER,
            label=say("修改采购需求"),
            done=say("采购需求已修改"),
            tone="normal",
        ),
        Step(
            "seek_opinions",
            "draft",
            "opinions",
            by=HANDLER,
            label=say("征求公众意见…"),
            done=say("采购需求公开征求意见"),
            clause=OPINION,
            when=OPINION_ASKED,
            tone="normal",
        ),
        Step(
            "say",
            "opinions",
            "opinions",
            by=SPEAKERS,
            label=say("发表意见"),
            done=say("收到一条对采购需求的意见"),
            clause=OPINION,
            tone="normal",
            one_of_many=True,
        ),
        Step(
            "conclude_opinions",
            "opinions",
            "draft",
            by=HANDLER,
            label=say("汇总公众意见"),
            done=say("公众意见已汇总"),
            clause=OPINION,
        ),
        *_REVIEW,
        Step(
            "revise",
            "passed",
            "draft",
            by=HANDLER,
            label=say("重新修改需求…"),
            done=say("采购需求重新修改，改后再审查"),
            tone="normal",
        ),
    ),
    final=frozenset({"passed"}),
)
