"""The indexes that every long list needs, whatever kind of dossier it lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.lookups import DataContains
from django.db.models import Func, Index, Q, TextField, Value
from django.db.models.functions import StrIndex, Upper
from django.db.models.lookups import GreaterThan

PAIRED = {"ref", "title"}
SHORTEST = 2  # characters; what is shorter has no pair


class Pairs(Func):
    """The pairs of neighbouring characters of two texts, as an array; any case.

    PostgreSQL's own trigrams need three characters, and the words that people look for in Chinese
    titles have two: 养老, 就业, 社区.
    """

    function = "goufu_pairs"
    output_field = ArrayField(TextField())


def holding(text: str, fields: Iterable[str]) -> Q:
    """Return the condition under which one of the fields of a dossier holds a text, in any case.

    The pairs of the text lead to few rows, which are then looked at closely: not by LIKE, of which
    PostgreSQL believes that it leaves next to nothing, and then sorts all that a common word finds.
    """
    looked_into, where = set(fields), Q()
    for name in sorted(looked_into):
        where |= Q(GreaterThan(StrIndex(Upper(name), Upper(Value(text))), 0))
    if looked_into <= PAIRED and len(text) >= SHORTEST:
        where &= Q(DataContains(Pairs("ref", "title"), Pairs(Value(text), Value(""))))
    return where


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
