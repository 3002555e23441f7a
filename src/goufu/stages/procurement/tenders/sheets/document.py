"""The document and its notice."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Sheet,
    Shown,
    field,
)
from goufu.law.words import say

Moment = Annotated[AwareDatetime, Shown("moment")]


class CriterionRow(Sheet):
    name: Line = field(say("评审因素"))
    maximum: Number = field(say("分值"), gt=0, decimal_places=2)
    how: Reason = field(say("评分标准"))


class TenderDocument(Sheet):
    """The purchase document; what a method does not need stays empty."""

    qualification: Reason = field(say("供应商资格条件"))
    service_requirements: Reason = field(say("采购需求（服务内容、质量、验收）"))
    commercial_terms: LongText = field(say("商务条件"), default="")
    price_requirements: LongText = field(say("报价要求"), default="")
    contract_text: LongText = field(say("拟签订的合同文本"), default="")
    may_change: LongText = field(
        say("谈判（磋商）中可能实质性变动的内容"),
        hint=say("谈判、磋商必填，限于技术、服务要求和合同草案条款；其他方式留空。"),
        default="",
    )
    ceiling_fen: Money | None = field(say("最高限价"), hint=say("不设的留空"), default=None)
    price_weight: Percent | None = field(
        say("价格权重"), hint=say("不评分的方式留空"), default=None, decimal_places=2
    )
    criteria: tuple[CriterionRow, ...] = field(
        say("评审因素"), hint=say("与价格权重合计100分"), default=()
    )
    deposit_fen: Money = field(say("保证金"), hint=say("不收取的填0"), default=0)
    deposit_account: OptionalLine = field(say("保证金收款账户"), default="")
    deposit_kept_when: LongText = field(
        say("不予退还保证金的情形"),
        hint=say("法定情形以外的，须在此写明才能适用。"),
        default="",
    )
    document: DocumentId | None = field(say("采购文件（附件）"), default=None)


class TenderNotice(Sheet):
    """What the notice adds to the document."""

    closes_at: Moment = field(say("投标（响应）截止和开启时间"))
    supply_until: date = field(say("采购文件提供截止日"))
    where: Line = field(say("获取采购文件的方式"), default=say("在本平台免费下载"))
    registration: bool = field(
        say("须登记领取"),
        hint=say("勾选的，只有登记领取的供应商可以下载；不勾选的，任何人可以下载，只计次数。"),
        default=False,
    )
    urgency: LongText = field(
        say("采购意向公开未满期限的理由"),
        hint=say("仅限因不可预见的原因急需开展的采购，一般情况请留空。"),
        default="",
    )
