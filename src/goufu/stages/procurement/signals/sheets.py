"""What people fill in about a signal."""

from __future__ import annotations

from goufu.base.doors.sheets import Reason, Sheet, field
from goufu.law.words import say
from goufu.stages.procurement.signals.models import Outcome


class Judgement(Sheet):
    outcome: Outcome = field(say("研判结论"))
    reason: Reason = field(
        say("理由"),
        hint=say("写明核对了什么、供应商怎样说明、为什么这样认定。"),
        min_length=10,
    )


class Referral(Sheet):
    referral: Reason = field(say("移送说明"), min_length=10)


class Nothing(Sheet):
    """Nothing to fill in: the clock acts."""
