"""The life of a project. ``goufu docs`` draws it: docs/reference/states.md."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.review.projects.workflow.carrying_out import CARRYING_OUT
from goufu.stages.review.projects.workflow.words import (
    APPROVED,
    BUDGET_REVIEWER,
    DEPARTMENT,
    FLOW,
    FLOWCHART,
    HANDLER,
    IN_REVIEW,
    PLATFORM,
    SECTOR,
)

STATES = {
    "draft": say("项目构想"),
    "assessed": say("可行性论证"),
    "parked": say("暂缓研究"),
    "dept_review": say("部门内审"),
    "sector_review": say("主管审核"),
    "finance_review": say("财政审核"),
    "budgeted": say("列入预算"),
    "approved": say("预算批复"),
    "catalogued": say("列入目录"),
    "announced": say("项目已公告"),
    "purchasing": say("实施购买"),
    "contracted": say("合同履约"),
    "performed": say("履约完成"),
    "evaluated": say("绩效已评价"),
    "closed": say("办结归档"),
    "refused": say("不予实施"),
    "withdrawn": say("已撤回"),
}

DRAFTING = (
    Step(
        "edit",
        "draft",
        "draft",
        by=HANDLER,
        label=say("填写申报书"),
        done=say("申报书已暂存"),
        tone="normal",
    ),
    Step(
        "assess",
        "draft",
        "assessed",
        by=HANDLER,
        label=say("填写可行性论证"),
        done=say("可行性论证已完成"),
        clause=FLOW,
    ),
    Step(
        "reopen",
        "assessed",
        "draft",
        by=HANDLER,
        label=say("退回修改申报书"),
        done=say("已退回修改申报书"),
        tone="normal",
    ),
    Step(
        "park",
        "draft",
        "parked",
        by=HANDLER,
        label=say("暂缓研究…"),
        done=say("项目暂缓研究"),
        clause="讲座 四、1 项目选择 逐步实施",
        tone="normal",
    ),
    Step(
        "unpark",
        "parked",
        "draft",
        by=HANDLER,
        label=say("恢复研究"),
        done=say("项目恢复研究"),
        tone="normal",
    ),
    Step(
        "come_back",
        "parked",
        "draft",
        by=PLATFORM,
        label=say("到期恢复研究"),
        done=say("暂缓研究的项目到了再研究日期"),
        clause="讲座 四、1 项目选择 逐步实施",
        tells=(Role.HANDLER, Role.HEAD),
    ),
    # From the draft the form itself is assessed on the way, so that one button does.
    *(
        Step(
            "submit",
            source,
            "dept_review",
            by=HANDLER,
            label=say("提交部门内审"),
            done=say("已提交部门内审"),
            clause=FLOW,
            tells=(Role.REVIEWER, Role.HEAD),
        )
        for source in ("assessed", "draft")
    ),
)

# Whose turn it is in which state; they may pass it on to a colleague and are reminded.
TURNS = (
    ("draft", HANDLER, (Role.HANDLER,)),
    ("assessed", HANDLER, (Role.HANDLER,)),
    ("dept_review", DEPARTMENT, (Role.REVIEWER, Role.HEAD)),
    ("sector_review", SECTOR, (Role.SECTOR_HEAD,)),
    ("finance_review", BUDGET_REVIEWER, (Role.FINANCE_BUDGET,)),
)

IN_HAND = (
    *(
        Step(
            "transfer",
            state,
            state,
            by=by,
            label=say("转办…"),
            done=say("项目已转办"),
            tone="normal",
        )
        for state, by, _ in TURNS
    ),
    *(
        Step(
            "remind",
            state,
            state,
            by=frozenset({Role.HANDLER, Role.HEAD}),
            label=say("催办"),
            done=say("申报单位催办"),
            tone="normal",
        )
        for state, _, _ in TURNS
        if state in IN_REVIEW
    ),
)

REVIEWS = (
    Step(
        "pass_department",
        "dept_review",
        "sector_review",
        by=DEPARTMENT,
        label=say("内审通过并报主管单位"),
        done=say("部门内审通过"),
        clause=FLOW,
        tells=(Role.SECTOR_HEAD,),
    ),
    Step(
        "pass_sector",
        "sector_review",
        "finance_review",
        by=SECTOR,
        label=say("审核通过并报财政"),
        done=say("主管单位审核通过"),
        clause=FLOW,
        tells=(Role.FINANCE_BUDGET,),
    ),
    Step(
        "approve",
        "finance_review",
        "budgeted",
        by=BUDGET_REVIEWER,
        label=say("通过并列入预算"),
        done=say("财政审核通过，已列入预算"),
        clause=FLOWCHART,
        tells=(Role.HANDLER, Role.HEAD, Role.SECTOR_HEAD),
    ),
    *(
        Step(
            "return_for_correction",
            source,
            "draft",
            by=by,
            label=say("退回补正"),
            done=say("项目退回补正"),
            clause=FLOW,
            tells=(Role.HANDLER,),
            tone="normal",
        )
        for source, by in (
            ("dept_review", DEPARTMENT),
            ("sector_review", SECTOR),
            ("finance_review", BUDGET_REVIEWER),
        )
    ),
    Step(
        "refuse",
        "finance_review",
        "refused",
        by=BUDGET_REVIEWER,
        label=say("不予实施…"),
        done=say("项目不予实施，理由已送达"),
        clause=FLOWCHART,
        tells=(Role.HANDLER, Role.HEAD, Role.SECTOR_HEAD),
        tone="danger",
    ),
    *(
        Step(
            "withdraw",
            source,
            "withdrawn",
            by=HANDLER,
            label=say("撤回项目…"),
            done=say("项目已撤回"),
            tone="danger",
            tells=(Role.HEAD,),
        )
        for source in ("draft", "assessed", "parked", "dept_review", "sector_review")
    ),
    *(
        Step(
            "withdraw",
            source,
            "withdrawn",
            by=frozenset({Role.HEAD}),
            label=say("撤回项目…"),
            done=say("项目已撤回，占用的预算额度已释放"),
            tone="danger",
            tells=(Role.HANDLER, Role.SECTOR_HEAD, Role.FINANCE_BUDGET),
        )
        for source in APPROVED
    ),
)

PROJECT = Workflow(
    "project",
    states=STATES,
    start="draft",
    opened=say("建立项目"),
    steps=(*DRAFTING, *REVIEWS, *IN_HAND, *CARRYING_OUT),
    final=frozenset({"closed", "refused", "withdrawn"}),
    vain=frozenset({"refused", "withdrawn"}),
    openers=HANDLER,
)
