"""The life of a budget line and of a department's budget."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

BUDGET_REVIEWER = frozenset({Role.FINANCE_BUDGET})

PUBLISH_BUDGET = Duty("publish_department_budget", Role.HANDLER)

LINE = Workflow(
    "budget_line",
    states={"open": say("可用"), "closed": say("已封存")},
    start="open",
    opened=say("登记既有预算行"),
    steps=(
        Step(
            "close",
            "open",
            "closed",
            by=BUDGET_REVIEWER,
            label=say("封存预算行"),
            done=say("预算行已封存"),
            tone="danger",
        ),
    ),
    final=frozenset({"closed"}),
    openers=BUDGET_REVIEWER,
)

BUDGET = Workflow(
    "department_budget",
    states={"compiled": say("已编报"), "replied": say("已批复"), "published": say("已公开")},
    start="compiled",
    opened=say("编报部门购买服务预算"),
    steps=(
        Step(
            "reply",
            "compiled",
            "replied",
            by=BUDGET_REVIEWER,
            label=say("批复部门预算和购买服务预算"),
            done=say("财政部门已批复部门预算和购买服务预算"),
            clause="预算法 第五十二条第一款",
            opens=(PUBLISH_BUDGET,),
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "publish",
            "replied",
            "published",
            by=frozenset({Role.HANDLER, Role.HEAD}),
            label=say("公开部门预算"),
            done=say("部门预算已向社会公开"),
            clause="预算法 第十四条第二款",
            meets=(PUBLISH_BUDGET,),
        ),
    ),
    final=frozenset({"published"}),
    openers=BUDGET_REVIEWER,
)
