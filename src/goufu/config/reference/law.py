"""``law.md``: every value the platform takes from the law, with the words it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goufu.config.reference.markdown import head
from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.rows import DATA, Page, Row
from goufu.law.rows import page as page_of

ABOUT = (
    "每个数值、清单和选择都在一行里与条款和原文放在一起，按事件发生之日和地点取用。"
    "✓ 表示已与文本核对；✗ 表示只凭记忆，页面上会注明“未核对”。"
)
UNITS = {
    "calendar_day": "日",
    "working_day": "个工作日",
    "fixed_day": "（固定日期）",
    "percent": "%",
    "month": "个月",
    "year": "年",
}


def keys() -> list[str]:
    """Return the keys of all provisions; the calendar is another matter."""
    found = (path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.yaml"))
    return sorted(key for key in found if not key.startswith("calendar/"))


def page() -> str:
    return head("法律依据 Law", ABOUT) + "".join(_chapter(page_of(key)) for key in keys())


def _chapter(about: Page) -> str:
    rows = [row for place in sorted(about.rows) for row in about.rows[place]]
    return f"\n## {about.title}\n\n`{about.key}`\n\n" + "\n".join(_lines(rows))


def _lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        answer = row.answer
        mark = "✓" if answer.verified else "✗"
        yield f"- {mark} **{said(answer.value, answer.unit)}** {described(row)}，{answer.cite}"
        if answer.quote:
            yield f"  > {' '.join(answer.quote.split())}"
        yield f"  来源：{answer.source}\n"


def described(row: Row) -> str:
    """Return place, days and case of a row: 全国，2003-01-01 起，公开招标."""
    place = "全国" if row.answer.place == "CN" else row.answer.place
    begin = row.answer.in_force_from
    since = f"{begin.isoformat()} 起" if begin else ""
    until = f"{row.in_force_to.isoformat()} 止" if row.in_force_to else ""
    case = "；".join(_case(name, values) for name, values in sorted(row.case.items()))
    return "，".join(part for part in (place, since, until, case) if part)


def _case(name: str, values: frozenset[Any]) -> str:
    words = "、".join(METHODS.get(str(value), str(value)) for value in sorted(values, key=str))
    return words if name == "method" else f"{name} = {words}"


def said(value: Any, unit: str) -> str:
    """Return a value with its unit."""
    if value is None:
        return "不作规定"
    if unit == "fen" and isinstance(value, int):
        return f"{yuan(value)} 元"
    if isinstance(value, tuple):
        return "、".join(said(one, "") for one in value)
    return f"{value} {UNITS.get(unit, '')}".strip()
