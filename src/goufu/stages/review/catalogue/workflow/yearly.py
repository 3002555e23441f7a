"""The life of a year's implementation catalogue."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

# Runs from the first reply that brought a project into the catalogue.
PUBLISH_CATALOGUE = Duty("publish_implementation_catalogue", Role.FINANCE_BUDGET)

KEEPERS = frozenset({Role.FINANCE_BUDGET})
# A second person, who may hold the same post: in a small county there are two of them in all.
APPROVERS = frozenset({Role.FINANCE_BUDGET, Role.PROCUREMENT_SUPERVISION})
LECTURE = "政府购买服务流程规范（讲座） 信息公开一"
IN_PROCUREMENT = "六安市财政局讲座 第19行"

CATALOGUE = Workflow(
    "catalogue",
    states={
        "draft": say("编制中"),
        "proposed": say("待审定公布"),
        "published": say("已公布"),
        "correcting": say("已公布，更正待审定"),
    },
    start="draft",
    opened=say("开始编制年度具体实施目录"),
    steps=(
        Step(
            "propose",
            "draft",
            "proposed",
            by=KEEPERS,
            label=say("提请审定公布"),
            done=say("年度具体实施目录已提请审定公布"),
            clause=LECTURE,
            tells=(Role.PROCUREMENT_SUPERVISION, Role.FINANCE_BUDGET),
        ),
        Step(
            "except_entry",
            "draft",
            "draft",
            by=APPROVERS,
            label=say("登记不纳入政府采购的项目…"),
            done=say("已登记不纳入政府采购的项目和依据"),
            clause=IN_PROCUREMENT,
            tone="normal",
        ),
        Step(
            "publish",
            "proposed",
            "published",
            by=APPROVERS,
            label=say("审定并公布年度具体实施目录"),
            done=say("年度具体实施目录已公布"),
            clause=LECTURE,
            meets=(PUBLISH_CATALOGUE,),
        ),
        Step(
            "send_back",
            "proposed",
            "draft",
            by=APPROVERS,
            label=say("退回修改…"),
            done=say("年度具体实施目录已退回修改"),
            tells=(Role.FINANCE_BUDGET,),
            tone="danger",
        ),
        Step(
            "propose_correction",
            "published",
            "correcting",
            by=KEEPERS,
            label=say("提请更正…"),
            done=say("目录更正已提请审定"),
            clause=LECTURE,
            tells=(Role.PROCUREMENT_SUPERVISION, Role.FINANCE_BUDGET),
            tone="normal",
        ),
        Step(
            "publish_correction",
            "correcting",
            "published",
            by=APPROVERS,
            label=say("审定并公布更正"),
            done=say("目录更正已公布"),
            clause=LECTURE,
        ),
        Step(
            "drop_correction",
            "correcting",
            "published",
            by=APPROVERS,
            label=say("不予更正…"),
            done=say("目录不予更正，理由已记录"),
            tone="danger",
        ),
    ),
    final=frozenset({"published"}),
)
