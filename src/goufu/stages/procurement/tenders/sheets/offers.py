"""Offers and their opening."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    DocumentId,
    LongText,
    Money,
    Reason,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import InvalidGround


class Bid(Sheet):
    """An offer: its price and its service plan, sealed until the opening."""

    price_fen: Money = field(say("报价"), gt=0)
    service_plan: Reason = field(say("服务方案"))
    document: DocumentId | None = field(say("投标（响应）文件（附件）"), default=None)
    declared: bool = field(
        say("承诺符合政府采购法第二十二条规定的条件，与其他供应商没有应当回避的关系"), default=False
    )


class Opening(Sheet):
    record: LongText = field(say("开启记录"), default="")


class Invalid(Sheet):
    offer: ReferenceCode = field(say("供应商"))
    ground: InvalidGround = field(say("情形"))
    reason: Reason = field(say("理由"), hint=say("理由将原文告知供应商。"), min_length=10)
