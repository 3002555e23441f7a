"""How the fields of a sheet are laid out on paper; the functions are template filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from goufu.base.doors.filled import BoundField

NUMBERS = frozenset({"integer", "decimal", "money", "percent"})
SHORT = NUMBERS | {"day", "moment", "yes"}
DIGEST = re.compile(r"[0-9a-f]{32,}")
# More choices than this fold into a list.
RADIOS = 4
AUTOCOMPLETE = {
    "username": "username",
    "password": "current-password",
    "new_password": "new-password",
    "code": "one-time-code",
    "email": "email",
    "phone": "tel",
    "name": "name",
}


@dataclass
class Block:
    """A run of fields in one bordered table, or one table of rows."""

    lines: list[list[BoundField]] = field(default_factory=list)
    rows: BoundField | None = None


def blocks(fields: Sequence[BoundField]) -> list[Block]:
    """Lay the fields out: two short ones share a line, rows get a table of their own."""
    laid: list[Block] = []
    for bound in fields:
        if bound.field.kind == "rows":
            laid.append(Block(rows=bound))
        elif not laid or laid[-1].rows is not None:
            laid.append(Block(lines=[[bound]]))
        else:
            _add(laid[-1].lines, bound)
    return laid


def _add(lines: list[list[BoundField]], bound: BoundField) -> None:
    last = lines[-1]
    if len(last) == 1 and _is_short(last[0]) and _is_short(bound):
        last.append(bound)
    else:
        lines.append([bound])


def _is_short(bound: BoundField) -> bool:
    return bound.field.kind in SHORT


def is_number(bound: BoundField) -> bool:
    """Test whether what is typed into a field stands at the right."""
    return bound.field.kind in NUMBERS


def is_grouped(bound: BoundField) -> bool:
    """Test whether a field is several boxes or buttons under one legend."""
    few = bound.field.kind == "choice" and len(bound.choices) <= RADIOS
    return few or bound.field.kind == "choices"


def is_file(form_fields: Sequence[BoundField]) -> bool:
    """Test whether any field takes a file, so that the form is sent in parts."""
    cells = [cell for bound in form_fields for row in bound.rows for cell in row]
    return any(bound.field.kind == "document" for bound in [*form_fields, *cells])


def _all_of(fields: Sequence[BoundField]) -> list[Any]:
    """Return what the fields ask for, columns of rows included."""
    return [spec for bound in fields for spec in (bound.field, *bound.field.rows)]


def has_required(fields: Sequence[BoundField]) -> bool:
    """Test whether anything has to be filled in."""
    return any(spec.required for spec in _all_of(fields))


def has_money(fields: Sequence[BoundField]) -> bool:
    """Test whether a sum is asked for, so that the unit is said."""
    return any(spec.kind == "money" for spec in _all_of(fields))


def described_by(bound: BoundField) -> str:
    """Return the ids of a field's hint and error, for ``aria-describedby``."""
    hint = [f"{bound.id}-hint"] if bound.field.hint else []
    wrong = [f"{bound.id}-error"] if bound.errors else []
    return " ".join([*hint, *wrong])


def autocomplete(bound: BoundField) -> str:
    """Return the purpose of a field in the browser's words."""
    return AUTOCOMPLETE.get(bound.name, "off")


def is_digest(text: str) -> bool:
    """Test whether a text is a digest or a fingerprint, which may be broken anywhere.

    >>> is_digest("ea282d7b0b4c43dbbdf39044da0121f6c6578062"), is_digest("3415-2015-XM-0001")
    (True, False)
    """
    return DIGEST.fullmatch(str(text)) is not None


def nth(items: Sequence[Any], index: int) -> Any:
    """Return one of ``items``, nothing beyond the last."""
    return items[index] if index < len(items) else ""


def beside(labels: Sequence[Any], values: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return each label with the value that stands in its column."""
    return list(zip(labels, values, strict=True))


FILTERS: tuple[Callable[..., Any], ...] = (
    blocks,
    is_number,
    is_grouped,
    is_file,
    has_required,
    has_money,
    described_by,
    is_digest,
    autocomplete,
    nth,
    beside,
)
