"""Read the working days of a year from a file: YAML as the platform ships it, or CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import yaml
from pydantic import ValidationError

from goufu.base.law_rows.sheets import EnterYear
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

LARGEST = 64 * 1024
OFF, WORKED = frozenset({"off", "休", "放假"}), frozenset({"work", "班", "上班"})
A_DAY = timedelta(days=1)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class WrongOnALine(Refusal):
    """A day of the file is refused; the line says where it stands."""

    code = "calendar.wrong_on_a_line"
    status = 422
    sentence = say("第 {lines} 行：{what}")
    remedy = say("请更正这一行后重新导入；没有录入任何内容。")


class UnreadableYear(Refusal):
    code = "calendar.unreadable_year"
    status = 422
    sentence = say("读不出文件中的工作日安排：{what}。")
    remedy = say(
        "CSV 每行为“日期,休或班,节日名称”，如 2027-01-01,休,元旦；"
        "YAML 与系统自带的日历文件同样格式。"
    )


@contextmanager
def by_line(content: bytes) -> Iterator[None]:
    """Say of a refused day on which lines of the file it stands.

    Raises:
        WrongOnALine: instead of a refusal that names a day.
    """
    try:
        yield
    except Refusal as refusal:
        days = [str(value) for value in refusal.params.values() if _is_day(value)]
        text = content.decode("utf-8-sig").splitlines()
        lines = [n for n, line in enumerate(text, start=1) if any(day in line for day in days)]
        if not days or not lines:
            raise
        where = "、".join(map(str, lines))
        raise WrongOnALine(lines=where, what=str(refusal)) from refusal


def _is_day(value: object) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def read_year(content: bytes, name: str, *, cite: str = "", source: str = "") -> EnterYear:
    """Return what a file says of a year.

    Args:
        cite, source: where the file itself does not say them.

    Raises:
        UnreadableYear: too large, of another form, or it lacks something.
        WrongOnALine: not YAML from some line on.
    """
    if len(content) > LARGEST:
        raise UnreadableYear(what=Word(say("文件过大")))
    try:
        text = content.decode("utf-8-sig")
        told = _csv(text) if name.lower().endswith(".csv") else _yaml(text)
        told = {**told, "cite": cite or told.get("cite"), "source": source or told.get("source")}
        return EnterYear.model_validate(told)
    except UnicodeDecodeError:
        raise UnreadableYear(what=Word(say("不是 UTF-8 编码"))) from None
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        what = ".".join(str(part) for part in first["loc"])
        raise UnreadableYear(what=f"{what}: {first['msg']}") from None
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise WrongOnALine(lines=line, what=wrong.problem or "") from None
    except (yaml.YAMLError, csv.Error, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise UnreadableYear(what=str(wrong).partition("\n")[0]) from None


def _yaml(text: str) -> Mapping[str, Any]:
    told = yaml.safe_load(text)
    runs = [
        {"name": one["name"], "first": first, "last": last}
        for one in told["breaks"]
        for first, last in _runs(one["days"])
    ]
    return {
        "year": told["year"],
        "cite": told.get("cite"),
        "source": told.get("source"),
        "breaks": runs,
        "made_up": [{"day": day} for day in told.get("made_up") or ()],
    }


def _csv(text: str) -> Mapping[str, Any]:
    off: dict[str, list[date]] = {}
    worked: list[date] = []
    for row in csv.reader(io.StringIO(text)):
        if not row or not row[0][:1].isdigit():
            continue  # the head, or an empty line
        day, kind = date.fromisoformat(row[0].strip()), row[1].strip().lower()
        if kind in WORKED:
            worked.append(day)
        elif kind in OFF:
            name = row[2].strip() if len(row) > 2 else ""  # noqa: PLR2004 -- the third column
            off.setdefault(name or kind, []).append(day)
        else:
            raise ValueError(row[1])
    days = [day for some in off.values() for day in some] + worked
    return {
        "year": max({day.year for day in days}),
        "breaks": [
            {"name": name, "first": first, "last": last}
            for name, some in off.items()
            for first, last in _runs(some)
        ],
        "made_up": [{"day": day} for day in worked],
    }


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """Put days that follow one another together; a day given twice begins a run of its own."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == A_DAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs
