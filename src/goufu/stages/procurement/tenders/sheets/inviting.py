"""Who is asked to offer."""

from __future__ import annotations

from goufu.base.doors.sheets import Line, LongText, Reference, Sheet, Whole, field
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Invitation, ListedBy


class CandidateRow(Sheet):
    provider_id: Reference = field(say("供应商"))
    listed_by: ListedBy = field(say("来源"))
    opinion: LongText = field(say("推荐意见"), hint=say("书面推荐的必填，随结果公告。"), default="")


class SupplierList(Sheet):
    """Those who meet the conditions, and where each was found."""

    invitation: Invitation = field(say("邀请供应商的方式"))
    candidates: tuple[CandidateRow, ...] = field(say("供应商名单"), default=())


class WatcherRow(Sheet):
    appointment_id: Reference = field(say("监督人"))
    words: Line = field(
        say("现场报出的数字或者文字"), hint=say("由监督人当场说出，参与形成随机数。")
    )


class SupplierDrawing(Sheet):
    number: Whole = field(say("拟抽取家数"), gt=0)
    watchers: tuple[WatcherRow, ...] = field(say("在场监督的采购人工作人员"), min_length=1)
