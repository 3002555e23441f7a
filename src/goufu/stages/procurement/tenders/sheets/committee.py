"""The committee and its points."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    LongText,
    Number,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Capacity


class SeatRow(Sheet):
    appointment_id: Reference = field(say("成员"))
    capacity: Capacity = field(say("身份"))
    leader: bool = field(say("组长"), default=False)
    declared: bool = field(say("已声明无应当回避情形"), default=False)


class Committee(Sheet):
    members: tuple[SeatRow, ...] = field(say("评审委员会（小组）成员"), min_length=1)
    technically_complex: bool = field(say("技术复杂"), default=False)
    high_impact: bool = field(say("社会影响较大"), default=False)
    drawing: Reason = field(say("抽取方式和时间"))


class PointsRow(Sheet):
    offer: ReferenceCode = field(say("供应商"))
    criterion_id: Reference = field(say("评审因素"))
    points: Number = field(say("得分"))


class Scoring(Sheet):
    points: tuple[PointsRow, ...] = field(say("评分"), min_length=1)


class HandIn(Sheet):
    opinion: LongText = field(say("评审意见"), default="")


class Conclusion(Sheet):
    report: Reason = field(say("评审情况说明"))
