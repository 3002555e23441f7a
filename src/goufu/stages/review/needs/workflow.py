"""The life of a need."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PROPOSERS = frozenset({Role.PUBLIC, Role.HANDLER, Role.PROVIDER})
HANDLER = frozenset({Role.HANDLER, Role.HEAD})
LECTURE = "讲座 四、1 项目选择"

NEED = Workflow(
    "need",
    states={"filed": say("已收到"), "taken_up": say("已采纳"), "declined": say("未采纳")},
    start="filed",
    opened=say("提出公共服务需求"),
    steps=(
        Step(
            "take_up",
            "filed",
            "taken_up",
            by=HANDLER,
            label=say("采纳并答复"),
            done=say("需求已采纳"),
            clause=LECTURE,
        ),
        Step(
            "decline",
            "filed",
            "declined",
            by=HANDLER,
            label=say("不采纳并说明理由…"),
            done=say("需求未采纳，理由已答复"),
            clause=LECTURE,
            tone="danger",
        ),
    ),
    final=frozenset({"taken_up", "declined"}),
    openers=PROPOSERS,
)
