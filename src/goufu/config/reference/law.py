"""``law.md``: every value the platform takes from the law, with the words it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from goufu.config.reference.markdown import anchor, head, table
from goufu.law.in_words import in_words
from goufu.law.instruments import Instrument, all_instruments
from goufu.law.labels import CASES, SUBJECTS
from goufu.law.rows import Page, Row, every_page
from goufu.law.rows import page as page_of

ABOUT = """\
平台取用的每个数值、清单和选择都在这里，按主题排列。每一条依次写明：取值，适用地区、日期和情形，条款，条文原句，来源。
办理事项时按事件发生之日和所在地取用：当日有效的条目中，地方规定只在国家规定允许时优先；同日多条的，以较晚施行的为准。

- **✓ 已核实**：取值与手边的法律文本或者公开全文核对过。
- **✗ 未核定**：只凭记忆、培训材料、转引或者讲座，日期或者取值没有与原文核对过；页面上同样注明。

施行日期以文件的施行日期为准，文件日期是否核实见[文件](#文件)。改动一个数值只需增加一行数据，见\
[如何查询规定](../how-to/ask-the-law.md)；按参数编号查找见[参数一览](parameters.md)。
"""


def keys() -> list[str]:
    """Return the keys of all provisions; the calendar is another matter."""
    return [about.key for about in every_page()]


def page() -> str:
    order = list(SUBJECTS)
    pages = sorted(every_page(), key=lambda about: order.index(subject_of(about)))
    chapters = groupby(pages, key=subject_of)
    return (
        head("法律依据 Law", ABOUT)
        + _contents()
        + "".join(_chapter(subject, list(pages)) for subject, pages in chapters)
        + _instruments()
    )


def subject_of(about: Page) -> str:
    """Return the folder a page lies in."""
    return about.key.partition("/")[0]


def _contents() -> str:
    lines = (f"- [{name}](#{anchor(name)})" for name in (*SUBJECTS.values(), "文件"))
    return "\n" + "\n".join(lines) + "\n"


def _chapter(subject: str, pages: list[Page]) -> str:
    return f"\n## {SUBJECTS[subject]}\n" + "".join(map(_section, pages))


def _section(about: Page) -> str:
    rows = [row for place in sorted(about.rows) for row in about.rows[place]]
    lines = _lines(rows) if rows else [f"{about.remedy or '没有预置条目。'}\n"]
    return f"\n### {about.title}\n\n`{about.key}`\n\n" + "\n".join(lines)


def _lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        answer = row.answer
        mark = "✓ 已核实" if answer.verified else "✗ 未核定"
        yield f"- **{value_of(row)}**  "
        yield f"  {described(row)}；{answer.cite}（{mark}）  "
        if answer.quote:
            yield f"  原文：“{' '.join(answer.quote.split())}”  "
        note = f"；注：{answer.note}" if answer.note else ""
        yield f"  来源：{answer.source}{note}\n"


def _instruments() -> str:
    heads = ("文件", "文号", "制定机关", "施行", "失效", "依据")
    return "\n## 文件\n\n" + table(heads, map(_instrument, all_instruments()))


def _instrument(act: Instrument) -> tuple[str, ...]:
    mark = "✓" if act.verified else "✗"
    since = act.in_force_from.isoformat() if act.in_force_from else "未核实"
    until = act.in_force_to.isoformat() if act.in_force_to else ""
    return (
        f"{act.title}\n`{act.short}`",
        act.number,
        act.issuer,
        since,
        until,
        f"{mark} {act.source}",
    )


def value_of(row: Row) -> str:
    """Return the value of a row in words; one that was repealed sets nothing."""
    answer = row.answer
    if answer.value is None:
        return "不作规定"
    return in_words(answer.value, answer.unit, key=answer.key)


def described(row: Row) -> str:
    """Return place, days and case of a row: 全国，2003-01-01 起，采购方式：公开招标."""
    place = "全国" if row.answer.place == "CN" else row.answer.place
    begin = row.answer.in_force_from
    since = f"{begin.isoformat()} 起" if begin else ""
    until = f"{row.in_force_to.isoformat()} 止" if row.in_force_to else ""
    case = "；".join(_case(name, values) for name, values in sorted(row.case.items()))
    return "，".join(part for part in (place, since, until, case) if part)


def _case(name: str, values: frozenset[Any]) -> str:
    return f"{CASES.get(name, name)}：{in_words(sorted(values, key=str))}"


def title_of(key: str) -> str:
    """Return the title of a provision as a link into the page."""
    title = page_of(key).title
    return f"[{title}](law.md#{anchor(title)})"
