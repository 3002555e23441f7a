"""Offers and their opening."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from goufu.base.doors.sheets import (
    DocumentId,
    LongText,
    Reason,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.sealing.sheets import EnvelopeText, Fen
from goufu.stages.procurement.tenders.models import FirmSize, InvalidGround


class Bid(Sheet):
    """An offer, encrypted where its bidder sits; nobody here can read it before the opening."""

    envelope: EnvelopeText = field(
        say("加密的投标文件"),
        hint=say("由浏览器或者客户端加密生成；平台和管理员都不能打开。"),
    )
    document: DocumentId | None = field(
        say("加密的附件"), hint=say("附件也先加密再上传。"), default=None
    )
    declared: bool = field(
        say("承诺符合政府采购法第二十二条规定的条件，与其他供应商没有应当回避的关系"), default=False
    )


class Content(BaseModel):
    """What is inside an envelope; what does not fit cannot be read out."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    price_fen: Fen
    service_plan: Annotated[str, StringConstraints(min_length=2, max_length=4_000)]
    # Lax: JSON has neither choices nor decimals. Percentages have two places, written as text.
    firm_size: Annotated[FirmSize, Field(strict=False)] = FirmSize.NONE
    small_share: Annotated[
        Decimal, Field(strict=False, ge=0, le=100, max_digits=5, decimal_places=2)
    ] = Decimal(0)
    attachment: dict[str, Any] | None = None


class Opening(Sheet):
    record: LongText = field(say("开启记录"), default="")


class Attendance(Sheet):
    """Nothing to fill in: whoever presses the button is here."""


class Objection(Sheet):
    objection: Reason = field(say("异议"), hint=say("应当在开标现场提出。"), min_length=10)


class ObjectionAnswer(Sheet):
    answer: Reason = field(say("当场答复"), hint=say("写入开标记录。"), min_length=4)


class Invalid(Sheet):
    offer: ReferenceCode = field(say("供应商"))
    ground: InvalidGround = field(say("情形"))
    reason: Reason = field(say("理由"), hint=say("理由将原文告知供应商。"), min_length=10)
