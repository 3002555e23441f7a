"""The life of a year's implementation catalogue."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

# Runs from the first reply that brought a project into the catalogue.
PUBLISH_CATALOGUE = Duty("publish_implementation_catalogue", Role.FINANCE_BUDGET)

CATALOGUE = Workflow(
    "catalogue",
    states={"draft": say("编制中"), "published": say("已公布")},
    start="draft",
    opened=say("开始编制年度具体实施目录"),
    steps=(
        Step(
            "publish",
            "draft",
            "published",
            by=frozenset({Role.FINANCE_BUDGET}),
            label=say("公布年度具体实施目录"),
            done=say("年度具体实施目录已公布"),
            clause="政府购买服务流程规范（讲座） 信息公开一",
            meets=(PUBLISH_CATALOGUE,),
        ),
    ),
    final=frozenset({"published"}),
)
