"""The life of a third party in the register, and of each evaluation it made."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.ratings.workflow import service_workflow
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

KEEPER = frozenset({Role.PERFORMANCE})
SELF = frozenset({Role.THIRD_PARTY})
OPENERS = KEEPER | SELF
LIVE = ("filed", "returned", "listed", "suspended")
TOLD = (Role.THIRD_PARTY,)

THIRD_PARTY = Workflow(
    "third_party",
    states={
        "filed": say("待审核"),
        "returned": say("退回补正"),
        "listed": say("在库"),
        "suspended": say("暂停"),
        "removed": say("已移出"),
    },
    start="filed",
    opened=say("申请第三方机构入库"),
    steps=(
        Step(
            "admit", "filed", "listed", KEEPER, say("审核入库"), say("第三方机构已入库"), tells=TOLD
        ),
        Step(
            "return_entry", "filed", "returned", KEEPER, say("退回补正…"), say("申请已退回补正"),
            tells=TOLD, tone="normal",
        ),
        Step("complete", "returned", "filed", OPENERS, say("补正后重新提交"), say("申请已补正")),
        *(
            Step(
                "declare_tie", one, one, OPENERS, say("申报关联关系…"), say("关联关系已申报"),
                tone="normal",
            )
            for one in ("filed", "listed", "suspended")
        ),
        *(
            Step(
                "end_tie", one, one, OPENERS, say("关联关系终止…"), say("关联关系已终止"),
                tone="normal",
            )
            for one in ("listed", "suspended")
        ),
        Step(
            "suspend", "listed", "suspended", KEEPER, say("暂停…"), say("第三方机构已暂停"),
            tells=TOLD, tone="danger",
        ),
        Step("resume", "suspended", "listed", KEEPER, say("恢复"), say("已恢复"), tells=TOLD),
        *(
            Step(
                "remove", one, "removed", OPENERS, say("移出登记…"), say("第三方机构已移出"),
                tells=TOLD, tone="danger",
            )
            for one in ("listed", "suspended")
        ),
    ),
    final=frozenset({"removed"}),
    vain=frozenset({"removed"}),
    openers=OPENERS,
)  # fmt: skip

SERVICE = service_workflow(
    "third_party_service",
    opened=say("登记第三方评价"),
    must=KEEPER,
    may=frozenset({Role.HANDLER, Role.PROVIDER}),
    rated=SELF,
    clause="",
    duty=None,
)
