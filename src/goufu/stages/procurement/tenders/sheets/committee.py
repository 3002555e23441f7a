"""The committee."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    Reason,
    Reference,
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
