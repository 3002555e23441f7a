"""``two-laws.md``: the path in the lecture's year and today, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goufu.base.doors.declare import all_doors
from goufu.base.workflow.declare import Step
from goufu.config.reference.law import described, keys, value_of
from goufu.config.reference.markdown import head, table
from goufu.law.methods import OPEN_TENDER
from goufu.law.places import from_local_to_national
from goufu.law.rows import Row
from goufu.law.rows import page as page_of

LUAN = "CN-3415"
THEN, NOW = date(2015, 6, 1), date(2026, 6, 1)
ABOUT = (
    f"同一个项目按 {THEN} 的规定和按 {NOW} 的规定各走一遍全程，哪些步骤、哪些数值不同"
    "（六安市）。`tests/journeys/test_two_laws.py` 照此各走一遍。✗ 表示未与文本核对。"
)
HEADS = ("2015 年", "现在")


@dataclass(frozen=True)
class Here:
    """Something that lies in a place: enough to ask whether a step exists."""

    place: str = LUAN
    method: str | None = None

    def method_of_purchase(self) -> str | None:
        return self.method


def page() -> str:
    return (
        head("两种规定 Two laws", ABOUT)
        + "\n## 步骤\n\n只列因规定不同而不同的步骤，其余步骤两年相同。\n\n"
        + table(("步骤", *HEADS, "依据"), steps())
        + "\n## 数值\n\n只列两年不同的数值。\n\n"
        + table(("规定", *HEADS), values())
    )


def steps() -> Iterator[tuple[str, str, str, str]]:
    """Yield the steps that exist on only one of the two days."""
    for doors in all_doors():
        for step in doors.workflow.steps:
            alike = [one for one in doors.workflow.steps if _same(one, step)]
            then, now = (any(_exists(one, day) for one in alike) for day in (THEN, NOW))
            if then != now:
                name = f"{doors.name}：{step.label.rstrip('…')}\n`{doors.kind}.{step.verb}`"
                yield name, _there(then), _there(now), step.clause


def _exists(step: Step, day: date) -> bool:
    return step.exists(Here(method=min(step.only, default=OPEN_TENDER)), day)


def _same(one: Step, other: Step) -> bool:
    """Test whether two steps differ only in the law that they cite."""
    return (one.verb, one.source) == (other.verb, other.source)


def values() -> Iterator[tuple[str, str, str]]:
    """Yield the provisions that say something else on the two days."""
    for key in keys():
        then, now = _rows(key, THEN), _rows(key, NOW)
        if _substance(then) != _substance(now):
            yield f"{page_of(key).title}\n`{key}`", _words(then), _words(now)


def _rows(key: str, day: date) -> list[Row]:
    found = page_of(key).rows
    here = [row for place in from_local_to_national(LUAN) for row in found.get(place, ())]
    return [row for row in here if row.in_force_on(day) and row.answer.value is not None]


def _substance(rows: list[Row]) -> list[str]:
    return sorted(
        f"{row.answer.value} {row.answer.unit} {sorted(row.case.items())}" for row in rows
    )


def _words(rows: list[Row]) -> str:
    return "\n".join(_line(row) for row in rows) or "无规定"


def _line(row: Row) -> str:
    mark = "" if row.answer.verified else "✗ "
    return f"{mark}{value_of(row)}（{described(row)}；{row.answer.cite}）"


def _there(there: bool) -> str:
    return "有" if there else "无"
