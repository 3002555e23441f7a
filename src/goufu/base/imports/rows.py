"""Make sheets of the rows of a table, and say of each wrong cell what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext
from pydantic import ValidationError

from goufu.base.doors.filled import sentences
from goufu.base.doors.sheets import ERRORS, Sheet, SheetField, fields_of
from goufu.base.imports.declare import Import, RowProblem
from goufu.base.imports.reading import Line, Table
from goufu.base.people.roles import Actor
from goufu.law.money import parse_yuan
from goufu.law.refusals import Refusal
from goufu.law.words import say

MISSING = ERRORS["missing"]
YES = frozenset({"是", "√", "✓", "1", "true", "yes", "y"})
NO = frozenset({"否", "×", "0", "false", "no", "n", "无"})
DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
LOST_DIGITS = re.compile(r"-?\d(\.\d+)?E[+]\d+")
BETWEEN = re.compile(r"[、,，;；/\n]+")

NOT_IN_LIST = say("“{typed}”不在可选内容中。")
CHOOSE = say("请填写：{choices}。")
NO_SUCH_DAY = say("“{typed}”不是日期，或者没有这一天。")
WRITE_DAY = say("请写成 2015-12-24。")
DIGITS_LOST = say("这一格被电子表格当作数字，末几位已经丢失。")
AS_TEXT = say("请先把这一列的单元格格式设为“文本”，再重新输入。")
YES_OR_NO = say("请填写“是”或“否”。")


@dataclass
class Parsed:
    """The rows that are right, their numbers in the file, and what is wrong with the others.

    ``problems`` count rows as the file does.
    """

    rows: list[Sheet] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def parse(imported: Import, table: Table) -> Parsed:
    """Read every row; a wrong one does not keep the others from being looked at."""
    parsed, specs = Parsed(), {spec.name: spec for spec in fields_of(imported.row)}
    for line in table.lines:
        raw, wrong = _read(line, specs)
        if not wrong:
            try:
                parsed.rows.append(imported.row.model_validate(raw))
                parsed.numbers.append(line.number)
                continue
            except ValidationError as error:
                wrong = _said(error, line)
        parsed.problems += wrong
    return parsed


def examined(imported: Import, parsed: Parsed, *, actor: Actor, on: date) -> list[RowProblem]:
    """Return all that is wrong, row by row: what a cell tells, and what the room finds."""
    found = imported.check(parsed.rows, actor, on) if parsed.rows else ()
    of_room = [
        RowProblem(parsed.numbers[one.row], one.field, one.sentence, one.remedy) for one in found
    ]
    return sorted([*parsed.problems, *of_room], key=lambda one: one.row)


def _read(line: Line, specs: Mapping[str, SheetField]) -> tuple[dict[str, Any], list[RowProblem]]:
    raw: dict[str, Any] = {}
    wrong: list[RowProblem] = []
    for name, typed in line.cells.items():
        try:
            raw[name] = _value(specs[name], typed)
        except _Wrong as said:
            wrong.append(RowProblem(line.number, name, said.sentence, said.remedy))
    missing = [
        RowProblem(line.number, spec.name, gettext(MISSING))
        for spec in specs.values()
        if spec.required and spec.name not in line.cells
    ]
    return raw, [*wrong, *missing]


def _said(error: ValidationError, line: Line) -> list[RowProblem]:
    return [
        RowProblem(line.number, path[0] if path else "", said) for path, said in sentences(error)
    ]


class _Wrong(Exception):
    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.remedy = sentence, remedy


def _value(spec: SheetField, typed: str) -> Any:
    """Return what stands in a cell as its field takes it.

    Raises:
        _Wrong: it cannot be that.
    """
    if spec.kind in {"text", "long_text"}:
        if LOST_DIGITS.fullmatch(typed):
            raise _Wrong(gettext(DIGITS_LOST), gettext(AS_TEXT))
        return typed
    narrow = unicodedata.normalize("NFKC", typed).strip()
    read = _READERS.get(spec.kind)
    return read(spec, narrow) if read else narrow


def _money(_spec: SheetField, typed: str) -> int:
    try:
        return parse_yuan(typed)
    except Refusal as refusal:
        raise _Wrong(
            gettext(refusal.sentence).format(**refusal.params), gettext(refusal.remedy)
        ) from None


def _number(_spec: SheetField, typed: str) -> str:
    return typed.replace(",", "")


def _percent(_spec: SheetField, typed: str) -> str:
    return typed.rstrip("%").strip()


def _yes(_spec: SheetField, typed: str) -> bool:
    if typed.lower() in YES:
        return True
    if typed.lower() in NO:
        return False
    raise _Wrong(gettext(YES_OR_NO))


def _day(_spec: SheetField, typed: str) -> date:
    form = DAY.fullmatch(typed.replace(" ", ""))
    try:
        return date(*(int(part) for part in form.groups())) if form else _no_day(typed)
    except ValueError:
        return _no_day(typed)


def _no_day(typed: str) -> date:
    raise _Wrong(gettext(NO_SUCH_DAY).format(typed=typed), gettext(WRITE_DAY))


def _choice(spec: SheetField, typed: str) -> str:
    words = {gettext(str(label)): value for value, label in spec.choices}
    known = {str(label): value for value, label in spec.choices} | words
    known |= {value: value for value, _ in spec.choices}
    # What is typed was made narrow; so must be what it is compared with.
    known |= {unicodedata.normalize("NFKC", label): value for label, value in known.items()}
    if typed not in known:
        raise _Wrong(
            gettext(NOT_IN_LIST).format(typed=typed),
            gettext(CHOOSE).format(choices="、".join(words)),
        )
    return known[typed]


def _choices(spec: SheetField, typed: str) -> list[str]:
    return [_choice(spec, one.strip()) for one in BETWEEN.split(typed) if one.strip()]


_READERS: dict[str, Any] = {
    "money": _money,
    "integer": _number,
    "decimal": _number,
    "percent": _percent,
    "yes": _yes,
    "day": _day,
    "choice": _choice,
    "choices": _choices,
}
