"""The correction of a document that is out."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import LongText, Reason, field
from goufu.law.words import say
from goufu.stages.procurement.tenders.sheets.document import Moment, TenderDocument


class Correction(TenderDocument):
    """What is made clear, and the document as it shall read; told before and after."""

    clarification: LongText = field(
        say("澄清的内容"),
        hint=say("说明文件含义、答复供应商询问的，填在这里；只澄清、不改动文件的，其余各项不动。"),
        default="",
    )
    supply_until: date | None = field(
        say("新的采购文件提供截止日"), hint=say("不变的留空。"), default=None
    )
    closes_at: Moment | None = field(
        say("新的提交截止时间"), hint=say("留空的，由平台按规定计算是否顺延。"), default=None
    )
    affects_offers: bool = field(
        say("更正内容可能影响响应文件编制"),
        hint=say("没有把握的请勾选：距截止不足规定期限的，截止时间自动顺延。"),
        default=False,
    )
    subject_stays: bool = field(say("确认没有改变采购标的"), default=False)
    reason: Reason = field(say("澄清或者更正的理由"), min_length=5)
