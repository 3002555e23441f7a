"""The report, the award, the end without one."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    LongText,
    Money,
    OptionalLine,
    Reason,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import FailureGround


class Delivery(Sheet):
    remark: LongText = field(say("备注"), default="")


class Award(Sheet):
    offer: ReferenceCode = field(say("中标、成交供应商"))
    opinion: Reason = field(say("意见"))


class Result(Sheet):
    fee_fen: Money = field(say("代理服务费"), default=0)
    fee_standard: OptionalLine = field(say("代理服务收费标准"), default="")
    remark: LongText = field(say("其他补充事宜"), default="")


class Failure(Sheet):
    ground: FailureGround = field(say("情形"))
    reason: Reason = field(say("理由"), hint=say("理由将通知所有供应商。"), min_length=10)
