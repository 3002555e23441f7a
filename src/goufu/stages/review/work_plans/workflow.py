"""The life of a year's work plan, and of each task that it gives out."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

FINANCE = frozenset({Role.FINANCE_BUDGET})
LEAD = frozenset({Role.HANDLER, Role.HEAD})
LECTURE = "讲座 五、3 实施步骤"
TASKS = "讲座 三、（二）四 职责更加明晰"

DO_TASK = Duty("work_task", Role.HANDLER)

PLAN = Workflow(
    "work_plan",
    states={
        "draft": say("起草"),
        "submitted": say("待审定"),
        "in_force": say("执行中"),
        "closed": say("已总结"),
    },
    start="draft",
    opened=say("起草年度推进方案"),
    steps=(
        Step(
            "edit",
            "draft",
            "draft",
            by=FINANCE,
            label=say("修改推进方案"),
            done=say("推进方案已修改"),
            tone="normal",
        ),
        Step(
            "submit",
            "draft",
            "submitted",
            by=FINANCE,
            label=say("提交审定"),
            done=say("推进方案已提交审定"),
        ),
        Step(
            "send_back",
            "submitted",
            "draft",
            by=FINANCE,
            label=say("退回修改"),
            done=say("推进方案退回修改"),
            tone="normal",
        ),
        Step(
            "approve",
            "submitted",
            "in_force",
            by=FINANCE,
            label=say("审定印发"),
            done=say("推进方案已印发，任务已下达"),
            clause=LECTURE,
        ),
        Step(
            "close",
            "in_force",
            "closed",
            by=FINANCE,
            label=say("年终总结"),
            done=say("年度工作已总结"),
            clause=LECTURE,
            tone="normal",
        ),
    ),
    final=frozenset({"closed"}),
    openers=FINANCE,
)

TASK = Workflow(
    "work_task",
    states={"in_hand": say("办理中"), "done": say("已完成"), "dropped": say("已撤销")},
    start="in_hand",
    opened=say("下达任务"),
    steps=(
        Step(
            "report",
            "in_hand",
            "in_hand",
            by=LEAD,
            label=say("报送进展"),
            done=say("进展已报送"),
            clause=TASKS,
            tells=(Role.FINANCE_BUDGET,),
            tone="normal",
        ),
        Step(
            "finish",
            "in_hand",
            "done",
            by=LEAD,
            label=say("报告完成"),
            done=say("任务已完成"),
            clause=TASKS,
            meets=(DO_TASK,),
            tells=(Role.FINANCE_BUDGET,),
        ),
        Step(
            "postpone",
            "in_hand",
            "in_hand",
            by=FINANCE,
            label=say("调整期限"),
            done=say("任务期限已调整"),
            tells=(Role.HANDLER, Role.HEAD),
            tone="normal",
        ),
        Step(
            "drop",
            "in_hand",
            "dropped",
            by=FINANCE,
            label=say("撤销任务"),
            done=say("任务已撤销"),
            meets=(DO_TASK,),
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
    ),
    final=frozenset({"done", "dropped"}),
    vain=frozenset({"dropped"}),
    openers=FINANCE,
)
