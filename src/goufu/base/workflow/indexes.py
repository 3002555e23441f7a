"""The indexes that every long list needs, whatever kind of dossier it lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContains
from django.contrib.postgres.indexes import GinIndex
from django.db.models import Func, Index, Q, TextField, Value

SHORTEST = 2  # characters; what is shorter has no pair


class Pairs(Func):
    """The pairs of neighbouring characters of two texts, as an array; any case.

    PostgreSQL's own trigrams need three characters, and the words that people look for in Chinese
    titles have two: 养老, 就业, 社区.
    """

    function = "goufu_pairs"
    output_field = ArrayField(TextField())


def has_pairs_of(text: str) -> Any:
    """Return the condition under which number and title have all pairs of a text.

    It is necessary and not sufficient: it finds few rows quickly, to be looked at closely.
    """
    return ArrayContains(Pairs("ref", "title"), Pairs(Value(text), Value("")))


def of_a_list(
    name: str, *, sorted_by: Sequence[str] = (), where_filled: Sequence[str] = ()
) -> list[Index]:
    """Return the indexes of a table of dossiers.

    Args:
        sorted_by: columns that a list can be sorted by.
        where_filled: such columns that are empty at first.
    """
    return [
        # What is in this state? Desks ask it of what is in hand, lists of any.
        Index(fields=["state", "-id"], name=f"{name}_state"),
        # What lies in this place, the newest first?
        Index(fields=["place", "-id"], name=f"{name}_place"),
        # What was opened in this year?
        Index(fields=["opened_at", "id"], name=f"{name}_opened"),
        # Which number or title holds this word?
        GinIndex(Pairs("ref", "title"), name=f"{name}_words"),
        # What comes first by this column?
        *(Index(fields=[one, "id"], name=f"{name}_by_{one}"[:30]) for one in sorted_by),
        *(
            Index(
                fields=[one, "id"],
                name=f"{name}_by_{one}"[:30],
                condition=Q(**{f"{one}__isnull": False}),
            )
            for one in where_filled
        ),
    ]
