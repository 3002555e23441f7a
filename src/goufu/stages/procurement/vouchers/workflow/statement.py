"""The life of a provider's statement of what was redeemed with it."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.procurement.vouchers.workflow.scheme import SETTLED

PROVIDER = frozenset({Role.PROVIDER})
CHECKERS = frozenset({Role.REVIEWER})

STATEMENT = Workflow(
    "voucher_statement",
    states={
        "submitted": say("待核对"),
        "returned": say("已退回"),
        "accepted": say("核对无误，转入验收支付"),
    },
    start="submitted",
    opened=say("报送凭单结算单"),
    openers=PROVIDER,
    steps=(
        Step(
            "accept",
            "submitted",
            "accepted",
            by=CHECKERS,
            label=say("核对结算单无误"),
            done=say("凭单结算单核对无误，转入验收"),
            clause=SETTLED,
            tells=(Role.PROVIDER, Role.HANDLER),
        ),
        Step(
            "send_back",
            "submitted",
            "returned",
            by=CHECKERS,
            label=say("退回结算单…"),
            done=say("凭单结算单已退回"),
            clause=SETTLED,
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
    ),
    final=frozenset({"returned", "accepted"}),
    vain=frozenset({"returned"}),
)
