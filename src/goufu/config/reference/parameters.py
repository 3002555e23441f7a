"""``parameters.md``: where each of the parameters is kept in which the two laws may differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from goufu.config.reference.law import title_of
from goufu.config.reference.markdown import head, table
from goufu.law.instruments import instrument
from goufu.law.rows import DATA, page

FILE = DATA.parent / "parameters.yaml"
ABOUT = (
    "2014–2015 年与现行规定可能不同的五十五个参数，各由哪一条规定取值。点标题看取值、条款和原文；"
    "括号内是数据文件 `src/goufu/law/data/<名称>.yaml`。✗ 表示其中有未核定的条目。"
)


def parameters() -> list[dict[str, Any]]:
    """Return the parameters as they are written: id, title, provisions or acts."""
    loaded: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
    return loaded


def page_of_parameters() -> str:
    rows = ((one["id"], one["title"], "\n".join(_kept(one))) for one in parameters())
    return head("参数一览 Parameters", ABOUT) + "\n" + table(("编号", "参数", "规定"), rows)


def _kept(parameter: dict[str, Any]) -> Iterator[str]:
    for short in parameter.get("acts", ()):
        act = instrument(short)
        yield f"{act.title}（{act.number}）：{act.in_force_from} 至 {act.in_force_to or '今'}"
    for key in parameter.get("provisions", ()):
        rows = [row for spoken in page(key).rows.values() for row in spoken]
        doubt = "" if all(row.answer.verified for row in rows) else " ✗"
        empty = "" if rows else "，未预置，由系统管理员录入"
        yield f"{title_of(key)}（`{key}`{empty}）{doubt}"
