"""Sheets: what a person fills in for a step, said once.

The HTML form, the JSON body and the reference are all read off the same class:

    >>> class Award(Sheet):
    ...     bid: Reference = field(say("中标投标人"))
    ...     opinion: LongText = field(say("意见"), default="")
    >>> [(f.name, f.kind, f.required) for f in fields_of(Award)]
    [('bid', 'reference', True), ('opinion', 'long_text', False)]
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo

from goufu.law.words import say

Kind = Literal[
    "text",
    "long_text",
    "integer",
    "decimal",
    "money",
    "percent",
    "day",
    "moment",
    "choice",
    "choices",
    "yes",
    "rows",
    "document",
    "reference",
    "secret",
]


BOUNDS = (
    annotated_types.Ge,
    annotated_types.Gt,
    annotated_types.Le,
    annotated_types.Lt,
    annotated_types.MinLen,
    annotated_types.MaxLen,
)


@dataclass(frozen=True)
class Shown:
    """How a value is asked for where its type does not say so."""

    kind: Kind


class Sheet(BaseModel):
    """One form; frozen, refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Let the bounds said for a field win over those of its type.

        Pydantic would apply the type's last, and so forget ``ge=2000`` for the type's ``ge=0``.
        """
        super().__pydantic_init_subclass__(**kwargs)
        for info in cls.model_fields.values():
            info.metadata = _own_bounds_win(info.metadata)
        cls.model_rebuild(force=True)


def _own_bounds_win(metadata: list[Any]) -> list[Any]:
    """Keep of each kind of bound the first, which is the field's own where it has one."""
    bounds: dict[type, Any] = {}
    rest = []
    for mark in metadata:
        for one in mark if isinstance(mark, annotated_types.GroupedMetadata) else (mark,):
            if isinstance(one, BOUNDS):
                bounds.setdefault(type(one), one)
            else:
                rest.append(one)
    return [*bounds.values(), *rest]


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), Shown("text")]
OptionalLine = Annotated[str, StringConstraints(max_length=200), Shown("text")]
LongText = Annotated[str, StringConstraints(max_length=10_000), Shown("long_text")]
# A reason or an opinion: said, not skipped.
Reason = Annotated[str, StringConstraints(min_length=2, max_length=4_000), Shown("long_text")]
Money = Annotated[int, annotated_types.Ge(0), annotated_types.Le(10**15), Shown("money")]  # fen
Whole = Annotated[int, annotated_types.Ge(0), annotated_types.Le(10**9), Shown("integer")]
Number = Annotated[Decimal, annotated_types.Ge(0), annotated_types.Le(10**9), Shown("decimal")]
Percent = Annotated[Decimal, annotated_types.Ge(0), annotated_types.Le(100), Shown("percent")]
DocumentId = Annotated[int, annotated_types.Ge(1), Shown("document")]
# The id or number of something the reader chooses from a list made for the moment.
Reference = Annotated[int, annotated_types.Ge(1), Shown("reference")]
ReferenceCode = Annotated[str, StringConstraints(min_length=1, max_length=60), Shown("reference")]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200), Shown("secret")]


def field(label: str, *, hint: str = "", default: Any = ..., unit: str = "", **rules: Any) -> Any:
    """Describe one field: the words of its label, a hint, a default where it may stay empty."""
    return Field(
        default,
        title=label,
        description=hint or None,
        json_schema_extra={"unit": unit} if unit else None,
        **rules,
    )


@dataclass(frozen=True)
class SheetField:
    """One field as a form shows it."""

    name: str
    label: str
    hint: str
    kind: Kind
    required: bool
    default: Any = None
    choices: tuple[tuple[str, str], ...] = ()
    rows: tuple[SheetField, ...] = ()
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    unit: str = ""


@cache
def fields_of(sheet: type[Sheet]) -> tuple[SheetField, ...]:
    """Return the fields of a sheet in the order in which they are filled in."""
    return tuple(_field(name, info) for name, info in sheet.model_fields.items())


def _field(name: str, info: FieldInfo) -> SheetField:
    annotation, metadata = _bare(info.annotation, list(info.metadata))
    kind = _kind(annotation, metadata)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    required = info.is_required() and kind != "yes"
    return SheetField(
        name=name,
        label=info.title or name,
        hint=info.description or "",
        kind=kind,
        required=required,
        default=None if info.is_required() else info.get_default(call_default_factory=True),
        choices=_choices(annotation),
        rows=fields_of(_item(annotation)) if kind == "rows" else (),
        max_length=_bound(metadata, "max_length"),
        minimum=_bound(metadata, "ge"),
        maximum=_bound(metadata, "le"),
        unit=str(extra.get("unit", "")),
    )


def _bare(annotation: Any, metadata: list[Any]) -> tuple[Any, list[Any]]:
    """Take off ``Annotated`` and ``| None``."""
    if get_origin(annotation) in {Union, types.UnionType}:
        some = [arg for arg in get_args(annotation) if arg is not type(None)]
        return _bare(some[0], metadata)
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        return _bare(base, [*metadata, *marks])
    return annotation, metadata


_BY_TYPE: dict[Any, Kind] = {
    bool: "yes",
    date: "day",
    datetime: "moment",
    int: "integer",
    Decimal: "decimal",
    str: "text",
}


def _kind(annotation: Any, metadata: list[Any]) -> Kind:
    for mark in metadata:
        if isinstance(mark, Shown):
            return mark.kind
    if get_origin(annotation) in {tuple, list}:
        item = get_args(annotation)[0]
        return "rows" if isinstance(item, type) and issubclass(item, Sheet) else "choices"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "choice"
    return _BY_TYPE[annotation]


def _item(annotation: Any) -> type[Sheet]:
    item: type[Sheet] = get_args(annotation)[0]
    return item


def _choices(annotation: Any) -> tuple[tuple[str, str], ...]:
    kind = get_args(annotation)[0] if get_origin(annotation) in {tuple, list} else annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple((str(member.value), getattr(member, "label", member.name)) for member in kind)
    return ()


def _bound(metadata: list[Any], name: str) -> int | None:
    for mark in metadata:
        value = getattr(mark, name, None)
        if value is not None:
            return int(value)
    return None


# Words that the doors say for what pydantic found; keyed by its error types.
ERRORS: dict[str, str] = {
    "missing": say("请填写。"),
    "string_too_short": say("请填写，不少于 {min_length} 个字。"),
    "string_too_long": say("不超过 {max_length} 个字。"),
    "greater_than_equal": say("不得小于 {ge}。"),
    "greater_than": say("应大于 {gt}。"),
    "less_than": say("应小于 {lt}。"),
    "less_than_equal": say("不得大于 {le}。"),
    "too_short": say("至少填写 {min_length} 行。"),
    "too_long": say("至多填写 {max_length} 行。"),
    "date_from_datetime_parsing": say("日期格式应为 2015-12-24。"),
    "date_parsing": say("日期格式应为 2015-12-24。"),
    "date_type": say("日期格式应为 2015-12-24。"),
    "datetime_parsing": say("时间格式应为 2015-12-24 09:30。"),
    "datetime_from_date_parsing": say("时间格式应为 2015-12-24 09:30。"),
    "timezone_naive": say("时间应带时区。"),
    "int_parsing": say("请填写整数。"),
    "int_type": say("请填写整数。"),
    "int_from_float": say("请填写整数。"),
    "decimal_parsing": say("请填写数字。"),
    "decimal_max_places": say("小数位数过多。"),
    "string_type": say("请填写文字。"),
    "bool_parsing": say("请选择是或否。"),
    "enum": say("请从列表中选择。"),
    "literal_error": say("请从列表中选择。"),
    "extra_forbidden": say("没有这一项。"),
    "money": say("金额应为数字，最多两位小数，如 1,680,000.00。"),
    "reference": say("请从列表中选择。"),
    "document": say("请选择文件。"),
}
WRONG = say("填写有误，请更正。")
