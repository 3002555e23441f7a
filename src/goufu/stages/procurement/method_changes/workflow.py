"""The life of an application for another method."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
SECTOR = frozenset({Role.SECTOR_HEAD})
SUPERVISION = frozenset({Role.PROCUREMENT_SUPERVISION})
ANYBODY = frozenset({Role.PUBLIC, Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})
TO_PURCHASER = (Role.HANDLER, Role.HEAD)
SINGLE = frozenset({"single_source"})
NO_TENDERS = frozenset({"negotiation", "single_source", "inquiry"})
CONSULTATION = frozenset({"consultation"})

APPROVAL = "政府采购法 第二十七条"
APPLICATION = "财政部令第74号 第五条"
CONSENT = "财政部令第74号 第四条"
CONSENT_TO_CONSULTATION = "财库〔2014〕214号 第四条"
PUBLICITY = "财政部令第74号 第三十八条"
OBJECTION = "财政部令第74号 第三十九条"
ARGUMENT = "财政部令第74号 第四十条"

ARGUE = Duty("argue_objections", Role.HANDLER)

STATES = {
    "draft": say("准备申请"),
    "sector_review": say("待主管预算单位同意"),
    "ready": say("待公示或者报批"),
    "publicity": say("单一来源公示中"),
    "arguing": say("有异议，待补充论证"),
    "finance_review": say("财政部门审批"),
    "approved": say("已批准"),
    "refused": say("不予批准"),
    "dropped": say("异议成立，改用其他方式"),
    "withdrawn": say("已撤回"),
}

EDITING = Step(
    "edit",
    "draft",
    "draft",
    by=HANDLER,
    label=say("修改变更申请"),
    done=say("变更申请已修改"),
    clause=APPLICATION,
    tone="normal",
)


def _consent(only: frozenset[str], clause: str) -> tuple[Step, ...]:
    """Return the steps on which the head body is asked about these methods, under their clause."""
    return (
        Step(
            "ask_consent",
            "draft",
            "sector_review",
            by=HANDLER,
            label=say("报主管预算单位"),
            done=say("已报主管预算单位同意"),
            clause=clause,
            tells=(Role.SECTOR_HEAD,),
            only=only,
            tone="normal",
        ),
        Step(
            "consent",
            "sector_review",
            "ready",
            by=SECTOR,
            label=say("同意申请变更"),
            done=say("主管预算单位同意申请"),
            clause=clause,
            tells=TO_PURCHASER,
            only=only,
        ),
        Step(
            "return_to_purchaser",
            "sector_review",
            "draft",
            by=SECTOR,
            label=say("退回申请…"),
            done=say("主管预算单位退回申请"),
            clause=clause,
            tells=TO_PURCHASER,
            only=only,
            tone="normal",
        ),
    )


BEFORE_THE_PUBLIC = (
    *(
        Step(
            "publish",
            source,
            "publicity",
            by=HANDLER,
            label=say("发布单一来源公示"),
            done=say("单一来源采购公示已发布"),
            clause=PUBLICITY,
            tells=(Role.HEAD, Role.PROCUREMENT_SUPERVISION),
            only=SINGLE,
            tone="normal",
        )
        for source in ("draft", "ready")
    ),
    Step(
        "object",
        "publicity",
        "publicity",
        by=ANYBODY,
        label=say("提出异议"),
        done=say("收到对公示的异议"),
        clause=OBJECTION,
        tells=(Role.HANDLER, Role.PROCUREMENT_SUPERVISION),
        only=SINGLE,
        tone="normal",
        one_of_many=True,
    ),
    Step(
        "end_publicity",
        "publicity",
        "ready",
        by=PLATFORM,
        label=say("公示期满"),
        done=say("公示期满，没有异议"),
        clause=PUBLICITY,
        tells=TO_PURCHASER,
        only=SINGLE,
    ),
    Step(
        "begin_argument",
        "publicity",
        "arguing",
        by=PLATFORM,
        label=say("公示期满"),
        done=say("公示期满，有异议，待补充论证"),
        clause=ARGUMENT,
        tells=TO_PURCHASER,
        only=SINGLE,
    ),
    Step(
        "dismiss_objections",
        "arguing",
        "ready",
        by=HANDLER,
        label=say("补充论证：异议不成立"),
        done=say("补充论证认为异议不成立，结论已告知"),
        clause=ARGUMENT,
        meets=(ARGUE,),
        tells=(Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
        only=SINGLE,
    ),
    Step(
        "uphold_objections",
        "arguing",
        "dropped",
        by=HANDLER,
        label=say("补充论证：异议成立…"),
        done=say("补充论证认为异议成立，改用其他采购方式"),
        clause=ARGUMENT,
        meets=(ARGUE,),
        tells=(Role.PROVIDER, Role.HEAD, Role.PROCUREMENT_SUPERVISION),
        only=SINGLE,
        tone="danger",
    ),
)

DECIDING = (
    *(
        Step(
            "submit",
            source,
            "finance_review",
            by=HANDLER,
            label=say("报财政部门批准"),
            done=say("变更申请已报财政部门"),
            clause=APPROVAL,
            tells=(Role.PROCUREMENT_SUPERVISION,),
        )
        for source in ("draft", "ready")
    ),
    Step(
        "approve",
        "finance_review",
        "approved",
        by=SUPERVISION,
        label=say("批准变更"),
        done=say("财政部门批准变更采购方式"),
        clause=APPROVAL,
        tells=TO_PURCHASER,
    ),
    Step(
        "return_for_correction",
        "finance_review",
        "draft",
        by=SUPERVISION,
        label=say("退回补正"),
        done=say("财政部门退回补正"),
        clause=APPLICATION,
        tells=TO_PURCHASER,
        tone="normal",
    ),
    Step(
        "refuse",
        "finance_review",
        "refused",
        by=SUPERVISION,
        label=say("不予批准…"),
        done=say("财政部门不予批准"),
        clause=APPROVAL,
        tells=TO_PURCHASER,
        tone="danger",
    ),
    *(
        Step(
            "withdraw",
            source,
            "withdrawn",
            by=HANDLER,
            label=say("撤回变更申请…"),
            done=say("变更申请已撤回"),
            tells=(Role.SECTOR_HEAD, Role.PROCUREMENT_SUPERVISION),
            tone="danger",
        )
        for source in ("draft", "sector_review", "ready", "publicity", "arguing", "finance_review")
    ),
)

METHOD_CHANGE = Workflow(
    "method_change",
    states=STATES,
    start="draft",
    opened=say("申请变更采购方式"),
    openers=HANDLER,
    steps=(
        EDITING,
        *_consent(NO_TENDERS, CONSENT),
        *_consent(CONSULTATION, CONSENT_TO_CONSULTATION),
        *BEFORE_THE_PUBLIC,
        *DECIDING,
    ),
    final=frozenset({"approved", "refused", "dropped", "withdrawn"}),
    vain=frozenset({"refused", "dropped", "withdrawn"}),
)
