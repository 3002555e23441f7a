"""The life of a public question."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

ANSWERERS = frozenset({Role.FINANCE_BUDGET, Role.PROCUREMENT_SUPERVISION, Role.HANDLER})
ANSWER = Duty("answer_inquiry", Role.PROCUREMENT_SUPERVISION)

QUESTION = Workflow(
    "question",
    states={"asked": say("待答复"), "answered": say("已答复"), "set_aside": say("不予公开答复")},
    start="asked",
    opened=say("提出咨询"),
    steps=(
        Step(
            "answer",
            "asked",
            "answered",
            by=ANSWERERS,
            label=say("公开答复"),
            done=say("咨询已公开答复"),
            clause="讲座 五、2（四）及时公开信息",
            meets=(ANSWER,),
        ),
        Step(
            "set_aside",
            "asked",
            "set_aside",
            by=ANSWERERS,
            label=say("不予公开答复…"),
            done=say("咨询不予公开答复，理由已记录"),
            meets=(ANSWER,),
            tone="danger",
        ),
    ),
    final=frozenset({"answered", "set_aside"}),
    vain=frozenset({"set_aside"}),
    openers=frozenset({Role.PUBLIC}),
)
