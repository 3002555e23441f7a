"""The life of a notice."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

# Who publishes is a matter of the notice; each names its own body.
PUBLISHERS = frozenset(
    {
        Role.HANDLER,
        Role.HEAD,
        Role.AGENCY,
        Role.CENTRAL_AGENCY,
        Role.FINANCE_BUDGET,
        Role.PERFORMANCE,
        Role.PROCUREMENT_SUPERVISION,
        Role.INSPECTOR,
        Role.AUDITOR,
        Role.CLOCK,
    }
)

PUBLISH_CONTRACT = Duty("publish_contract", Role.HANDLER)

NOTICE = Workflow(
    "notice",
    states={"owed": say("应公开未公开"), "published": say("已公开")},
    start="owed",
    opened=say("产生应公开事项"),
    steps=(
        Step(
            "publish",
            "owed",
            "published",
            by=PUBLISHERS,
            label=say("发布公告"),
            done=say("公告已发布"),
            clause="政府购买服务流程规范（讲座） 信息公开",
            meets=(PUBLISH_CONTRACT,),
            # What has happened may be told although the project is suspended.
            through_hold=True,
        ),
    ),
    final=frozenset({"published"}),
    openers=PUBLISHERS,
)
