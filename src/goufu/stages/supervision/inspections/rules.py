"""What must hold in an inspection. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.words import say


class DueBeforeToday(Refusal):
    code = "inspections.due_before_today"
    status = 422
    sentence = say("整改期限 {due_on} 早于今天 {today}。")
    remedy = say("请填写今天以后的日期。")


def check_due(due_on: date, *, today: date) -> None:
    """Findings are corrected by a day that is still to come."""
    if due_on < today:
        raise DueBeforeToday(due_on=due_on.isoformat(), today=today.isoformat())
