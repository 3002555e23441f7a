"""What people fill in about inspections."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, Reason, Sheet, field
from goufu.law.words import say
from goufu.stages.supervision.inspections.models import Manner


class OpenInspection(Sheet):
    manner: Manner = field(say("检查方式"))
    subject: Reason = field(say("检查内容"))


class Finding(Sheet):
    finding: Reason = field(say("发现的问题"))
    basis: Line = field(say("依据"))
    correct_by: date = field(say("整改期限"))


class Nothing(Sheet):
    verification: Reason = field(say("检查结论"))


class Correction(Sheet):
    correction: Reason = field(say("整改情况"))


class Verification(Sheet):
    verification: Reason = field(say("核实意见"))
