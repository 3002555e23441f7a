"""The life of a payment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goufu.base.deadlines.duties import Duty
from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

if TYPE_CHECKING:
    from goufu.base.workflow.dossier import Dossier

HANDLER = frozenset({Role.HANDLER})
APPROVERS = frozenset({Role.HEAD, Role.REVIEWER})
TREASURY = frozenset({Role.TREASURY})
# A receipt file from the treasury is taken in by the platform.
TREASURY_OR_PLATFORM = frozenset({Role.TREASURY, Role.CLOCK})

PAYING = "政府采购法实施条例 第五十一条第一款"
PROCEDURE = "政府采购法实施条例 第五十一条第二款"
CENTRAL_PAYMENT = "六安市政府向社会力量购买服务规范流程图"


@dataclass(frozen=True)
class SinceTheInvoice(Duty):
    """A duty whose period starts when the invoice came, not when it was entered."""

    def open(self, dossier: Dossier, *, since: date) -> Deadline | None:
        received_on: date | None = getattr(dossier, "invoice_received_on", None)
        return super().open(dossier, since=received_on or since)


PAY_INVOICE = SinceTheInvoice("pay_invoice", Role.TREASURY)

PAYMENT = Workflow(
    "payment",
    states={
        "due": say("待申请支付"),
        "requested": say("待审批"),
        "approved": say("待支付"),
        "ordered": say("已发支付令"),
        "paid": say("已支付"),
    },
    start="due",
    opened=say("依据验收计算应付金额"),
    steps=(
        Step(
            "request",
            "due",
            "requested",
            by=HANDLER,
            label=say("提出支付申请"),
            done=say("支付申请已提出"),
            clause=PAYING,
            opens=(PAY_INVOICE,),
            tells=(Role.HEAD, Role.REVIEWER),
        ),
        Step(
            "approve",
            "requested",
            "approved",
            by=APPROVERS,
            label=say("批准支付"),
            done=say("支付申请已批准"),
            clause=PROCEDURE,
            tells=(Role.TREASURY, Role.HANDLER),
        ),
        Step(
            "reject",
            "requested",
            "due",
            by=APPROVERS,
            label=say("退回支付申请…"),
            done=say("支付申请被退回"),
            clause=PROCEDURE,
            tells=(Role.HANDLER,),
            tone="danger",
        ),
        Step(
            "order",
            "approved",
            "ordered",
            by=TREASURY,
            label=say("发出支付令"),
            done=say("国库支付令已发出"),
            clause=CENTRAL_PAYMENT,
            tells=(Role.HANDLER, Role.PROVIDER),
        ),
        Step(
            "send_back",
            "approved",
            "due",
            by=TREASURY,
            label=say("国库退回…"),
            done=say("国库退回支付申请"),
            clause=PROCEDURE,
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
        Step(
            "confirm",
            "ordered",
            "paid",
            by=TREASURY_OR_PLATFORM,
            label=say("确认支付"),
            done=say("资金已支付到承接主体账户"),
            clause=CENTRAL_PAYMENT,
            meets=(PAY_INVOICE,),
            tells=(Role.HANDLER, Role.HEAD, Role.PROVIDER),
        ),
        Step(
            "bounce",
            "ordered",
            "due",
            by=TREASURY_OR_PLATFORM,
            label=say("登记支付退回…"),
            done=say("支付被代理银行退回"),
            clause=CENTRAL_PAYMENT,
            tells=(Role.HANDLER, Role.HEAD, Role.PROVIDER),
            tone="danger",
        ),
    ),
    final=frozenset({"paid"}),
)
