"""What people fill in after a service."""

from __future__ import annotations

from goufu.base.doors.sheets import Reason, Sheet, Whole, field
from goufu.law.words import say

OUT_OF_FIVE = say("一至五分，五分最好")


class Rate(Sheet):
    conduct: Whole = field(say("遵纪守法、公正廉洁"), ge=1, le=5, hint=OUT_OF_FIVE)
    competence: Whole = field(say("专业水平"), ge=1, le=5, hint=OUT_OF_FIVE)
    diligence: Whole = field(say("职责履行"), ge=1, le=5, hint=OUT_OF_FIVE)
    reasons: Reason = field(say("评价理由"), hint=say("写明具体事实，被评价方可以看到并作出说明。"))


class Explain(Sheet):
    explanation: Reason = field(say("说明"))
