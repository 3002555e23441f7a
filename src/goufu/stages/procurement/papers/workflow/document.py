"""The life of one version of a purchase document."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

PLATFORM = frozenset({Role.CLOCK})
SUPPLY = "政府采购法实施条例 第三十一条第一款"
CHANGE = "政府采购法实施条例 第三十一条第二款"

PURCHASE_PAPER = Workflow(
    "purchase_paper",
    states={
        "frozen": say("已定稿"),
        "handed_out": say("已发出"),
        "replaced": say("已有更正版本"),
    },
    start="frozen",
    opened=say("采购文件定稿"),
    steps=(
        Step(
            "hand_out",
            "frozen",
            "handed_out",
            by=PLATFORM,
            label=say("发出采购文件"),
            done=say("采购文件已发出，与定稿一致"),
            clause=SUPPLY,
        ),
        *(
            Step(
                "give_way",
                source,
                "replaced",
                by=PLATFORM,
                label=say("由更正版本取代"),
                done=say("采购文件已有更正版本，原文件保留"),
                clause=CHANGE,
            )
            for source in ("frozen", "handed_out")
        ),
    ),
    final=frozenset({"handed_out", "replaced"}),
    vain=frozenset({"replaced"}),
)
