"""From the reply of the budget to the archive: mostly what other rooms' steps set going."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.review.projects.workflow.words import HANDLER, PLATFORM

ANNOUNCE = Duty("announce_project", Role.HANDLER)

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
        "draft_announcement",
        "catalogued",
        "catalogued",
        by=HANDLER,
        label=say("拟订项目公告"),
        done=say("项目公告已拟订，待负责人发布"),
        clause="政府购买服务流程规范（讲座） 信息公开一",
        tells=(Role.HEAD,),
    ),
    Step(
        "announce",
        "catalogued",
        "announced",
        by=frozenset({Role.HEAD}),
        label=say("发布项目公告"),
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
