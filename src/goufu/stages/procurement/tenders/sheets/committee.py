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
