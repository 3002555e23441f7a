"""The report, the award, the end without one."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    DocumentId,
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
    way: LongText = field(
        say("并列时的确定方式"),
        hint=say("仅在有两家以上并列第一时，写明采购文件规定的确定方式和依据。"),
        default="",
    )


class ReasonRow(Sheet):
    """Words of the agency's own for one of those who did not win."""

    offer: ReferenceCode = field(say("供应商"))
    reason: Reason = field(say("未中标、成交的理由"))


class Result(Sheet):
    main_items: LongText = field(
        say("主要标的（名称、服务范围、服务要求、服务时间、服务标准）"), default=""
    )
    sme_declaration: DocumentId | None = field(
        say("中小企业声明函"),
        hint=say("中标、成交供应商享受中小企业扶持政策的，随结果公开。"),
        default=None,
    )
    reasons: tuple[ReasonRow, ...] = field(
        say("告知未中标、成交供应商的理由"),
        hint=say("每家只看到自己的；得分和排名由平台一并告知。"),
        default=(),
    )
    fee_fen: Money = field(say("代理服务费"), default=0)
    fee_standard: OptionalLine = field(say("代理服务收费标准"), default="")
    remark: LongText = field(say("其他补充事宜"), default="")


class Failure(Sheet):
    ground: FailureGround = field(say("情形"))
    reason: Reason = field(say("理由"), hint=say("理由将通知所有供应商。"), min_length=10)
