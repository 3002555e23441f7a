"""``deadlines.md``: every duty with a clock, in 2015 and by the newest law."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import all_doors
from goufu.config.reference.law import described, value_of
from goufu.config.reference.markdown import head, table
from goufu.law.duties import DUTIES, Duty
from goufu.law.rows import Row
from goufu.law.rows import page as page_of

THEN = date(2015, 12, 24)  # The day of the lecture's year that the sample is played on.
NEWEST = date.max
ABOUT = (
    "每项有时限的义务：从哪一天起算，按 2015 年 12 月 24 日的法律多久，按最新的法律多久，"
    "由平台的哪一步起算、哪一步办结。起算当日不计入。✗ 表示未与文本核对。"
)


def page() -> str:
    rows = [_row(duty) for duty in DUTIES.values()]
    heads = ("义务", "起算事件", "2015 年", "最新", "起算步骤", "办结步骤")
    return head("时限 Deadlines", ABOUT) + "\n" + table(heads, rows)


def _row(duty: Duty) -> tuple[str, ...]:
    opened, met = _steps(duty.name)
    return (
        f"{duty.title}\n`{duty.name}`",
        duty.event,
        _period(duty, THEN),
        _period(duty, NEWEST),
        "\n".join(opened),
        "\n".join(met),
    )


def _period(duty: Duty, day: date) -> str:
    rows = page_of(duty.period.key).all_rows()
    return "\n".join(_line(row) for row in rows if row.in_force_on(day)) or "无规定"


def _line(row: Row) -> str:
    answer = row.answer
    mark = "" if answer.verified else "✗ "
    case = described(row).replace("全国，", "")
    return f"{mark}{value_of(row)}（{case}；{answer.cite}）"


def _steps(name: str) -> tuple[list[str], list[str]]:
    opened, met = [], []
    for doors in all_doors():
        for step in doors.workflow.steps:
            words = f"{doors.name}：{step.label.rstrip('…')}"
            if name in {duty.name for duty in step.opens}:
                opened.append(words)
            if name in {duty.name for duty in step.meets}:
                met.append(words)
    return list(dict.fromkeys(opened)), list(dict.fromkeys(met))
