"""The facts of a question: what may be given, and how a wrong one is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from goufu.law.places import UnknownPlace, from_local_to_national
from goufu.law.questions.wrong_facts import (
    GivenTwice,
    MissingField,
    NotADay,
    NotAnObject,
    NotAPlace,
    OutOfRange,
    UnknownField,
    UnknownValue,
    WrongFacts,
    WrongType,
)
from goufu.law.words import Word, say

Kind = Literal[
    "text",
    "filled_text",
    "choice",
    "day",
    "place",
    "yes",
    "integer",
    "number",
    "object",
    "record",
    "list",
]
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONGEST_SHOWN = 40
MOST_FEN = 10**15  # ten trillion yuan: more is a slip of the pen
__all__ = [
    "ON",
    "PLACE",
    "Field",
    "MissingField",
    "WrongFacts",
    "fen",
    "read_facts",
    "schema_of",
]


@dataclass(frozen=True)
class Field:
    """One fact that a question asks.

    Attributes:
        choices: what a choice or an integer may be, by value, in Chinese words.
        required: whether it must be given whatever the other facts are.
        meaning: what it is, in Chinese.
        least, most: the bounds of an integer or a number, both included; the least length of a
            list.
        nullable: whether null may be said for "there is none".
        fields: what a record is made of.
        of: what each member of a list is; it has no name of its own.
        distinct: the part of a record that may stand only once in its list.
    """

    name: str
    kind: Kind
    meaning: str
    choices: Mapping[Any, str] | None = None
    required: bool = True
    least: int | None = None
    most: int | None = None
    nullable: bool = False
    fields: tuple[Field, ...] = ()
    of: Field | None = None
    distinct: str = ""

    def read(self, value: Any) -> Any:
        """Return the value as Python knows it.

        Raises:
            WrongFacts: it is none; ``field`` is the path from here, such as ``offers.0.id``.
        """
        if value is None and self.nullable:
            return None
        return _READ[self.kind](self, value)

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        shape: dict[str, Any] = {"description": self.meaning} if self.meaning else {}
        typed = _TYPES.get(self.kind, "string")
        shape["type"] = [typed, "null"] if self.nullable else typed
        if self.kind == "day":
            shape["format"] = "date"
        if self.choices is not None:
            shape["enum"] = list(self.choices)
        if self.kind == "record":
            shape |= schema_of(self.fields)
        if self.of is not None:
            shape["items"] = self.of.schema()
        least, most = ("minItems", "maxItems") if self.kind == "list" else ("minimum", "maximum")
        if self.least is not None:
            shape[least] = self.least
        if self.most is not None:
            shape[most] = self.most
        return shape


def fen(name: str, meaning: str, *, least: int = 0, nullable: bool = False) -> Field:
    """Return a field for an amount in fen."""
    return Field(name, "integer", meaning, least=least, most=MOST_FEN, nullable=nullable)


def schema_of(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return the JSON Schema of facts given by name, but for its type."""
    return {
        "properties": {one.name: one.schema() for one in fields},
        "required": [one.name for one in fields if one.required],
        "additionalProperties": False,
    }


def read_facts(fields: tuple[Field, ...], facts: Any) -> dict[str, Any]:
    """Read all facts: nothing unknown, nothing missing, everything of its kind.

    Raises:
        WrongFacts: the first thing that does not fit.
    """
    if not isinstance(facts, dict):
        raise NotAnObject
    given = [field for field in fields if field.name in facts]
    if len(given) != len(facts):
        names = [field.name for field in fields]
        unknown = next(name for name in facts if name not in names)
        raise UnknownField(field=_shown(unknown), fields="、".join(names))
    if len(given) != len(fields):
        for field in fields:
            if field.required and field.name not in facts:
                raise MissingField(field=field.name)
    return {field.name: field.read(facts[field.name]) for field in given}


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


def _yes(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongType(field=field.name, wanted=Word(say("true 或者 false")))
    return value


def _integer(field: Field, value: Any) -> int:
    # True is an int in Python and not in law.
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongType(field=field.name, wanted=Word(say("整数")))
    if field.choices is not None and value not in field.choices:
        choices = "、".join(map(str, field.choices))
        raise UnknownValue(field=field.name, value=_shown(value), choices=choices)
    _check_bounds(field, value)
    return value


def _number(field: Field, value: Any) -> Decimal:
    counts = isinstance(value, int) and not isinstance(value, bool)
    if not counts and not (isinstance(value, float) and math.isfinite(value)):
        raise WrongType(field=field.name, wanted=Word(say("数字")))
    number = Decimal(str(value))
    _check_bounds(field, number)
    return number


def _check_bounds(field: Field, value: int | Decimal) -> None:
    least, most = field.least, field.most
    if (least is None or least <= value) and (most is None or value <= most):
        return
    raise OutOfRange(
        field=field.name,
        value=_shown(value),
        least="—" if least is None else least,
        most="—" if most is None else most,
    )


def _list(field: Field, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise WrongType(field=field.name, wanted=Word(say("列表")))
    if len(value) < (field.least or 0):
        raise MissingField(field=field.name)
    assert field.of is not None
    read: list[Any] = []
    try:
        for one in value:
            read.append(field.of.read(one))  # noqa: PERF401 - how far it came says which one it is
    except WrongFacts as wrong:
        raise wrong.inside(f"{field.name}.{len(read)}") from None
    if field.distinct:
        _check_distinct(field, read)
    return read


def _check_distinct(field: Field, records: list[Any]) -> None:
    seen = set()
    for number, record in enumerate(records):
        name = record[field.distinct]
        if name in seen:
            raise GivenTwice(field=f"{field.name}.{number}.{field.distinct}", value=_shown(name))
        seen.add(name)


def _record(field: Field, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongType(field=field.name, wanted=Word(say("JSON 对象")))
    return read_facts(field.fields, value)


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
    "yes": _yes,
    "integer": _integer,
    "number": _number,
    "record": _record,
    "list": _list,
    "object": _object,
    "day": _day,
    "place": _place,
}

_TYPES: Mapping[str, str] = {
    "yes": "boolean",
    "integer": "integer",
    "number": "number",
    "record": "object",
    "list": "array",
}

ON = Field("on", "day", say("判断以哪一天的法律为准"))
PLACE = Field("place", "place", say("购买主体所在地区，如 CN-3415"))
