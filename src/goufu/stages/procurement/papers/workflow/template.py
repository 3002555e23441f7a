"""The life of a template that an operator has put in the place of the house's own."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

KEEPER = frozenset({Role.PROCUREMENT_SUPERVISION})
PLATFORM = frozenset({Role.CLOCK})
STANDARD_TEXT = "政府采购法实施条例 第三十二条"

PAPER_TEMPLATE = Workflow(
    "paper_template",
    states={"in_use": say("使用中"), "retired": say("已停用")},
    start="in_use",
    opened=say("启用采购文件模板"),
    openers=KEEPER,
    steps=(
        Step(
            "retire",
            "in_use",
            "retired",
            by=KEEPER,
            label=say("停用模板…"),
            done=say("模板已停用，恢复使用上一级模板或者标准模板"),
            clause=STANDARD_TEXT,
            tone="danger",
        ),
        Step(
            "give_way",
            "in_use",
            "retired",
            by=PLATFORM,
            label=say("由新模板取代"),
            done=say("模板已由新模板取代"),
        ),
    ),
    final=frozenset({"retired"}),
    vain=frozenset({"retired"}),
)
