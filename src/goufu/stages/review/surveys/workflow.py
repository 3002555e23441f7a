"""The life of a survey."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

ASKERS = frozenset({Role.HANDLER, Role.HEAD, Role.FINANCE_BUDGET, Role.PERFORMANCE})
CLOCK = frozenset({Role.CLOCK})
PUBLIC = frozenset({Role.PUBLIC})

SURVEY = Workflow(
    "survey",
    states={
        "draft": say("拟稿"),
        "open": say("调查中"),
        "closed": say("已截止"),
        "published": say("已公布结果"),
    },
    start="draft",
    opened=say("拟定调查问卷"),
    steps=(
        Step(
            "change",
            "draft",
            "draft",
            by=ASKERS,
            label=say("修改问卷…"),
            done=say("问卷已修改"),
            tone="normal",
        ),
        Step("start", "draft", "open", by=ASKERS, label=say("开始调查"), done=say("调查已开始")),
        Step(
            "answer",
            "open",
            "open",
            by=PUBLIC,
            label=say("填写问卷"),
            done=say("收到一份答卷"),
            one_of_many=True,
        ),
        Step(
            "enter_paper",
            "open",
            "open",
            by=ASKERS,
            label=say("录入纸质答卷…"),
            done=say("录入一份纸质答卷"),
            tone="normal",
            one_of_many=True,
        ),
        Step(
            "close",
            "open",
            "closed",
            by=ASKERS | CLOCK,
            label=say("提前截止…"),
            done=say("调查已截止"),
            tone="danger",
        ),
        Step(
            "publish",
            "closed",
            "published",
            by=ASKERS,
            label=say("公布结果"),
            done=say("调查结果已公布"),
        ),
    ),
    final=frozenset({"published"}),
    openers=ASKERS,
)
