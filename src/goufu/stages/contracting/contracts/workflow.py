"""The life of a contract."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
REVIEWER = frozenset({Role.REVIEWER})
HEAD = frozenset({Role.HEAD})
PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})

SIGN_CONTRACT = Duty("sign_contract", Role.HEAD)  # Opened by the award, on the tender.
FILE_CONTRACT = Duty("file_contract", Role.HANDLER)
PUBLISH_CONTRACT = Duty("publish_contract", Role.HANDLER)

LECTURE = "政府购买服务流程规范（讲座） 签订合同一"
SIGNING = "政府采购法 第四十六条第一款"
SEPARATE = "政府采购法 第六十一条"
FILING = "政府采购法 第四十七条"
NO_UNILATERAL_END = "政府采购法 第五十条"
UPHELD = "政府采购法实施条例 第五十四条"
NOT_SIGNED = "政府采购法实施条例 第四十九条"

# From the first signature on the terms stay as they are.
FROZEN = ("provider_signed", "signed", "filed", "completed", "terminated")

DRAFTING = (
    *(
        Step(
            "draft_terms",
            source,
            "ready",
            by=HANDLER,
            label=say("拟订合同条款") if source == "draft" else say("修改合同条款"),
            done=say("合同条款已拟订，待双方签署"),
            clause=LECTURE,
            tells=(Role.REVIEWER, Role.PROVIDER),
            tone="primary" if source == "draft" else "normal",
        )
        for source in ("draft", "ready")
    ),
    Step(
        "check",
        "ready",
        "ready",
        by=REVIEWER,
        label=say("审核合同"),
        done=say("合同审核通过"),
        clause=SEPARATE,
        tells=(Role.HANDLER, Role.HEAD),
        tone="normal",
    ),
    *(
        Step(
            "return_terms",
            source,
            "draft",
            by=by,
            label=say("退回修改合同…"),
            done=say("合同退回修改"),
            clause=SIGNING,
            tells=(Role.HANDLER, Role.PROVIDER),
            tone="danger",
        )
        for source, by in (
            ("ready", frozenset({Role.REVIEWER, Role.HEAD, Role.PROVIDER})),
            ("provider_signed", HEAD),
        )
    ),
    *(
        Step(
            "give_up",
            source,
            "given_up",
            by=HEAD,
            label=say("确认不能签订…"),
            done=say("合同未能签订"),
            clause=NOT_SIGNED,
            tells=(Role.HANDLER, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
            tone="danger",
        )
        for source in ("draft", "ready")
    ),
    *(
        Step(
            "fall",
            source,
            "given_up",
            by=PLATFORM,
            label=say("随采购无效终止"),
            done=say("采购无效，合同不再签订"),
            clause=UPHELD,
            tells=(Role.HANDLER, Role.HEAD, Role.PROVIDER),
            through_hold=True,
        )
        for source in ("draft", "ready", "provider_signed")
    ),
)

SIGNATURES = (
    Step(
        "sign_for_provider",
        "ready",
        "provider_signed",
        by=PROVIDER,
        label=say("签署合同（承接主体）"),
        done=say("承接主体已签署合同"),
        clause=SIGNING,
        tells=(Role.HEAD, Role.HANDLER),
    ),
    Step(
        "sign_for_purchaser",
        "provider_signed",
        "signed",
        by=HEAD,
        label=say("签署合同（购买主体）"),
        done=say("合同已签订"),
        clause=SIGNING,
        opens=(FILE_CONTRACT, PUBLISH_CONTRACT),
        meets=(SIGN_CONTRACT,),
        tells=(Role.HANDLER, Role.PROVIDER),
    ),
)

CARRYING_OUT = (
    Step(
        "file",
        "signed",
        "filed",
        by=HANDLER,
        label=say("报送合同副本备案"),
        done=say("合同副本已备案"),
        clause=FILING,
        meets=(FILE_CONTRACT,),
        tells=(Role.PROCUREMENT_SUPERVISION, Role.PROVIDER, Role.HEAD),
    ),
    Step(
        "complete",
        "filed",
        "completed",
        by=PLATFORM,
        label=say("合同履行完毕"),
        done=say("合同履行完毕"),
        clause="政府采购法 第四十一条",
        tells=(Role.HANDLER, Role.HEAD, Role.PROVIDER, Role.PERFORMANCE),
    ),
    *(
        Step(
            "terminate",
            source,
            "terminated",
            by=HEAD,
            label=say("终止合同…"),
            done=say("合同已终止"),
            clause=NO_UNILATERAL_END,
            tells=(Role.HANDLER, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION, Role.PERFORMANCE),
            tone="danger",
        )
        for source in ("signed", "filed")
    ),
)

CONTRACT = Workflow(
    "contract",
    states={
        "draft": say("待拟订"),
        "ready": say("待签署"),
        "provider_signed": say("承接主体已签署"),
        "signed": say("已签订"),
        "filed": say("已备案，履约中"),
        "completed": say("履行完毕"),
        "terminated": say("已终止"),
        "given_up": say("未签订"),
    },
    start="draft",
    opened=say("依据采购结果建立合同"),
    steps=(*DRAFTING, *SIGNATURES, *CARRYING_OUT),
    final=frozenset({"completed", "terminated", "given_up"}),
    vain=frozenset({"terminated", "given_up"}),
)
