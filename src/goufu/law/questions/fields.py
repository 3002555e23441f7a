"""The facts of a question: what may be given, and how a wrong one is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, Literal

from goufu.law.places import UnknownPlace, from_local_to_national
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

Kind = Literal[
    "text",
    "filled_text",
    "choice",
    "day",
    "place",
    "integer",
    "integers",
    "number",
    "yes",
    "object",
]
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONGEST_SHOWN = 40


class WrongFacts(Refusal):
    """The facts do not fit the question; ``field`` names the one that does not."""

    status = 422

    def __init__(self, *, field: str | None = None, **params: Any) -> None:
        self.field = field
        super().__init__(**({} if field is None else {"field": field}), **params)


class NotAnObject(WrongFacts):
    """Facts are given by name."""

    code = "not_an_object"
    sentence = say("事实应当是一个 JSON 对象。")


class UnknownField(WrongFacts):
    """The question asks no such fact."""

    code = "unknown_field"
    sentence = say("这个问题没有“{field}”这一项。")
    remedy = say("可以填写：{fields}。")


class MissingField(WrongFacts):
    """A fact that the answer hangs on was not given."""

    code = "missing_field"
    sentence = say("缺少“{field}”。")


class WrongType(WrongFacts):
    """The fact is of another kind."""

    code = "wrong_type"
    sentence = say("“{field}”应当是{wanted}。")


class OutOfRange(WrongFacts):
    """The number is smaller or larger than it can be."""

    code = "out_of_range"
    sentence = say("“{field}”的 {value} 不在允许的范围内。")
    remedy = say("最小 {least}，最大 {most}。")


class NotADay(WrongFacts):
    """The text is not a day of the calendar."""

    code = "not_a_day"
    sentence = say("“{field}”的“{value}”不是日期。")
    remedy = say("请写成 2026-01-31 这样的日期。")


class UnknownValue(WrongFacts):
    """The text is not one of those that are known."""

    code = "unknown_value"
    sentence = say("“{field}”没有“{value}”这个选项。")
    remedy = say("可以选择：{choices}。")


class NotAPlace(WrongFacts):
    """The text is not a place."""

    code = "unknown_place"
    sentence = say("“{field}”的“{value}”不是可以识别的地区。")
    remedy = UnknownPlace.remedy


@dataclass(frozen=True)
class Field:
    """One fact that a question asks.

    Attributes:
        choices: what a choice or an integer may be, by value, in Chinese words.
        least, most: between which a number must lie, both included; None where there is no bound.
        required: whether it must be given whatever the other facts are.
        meaning: what it is, in Chinese.
    """

    name: str
    kind: Kind
    meaning: str
    choices: Mapping[Any, str] | None = None
    required: bool = True
    least: int | None = None
    most: int | None = None

    def read(self, value: Any) -> Any:
        """Return the value as Python knows it.

        Raises:
            WrongFacts: it is none.
        """
        return _READ[self.kind](self, value)

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        shape: dict[str, Any] = {"description": self.meaning, **_SHAPES.get(self.kind, _TEXT)}
        if self.choices is not None:
            shape["enum"] = list(self.choices)
        bounds = {"minimum": self.least, "maximum": self.most}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        if self.kind == "integers":
            return {**shape, "items": {"type": "integer", **given}}
        return {**shape, **given}


def read_facts(fields: tuple[Field, ...], facts: Any) -> dict[str, Any]:
    """Read all facts: nothing unknown, nothing missing, everything of its kind.

    Raises:
        WrongFacts: the first thing that does not fit.
    """
    if not isinstance(facts, dict):
        raise NotAnObject
    by_name = {field.name: field for field in fields}
    for name in facts:
        if name not in by_name:
            raise UnknownField(field=_shown(name), fields="、".join(by_name))
    for field in fields:
        if field.required and field.name not in facts:
            raise MissingField(field=field.name)
    return {field.name: field.read(facts[field.name]) for field in fields if field.name in facts}


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise WrongType(field=field.name, wanted=Word(say("文字")))
    return value


def _filled_text(field: Field, value: Any) -> str:
    text = _text(field, value)
    if not text.strip():
        raise MissingField(field=field.name)
    return text


def _choice(field: Field, value: Any) -> str:
    text = _text(field, value)
    choices = field.choices or {}
    if text not in choices:
        raise UnknownValue(field=field.name, value=_shown(text), choices="、".join(choices))
    return text


def _integer(field: Field, value: Any) -> int:
    # True is an int in Python and not in law.
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongType(field=field.name, wanted=Word(say("整数")))
    _check_bounds(field, value)
    if field.choices is not None and value not in field.choices:
        choices = "、".join(map(str, field.choices))
        raise UnknownValue(field=field.name, value=_shown(value), choices=choices)
    return value


def _integers(field: Field, value: Any) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise WrongType(field=field.name, wanted=Word(say("整数的列表")))
    one = replace(field, kind="integer")
    return tuple(
        _integer(replace(one, name=f"{field.name}.{place}"), each)
        for place, each in enumerate(value)
    )


def _number(field: Field, value: Any) -> Decimal:
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        raise WrongType(field=field.name, wanted=Word(say("数字")))
    number = Decimal(str(value))
    _check_bounds(field, number)
    return number


def _yes(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongType(field=field.name, wanted=Word(say("true 或者 false")))
    return value


def _check_bounds(field: Field, value: int | Decimal) -> None:
    too_small = field.least is not None and value < field.least
    if too_small or (field.most is not None and value > field.most):
        raise OutOfRange(
            field=field.name,
            value=_shown(value),
            least="—" if field.least is None else field.least,
            most="—" if field.most is None else field.most,
        )


def _day(field: Field, value: Any) -> date:
    text = _text(field, value)
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise NotADay(field=field.name, value=_shown(text))


def _place(field: Field, value: Any) -> str:
    text = _text(field, value)
    try:
        from_local_to_national(text)
    except UnknownPlace:
        raise NotAPlace(field=field.name, value=_shown(text)) from None
    return text


def _object(field: Field, value: Any) -> Any:
    del field  # the question itself says what is wrong with its facts
    return value


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


_READ: Mapping[str, Callable[[Field, Any], Any]] = {
    "text": _text,
    "filled_text": _filled_text,
    "choice": _choice,
    "integer": _integer,
    "integers": _integers,
    "number": _number,
    "yes": _yes,
    "object": _object,
    "day": _day,
    "place": _place,
}

_TEXT: Mapping[str, Any] = {"type": "string"}
_SHAPES: Mapping[Kind, Mapping[str, Any]] = {
    "day": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "integers": {"type": "array"},
    "number": {"type": "number"},
    "yes": {"type": "boolean"},
}

ON = Field("on", "day", say("判断以哪一天的法律为准"))
PLACE = Field("place", "place", say("购买主体所在地区，如 CN-3415"))
MOST_FEN = 10**15  # ten trillion yuan: more is a slip of the pen


def fen(name: str, meaning: str, *, least: int = 0) -> Field:
    """Return a field for an amount in fen."""
    return Field(name, "integer", meaning, least=least, most=MOST_FEN)
