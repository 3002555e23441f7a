"""The life of a project. ``goufu docs`` draws it: docs/reference/states.md."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
DEPARTMENT = frozenset({Role.REVIEWER, Role.HEAD})
SECTOR = frozenset({Role.SECTOR_HEAD})
BUDGET_REVIEWER = frozenset({Role.FINANCE_BUDGET})
PLATFORM = frozenset({Role.CLOCK})

ANNOUNCE = Duty("announce_project", Role.HANDLER)

FLOW = "政府购买服务流程规范（讲座） 项目编审"
FLOWCHART = "六安市政府向社会力量购买服务规范流程图"

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
        label=say("修改申报书"),
        done=say("申报书已修改"),
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
    ),
    Step(
        "submit",
        "assessed",
        "dept_review",
        by=HANDLER,
        label=say("提交部门内审"),
        done=say("已提交部门内审"),
        clause=FLOW,
        tells=(Role.REVIEWER, Role.HEAD),
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
)

CARRYING_OUT = (
    Step(
        "take_up",
        "budgeted",
        "approved",
        by=PLATFORM,
        label=say("随部门预算批复"),
        done=say("项目预算已随部门预算批复"),
        clause="预算法 第五十二条第一款",
    ),
    Step(
        "list",
        "approved",
        "catalogued",
        by=PLATFORM,
        label=say("列入年度具体实施目录"),
        done=say("项目已列入年度具体实施目录"),
        clause="政府购买服务流程规范（讲座） 信息公开一",
        opens=(ANNOUNCE,),
        tells=(Role.HANDLER, Role.HEAD),
    ),
    Step(
        "announce",
        "catalogued",
        "announced",
        by=frozenset({Role.HANDLER, Role.HEAD}),
        label=say("公告拟实施项目"),
        done=say("拟实施项目已公告"),
        clause="政府购买服务流程规范（讲座） 信息公开一",
        meets=(ANNOUNCE,),
    ),
    Step(
        "start_purchase",
        "announced",
        "purchasing",
        by=PLATFORM,
        label=say("进入实施购买"),
        done=say("项目进入实施购买"),
    ),
    Step(
        "purchase_again",
        "purchasing",
        "announced",
        by=PLATFORM,
        label=say("重新实施购买"),
        done=say("采购未成立，项目可重新实施购买"),
        tells=(Role.HANDLER, Role.HEAD),
    ),
    Step(
        "enter_contract",
        "purchasing",
        "contracted",
        by=PLATFORM,
        label=say("进入合同履约"),
        done=say("合同已签订，进入履约"),
    ),
    Step(
        "finish_performance",
        "contracted",
        "performed",
        by=PLATFORM,
        label=say("履约完成"),
        done=say("履约完成"),
    ),
    Step(
        "take_result",
        "performed",
        "evaluated",
        by=PLATFORM,
        label=say("绩效评价完成"),
        done=say("绩效评价结果已运用"),
    ),
    Step(
        "close",
        "evaluated",
        "closed",
        by=PLATFORM,
        label=say("办结归档"),
        done=say("应公开的信息均已公开，项目办结归档"),
        tells=(Role.HANDLER, Role.HEAD),
    ),
)

PROJECT = Workflow(
    "project",
    states=STATES,
    start="draft",
    opened=say("建立项目"),
    steps=(*DRAFTING, *REVIEWS, *CARRYING_OUT),
    final=frozenset({"closed", "refused", "withdrawn"}),
    openers=HANDLER,
)
