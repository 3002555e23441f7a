"""What several acts ask for."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    LongText,
    Reason,
    Sheet,
    field,
)
from goufu.law.words import say


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达。"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")


class Nothing(Sheet):
    """Nothing to fill in: the clock acts."""
