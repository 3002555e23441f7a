"""How sums, days and shares are written; all are template filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django.urls import get_script_prefix
from django.utils.formats import date_format
from django.utils.translation import gettext

from goufu.base.doors.filled import BoundField
from goufu.law import money
from goufu.law.calendar import BEIJING

GRADES = {"优": "a", "良": "b", "中": "c", "差": "d"}
NOTHING = "—"


def money_yuan(fen: int | None) -> str:
    """Write fen as yuan: 268500600 → 2,685,006.00."""
    return NOTHING if fen is None else money.yuan(fen)


def money_wan(fen: int | None) -> str:
    """Write fen as ten thousands of yuan: 268500600 → 268.50."""
    return NOTHING if fen is None else money.wan(fen)


def in_words(fen: int | None) -> str:
    """Write fen as a sum in words: 贰佰陆拾捌万伍仟零陆元整."""
    return "" if fen is None else money.in_words(fen)


def typed(bound: BoundField) -> str:
    """Write what a field holds as somebody reads it who cannot change it."""
    value, kind = bound.value, bound.field.kind
    if kind == "yes":
        return gettext("是") if value else gettext("否")
    if kind in {"choice", "choices", "reference"}:
        chosen = value if isinstance(value, list) else [value]
        said = [words for one, words in bound.choices if one in {str(each) for each in chosen}]
        return gettext("、").join(said) or NOTHING
    return str(value) or NOTHING


def day(value: date | datetime | None) -> str:
    """Write a day: 2015-12-24."""
    return NOTHING if value is None else _beijing_day(value).isoformat()


def day_in_words(value: date | datetime | None) -> str:
    """Write a day as papers do: 2015 年 5 月 4 日."""
    return "" if value is None else date_format(_beijing_day(value), gettext("Y 年 n 月 j 日"))


def moment(value: datetime | None) -> str:
    """Write a moment by the clocks of Beijing: 2015-12-24 09:30."""
    return NOTHING if value is None else value.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def percent(value: float | None) -> str:
    """Write a share of a hundred: 81.6%."""
    return NOTHING if value is None else f"{value:.1f}%"


def cite_url(clause: str) -> str:
    """Return the page where a clause can be read."""
    return f"{get_script_prefix()}law/?cite={quote(clause)}"


def grade_class(grade: str) -> str:
    return GRADES.get(grade, "b")


def _beijing_day(value: date | datetime) -> date:
    return value.astimezone(BEIJING).date() if isinstance(value, datetime) else value


FILTERS: tuple[Callable[..., Any], ...] = (
    typed,
    money_yuan,
    money_wan,
    in_words,
    day,
    day_in_words,
    moment,
    percent,
    cite_url,
    grade_class,
)
