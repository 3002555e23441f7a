"""The correction of a document that is out."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Reason, field
from goufu.law.words import say
from goufu.stages.procurement.tenders.sheets.document import Moment, TenderDocument


class Correction(TenderDocument):
    """The document as it shall read from now on; what differs is published before and after."""

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
    reason: Reason = field(say("更正理由"), min_length=5)
