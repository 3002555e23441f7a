"""Conditions of lists that several rooms have."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from goufu.base.numerals import whole

Narrow = Callable[[str], Q | None]


def by_number(field: str) -> Narrow:
    """Return the condition that a column is the number that stands in an address."""

    def narrow(value: str) -> Q | None:
        number = whole(value) if value.isascii() else None
        return None if number is None else Q(**{field: number})

    return narrow


def by_year(value: str) -> Q | None:
    """Return the condition that a dossier is of a budget year."""
    return by_number("year")(value) if len(value) == len("2015") else None
