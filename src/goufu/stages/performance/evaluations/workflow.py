"""The life of an evaluation."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PERFORMANCE = frozenset({Role.PERFORMANCE})
SCORERS = frozenset({Role.THIRD_PARTY, Role.PERFORMANCE})
BUDGET_REVIEWER = frozenset({Role.FINANCE_BUDGET})

FLOW = "政府购买服务流程规范（讲座） 绩效评审二"

EVALUATION = Workflow(
    "evaluation",
    states={
        "planned": say("待评价"),
        "commissioned": say("评价中"),
        "scored": say("待作出结论"),
        "concluded": say("已评价，待运用"),
        "used": say("结果已运用"),
    },
    start="planned",
    opened=say("建立绩效评价"),
    steps=(
        Step(
            "commission",
            "planned",
            "commissioned",
            by=PERFORMANCE,
            label=say("组织或者委托评价"),
            done=say("绩效评价已组织（委托）"),
            clause=FLOW,
            tells=(Role.THIRD_PARTY, Role.HANDLER, Role.PROVIDER),
        ),
        Step(
            "score",
            "commissioned",
            "scored",
            by=SCORERS,
            label=say("打分并出具绩效报告"),
            done=say("绩效报告已出具"),
            clause=FLOW,
            tells=(Role.PERFORMANCE,),
        ),
        Step(
            "return_report",
            "scored",
            "commissioned",
            by=PERFORMANCE,
            label=say("退回绩效报告…"),
            done=say("绩效报告退回修改"),
            clause=FLOW,
            tells=(Role.THIRD_PARTY, Role.PERFORMANCE),
            tone="danger",
        ),
        Step(
            "conclude",
            "scored",
            "concluded",
            by=PERFORMANCE,
            label=say("作出评价结论"),
            done=say("绩效评价结论已作出"),
            clause=FLOW,
            tells=(Role.FINANCE_BUDGET, Role.HANDLER, Role.HEAD, Role.PROVIDER, Role.SECTOR_HEAD),
        ),
        Step(
            "use_result",
            "concluded",
            "used",
            by=BUDGET_REVIEWER,
            label=say("运用评价结果"),
            done=say("绩效评价结果已运用"),
            clause=FLOW,
            tells=(Role.HANDLER, Role.HEAD, Role.SECTOR_HEAD, Role.PROVIDER, Role.PERFORMANCE),
        ),
    ),
    final=frozenset({"used"}),
)
