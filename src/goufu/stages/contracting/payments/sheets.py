"""What people fill in about a payment."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, LongText, Money, OptionalLine, Reason, Sheet, field
from goufu.law.words import say


class Request(Sheet):
    invoice_number: Line = field(say("发票号码"), max_length=60)
    invoice_received_on: date = field(say("收到发票日期"), hint=say("支付期限自收到发票的次日起算"))


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达申请单位。"), min_length=10)


class Order(Sheet):
    remark: LongText = field(say("备注"), default="")


class Confirmation(Sheet):
    receipt_number: Line = field(say("国库回单编号"), max_length=120)
    paid_on: date = field(say("支付日期"))
    amount_fen: Money = field(say("回单金额"), ge=1)
    order_number: OptionalLine = field(
        say("支付令编号"), hint=say("不填的，按本笔支付当前的支付令"), default=""
    )
