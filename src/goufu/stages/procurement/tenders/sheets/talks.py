"""The talks, the last prices, and the record of what was agreed with a single source."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Reason,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.sealing.sheets import EnvelopeText, Fen
from goufu.stages.procurement.tenders.models import Part
from goufu.stages.procurement.tenders.sheets.document import Moment


class MeetingRecord(Sheet):
    offer: ReferenceCode = field(say("供应商"))
    held_at: Moment = field(say("开始时间"))
    said: Reason = field(
        say("情况记录"),
        hint=say("小组所有成员与该供应商单独进行，不得透露其他供应商的技术资料、价格和其他信息。"),
        min_length=10,
    )


class ProposedChange(Sheet):
    part: Part = field(say("变动的内容属于"))
    content: Reason = field(say("变动后的要求"), min_length=10)


class ChangeAnswer(Sheet):
    agreed: bool = field(say("确认该项变动"), default=False)
    answer: Reason = field(say("书面意见"))


class FinalCall(Sheet):
    until: Moment = field(say("最后报价截止时间"))


class NewResponse(Sheet):
    service_plan: Reason = field(say("按变动修改后的服务方案"))
    document: DocumentId | None = field(say("响应文件（附件）"), default=None)


class LastPrice(Sheet):
    """The last price, encrypted where its supplier sits; it can be named only once."""

    envelope: EnvelopeText = field(
        say("加密的最后报价"),
        hint=say("由浏览器或者客户端加密生成；全部开启之前，平台和管理员都不能打开。"),
    )


class LastPriceContent(BaseModel):
    """What is inside the envelope of a last price; what does not fit cannot be read out."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    price_fen: Fen
    statement: Annotated[str, StringConstraints(max_length=4_000)] = ""


class AgreedPrice(Sheet):
    """The price that was agreed with a single source, named by the supplier itself."""

    price_fen: Money = field(say("商定的价格"), gt=0)
    statement: LongText = field(say("说明"), default="")


class BargainRecord(Sheet):
    """财政部令第74号 第四十二条, item by item, and why the price is reasonable."""

    publicity: LongText = field(
        say("公示情况说明"), hint=say("依法公示的必填，未公示的留空"), default=""
    )
    held_on: date = field(say("协商日期"))
    where: Line = field(say("协商地点"))
    costs: Reason = field(say("采购标的成本情况"))
    like_contracts: Reason = field(say("同类项目合同价格"))
    rights: Reason = field(say("专利、专有技术等情况"))
    terms: Reason = field(say("合同主要条款及价格商定情况"))
    reasonable: Reason = field(say("价格合理、质量有保证的理由"))
