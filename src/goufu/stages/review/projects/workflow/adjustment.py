"""The life of an adjustment: a change of what was approved."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.review.projects.workflow.words import (
    BUDGET_REVIEWER,
    DEPARTMENT,
    FLOW,
    FLOWCHART,
    HANDLER,
    IN_REVIEW,
    SECTOR,
)

ADJUSTMENT_STATES = {
    "dept_review": say("部门内审"),
    "sector_review": say("主管审核"),
    "finance_review": say("财政审核"),
    "made": say("调整生效"),
    "refused": say("不予调整"),
    "withdrawn": say("已撤回"),
}

# The way of an application, once more: what was approved changes only as it was approved.
ADJUSTMENT = Workflow(
    "adjustment",
    states=ADJUSTMENT_STATES,
    start="dept_review",
    opened=say("已提出项目调整"),
    steps=(
        Step(
            "pass_department",
            "dept_review",
            "sector_review",
            by=DEPARTMENT,
            label=say("内审通过并报主管单位"),
            done=say("调整通过部门内审"),
            clause=FLOW,
            tells=(Role.SECTOR_HEAD,),
        ),
        Step(
            "pass_sector",
            "sector_review",
            "finance_review",
            by=SECTOR,
            label=say("审核通过并报财政"),
            done=say("调整通过主管单位审核"),
            clause=FLOW,
            tells=(Role.FINANCE_BUDGET,),
        ),
        Step(
            "make",
            "finance_review",
            "made",
            by=BUDGET_REVIEWER,
            label=say("同意调整并变更预算额度"),
            done=say("项目调整已生效"),
            clause=FLOWCHART,
            tells=(Role.HANDLER, Role.HEAD, Role.SECTOR_HEAD),
        ),
        *(
            Step(
                "refuse",
                source,
                "refused",
                by=by,
                label=say("不予调整…"),
                done=say("不予调整，理由已送达"),
                clause=FLOWCHART,
                tells=(Role.HANDLER, Role.HEAD),
                tone="danger",
            )
            for source, by in (
                ("dept_review", DEPARTMENT),
                ("sector_review", SECTOR),
                ("finance_review", BUDGET_REVIEWER),
            )
        ),
        *(
            Step(
                "withdraw",
                source,
                "withdrawn",
                by=HANDLER,
                label=say("撤回调整…"),
                done=say("调整已撤回"),
                tone="danger",
            )
            for source in IN_REVIEW
        ),
    ),
    final=frozenset({"made", "refused", "withdrawn"}),
    vain=frozenset({"refused", "withdrawn"}),
    openers=HANDLER,
)
