"""The life of a purchase in another way: argued, decided together, approved, agreed, published."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step, Workflow
from goufu.law.values.procurement import OTHER_WAYS, PLAN_HANDLING
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
HEAD = frozenset({Role.HEAD})
SUPERVISION = frozenset({Role.PROCUREMENT_SUPERVISION})
TO_PURCHASER = (Role.HANDLER, Role.HEAD)

KNOWN = Policy(OTHER_WAYS)
REVIEWED = Policy(PLAN_HANDLING, frozenset({"review"}))
FILED = Policy(PLAN_HANDLING, frozenset({"file"}))

LECTURE = "政府购买服务流程规范（讲座） 实施购买"

OTHER_WAY = Workflow(
    "other_way",
    states={
        "arguing": say("论证中"),
        "decided": say("已集体决定"),
        "approved": say("财政部门已同意"),
        "agreed": say("已达成协议"),
        "published": say("已公告"),
        "withdrawn": say("已撤回"),
    },
    start="arguing",
    opened=say("论证其他购买方式"),
    openers=HANDLER,
    steps=(
        Step(
            "argue",
            "arguing",
            "arguing",
            by=HANDLER,
            label=say("修改论证"),
            done=say("论证已修改"),
            clause=LECTURE,
            tone="normal",
        ),
        Step(
            "decide",
            "arguing",
            "decided",
            by=HEAD,
            label=say("集体决定"),
            done=say("购买主体已集体决定采用其他购买方式"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.PROCUREMENT_SUPERVISION),
            when=KNOWN,
        ),
        Step(
            "approve",
            "decided",
            "approved",
            by=SUPERVISION,
            label=say("同意采用"),
            done=say("财政部门同意采用其他购买方式"),
            clause=LECTURE,
            tells=TO_PURCHASER,
            when=REVIEWED,
        ),
        Step(
            "return_for_correction",
            "decided",
            "arguing",
            by=SUPERVISION,
            label=say("退回重新论证"),
            done=say("其他购买方式退回重新论证"),
            clause=LECTURE,
            tells=TO_PURCHASER,
            when=REVIEWED,
            tone="normal",
        ),
        *(
            Step(
                "agree",
                source,
                "agreed",
                by=HEAD,
                label=say("登记协议"),
                done=say("已与承接主体达成协议"),
                clause=LECTURE,
                tells=(Role.HANDLER, Role.PROCUREMENT_SUPERVISION),
                when=when,
            )
            for source, when in (("approved", None), ("decided", FILED))
        ),
        Step(
            "publish",
            "agreed",
            "published",
            by=HEAD,
            label=say("公告决定和理由"),
            done=say("采用其他购买方式的决定和理由已公告"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.PROCUREMENT_SUPERVISION),
        ),
        *(
            Step(
                "withdraw",
                source,
                "withdrawn",
                by=HANDLER | HEAD,
                label=say("撤回…"),
                done=say("不再采用其他购买方式，项目可另行实施购买"),
                tells=TO_PURCHASER,
                tone="danger",
            )
            for source in ("arguing", "decided", "approved", "agreed")
        ),
    ),
    final=frozenset({"published", "withdrawn"}),
    vain=frozenset({"withdrawn"}),
)
