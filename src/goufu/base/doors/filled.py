"""A sheet being filled in: what was typed, what is wrong with it, the sheet once it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as part
from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext
from pydantic import ValidationError

from goufu.base.doors.sheets import ERRORS, WRONG, Sheet, SheetField, fields_of
from goufu.law import money
from goufu.law.calendar import BEIJING
from goufu.law.refusals import Refusal

S = TypeVar("S", bound=Sheet)
Choices = Mapping[str, Sequence[tuple[str, str]]]
BLANK_ROWS = 1  # Shown below the filled ones, so that one can add without JavaScript.
MORE_ROWS = 3


@dataclass
class BoundField:
    """One field with what was typed into it."""

    field: SheetField
    name: str
    value: Any = ""
    errors: list[str] = part(default_factory=list)
    choices: Sequence[tuple[str, str]] = ()
    rows: list[list[BoundField]] = part(default_factory=list)

    @property
    def id(self) -> str:
        return f"id_{self.name}"


class Filled(Generic[S]):
    """A form: fields with values and errors; ``sheet`` once ``is_right()``.

    Args:
        typed: names and strings as the browser sent them; None for a fresh form.
        initial: values of the sheet's own types to begin with.
        choices: the lists of the ``reference`` fields, by field name.
        documents: the ids of files already stored, by field name.
    """

    def __init__(
        self,
        sheet: type[S],
        *,
        typed: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
        choices: Choices | None = None,
        documents: Mapping[str, int] | None = None,
    ) -> None:
        self._sheet = sheet
        self._typed = typed
        self._initial = initial or {}
        self._choices = choices or {}
        self._documents = documents or {}
        self._stands: dict[str, list[int]] = {}
        self._more = str(typed.get("_more", "")) if typed is not None else ""
        self.sheet: S | None = None
        self.errors: list[tuple[str, str, str]] = []  # (id, label, sentence)
        self.fields = [self._bind(spec, spec.name) for spec in fields_of(sheet)]

    def is_right(self) -> bool:
        """Read the sheet from what was typed; keep every error beside its field."""
        if self._typed is None or self._more:
            return False
        try:
            raw = {
                spec.name: value
                for spec in fields_of(self._sheet)
                if (value := self._read(spec, spec.name)) is not None
            }
            self.sheet = self._sheet.model_validate(raw)
        except ValidationError as wrong:
            self._take_in(wrong)
        self._check_references()
        order = {bound.id: number for number, bound in enumerate(self._all())}
        self.errors.sort(key=lambda error: order.get(error[0], -1))
        return not self.errors

    def _take_in(self, wrong: ValidationError) -> None:
        """Put each error beside its field, once.

        A sum that could not be read is not also too small, and rows of which one is wrong are not
        also too few.
        """
        told = sentences(wrong)
        for path, sentence in told:
            name = self._in_form(path)
            deeper = any(other[: len(path)] == path and other != path for other, _ in told)
            if not deeper and not any(bound.name == name and bound.errors for bound in self._all()):
                self._complain(name, sentence)

    def complain(self, name: str, sentence: str) -> None:
        """Put an error of the room's own beside a field."""
        self._complain(name, sentence)

    def complain_at(self, path: str, sentence: str) -> None:
        """Put an error beside the field that a path of the sheet names: ``changes.0.value``."""
        self._complain(self._in_form(path.split(".")), sentence)

    def _bind(self, spec: SheetField, name: str) -> BoundField:
        bound = BoundField(spec, name, choices=self._choices_of(spec))
        if spec.kind == "rows":
            bound.rows = self._bind_rows(spec, name)
        elif self._typed is not None:
            bound.value = self._as_typed(spec, name)
        else:
            bound.value = shown(self._initial.get(spec.name, spec.default), spec)
        return bound

    def _bind_rows(self, spec: SheetField, name: str) -> list[list[BoundField]]:
        if self._typed is not None:
            if self._more == name:
                count = self._presented(name) + MORE_ROWS
            else:
                count = len(self._filled_rows(name)) + BLANK_ROWS
            rows: list[Any] = [None] * count
        else:
            given = self._initial.get(name) or spec.default or ()
            rows = [_as_mapping(row) for row in given] + [None] * (MORE_ROWS if not given else 1)
        return [
            [self._bind_cell(cell, f"{name}-{i}-{cell.name}", row) for cell in spec.rows]
            for i, row in enumerate(rows)
        ]

    def _bind_cell(self, cell: SheetField, name: str, row: Mapping[str, Any] | None) -> BoundField:
        bound = BoundField(cell, name, choices=self._choices_of(cell))
        if self._typed is not None:
            bound.value = self._as_typed(cell, name)
        elif row is not None:
            bound.value = shown(row.get(cell.name), cell)
        return bound

    def _choices_of(self, spec: SheetField) -> Sequence[tuple[str, str]]:
        if spec.kind == "reference":
            return self._choices.get(spec.name, ())
        return [(value, gettext(str(label))) for value, label in spec.choices]

    def _as_typed(self, spec: SheetField, name: str) -> Any:
        assert self._typed is not None
        if spec.kind == "choices" and hasattr(self._typed, "getlist"):
            return self._typed.getlist(name)
        if spec.kind == "document":
            return self._documents.get(name, self._typed.get(f"{name}_kept", ""))
        return self._typed.get(name, "")

    def _presented(self, name: str) -> int:
        """Return how many rows the form showed, filled in or not."""
        assert self._typed is not None
        numbers = [int(key.split("-")[-2]) for key in self._typed if _is_row(key, name)]
        return max(numbers, default=-1) + 1

    def _filled_rows(self, name: str) -> list[int]:
        """Return the numbers of the rows up to the last one that holds something."""
        assert self._typed is not None
        numbers = [
            int(key.split("-")[-2])
            for key, value in self._typed.items()
            if key.startswith(f"{name}-") and value not in {"", None} and _is_row(key, name)
        ]
        return list(range(max(numbers) + 1)) if numbers else []

    def _read(self, spec: SheetField, name: str) -> Any:
        if spec.kind == "rows":
            return self._read_rows(spec, name)
        typed = self._as_typed(spec, name)
        if spec.kind == "yes":
            return typed in {"on", "true", "1", "yes", True}
        if typed in ("", None, []):
            return None
        return self._parse(spec, name, typed)

    def _read_rows(self, spec: SheetField, name: str) -> list[dict[str, Any]]:
        """Read the rows that hold something; remember where in the form each of them stands."""
        read = {
            i: {
                cell.name: value
                for cell in spec.rows
                if (value := self._read(cell, f"{name}-{i}-{cell.name}")) is not None
            }
            for i in self._filled_rows(name)
        }
        kept = [i for i, row in read.items() if any(v is not False for v in row.values())]
        self._stands[name] = kept
        return [read[i] for i in kept]

    def _in_form(self, path: list[str]) -> str:
        """Return the name in the form of what an error is about."""
        kept = self._stands.get(path[0], []) if len(path) > 1 else []
        if len(path) > 1 and path[1].isdigit() and int(path[1]) < len(kept):
            path = [path[0], str(kept[int(path[1])]), *path[2:]]
        return "-".join(path)

    def _parse(self, spec: SheetField, name: str, typed: Any) -> Any:
        if spec.kind == "money":
            try:
                return money.parse_yuan(str(typed))
            except Refusal:
                no_sum = ERRORS["money"]
                self._complain(name, gettext(no_sum))
                return 0
        if spec.kind == "moment":
            return _moment(str(typed))
        return typed

    def _check_references(self) -> None:
        if self.sheet is None:
            return
        for bound in self.fields:
            if bound.field.kind == "reference" and bound.value not in {"", None}:
                known = {str(value) for value, _ in bound.choices}
                if str(bound.value) not in known:
                    no_such = ERRORS["reference"]
                    self._complain(bound.name, gettext(no_such))

    def _complain(self, name: str, sentence: str) -> None:
        for bound in self._all():
            if bound.name == name:
                if sentence not in bound.errors:
                    bound.errors.append(sentence)
                    self.errors.append((bound.id, gettext(bound.field.label), sentence))
                return
        self.errors.append(("", "", sentence))

    def _all(self) -> list[BoundField]:
        cells = [cell for bound in self.fields for row in bound.rows for cell in row]
        return [*self.fields, *cells]


def sentences(wrong: ValidationError) -> list[tuple[list[str], str]]:
    """Return the path and the words of each error, for forms and for problem documents."""
    told = []
    for error in wrong.errors(include_url=False):
        context = {key: str(value) for key, value in error.get("ctx", {}).items()}
        template = ERRORS.get(error["type"], WRONG)
        if error["type"] == "value_error":
            template = str(error["ctx"]["error"])
        told.append(([str(part) for part in error["loc"]], gettext(template).format(**context)))
    return told


def shown(value: Any, spec: SheetField) -> Any:
    """Return a sheet's value as a form field shows it."""
    if value is None or value == ():
        return ""
    if spec.kind == "choices":
        return [str(getattr(one, "value", one)) for one in value]
    return _one_shown(value, spec)


def _one_shown(value: Any, spec: SheetField) -> Any:
    if spec.kind == "money":
        return money.yuan(int(value))
    if spec.kind == "moment" and isinstance(value, datetime):
        return value.astimezone(BEIJING).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, bool) else str(value)


def _moment(typed: str) -> datetime | str:
    try:
        read = datetime.fromisoformat(typed)
    except ValueError:
        return typed
    return read.replace(tzinfo=BEIJING) if read.tzinfo is None else read


def _is_row(key: str, name: str) -> bool:
    number, _, _ = key.removeprefix(f"{name}-").partition("-")
    return number.isdigit()


def _as_mapping(row: Any) -> Mapping[str, Any]:
    return row.model_dump() if isinstance(row, Sheet) else row
