"""How long a contract for services may last, and by how much supplements may add to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goufu.law.provisions import Answer
from goufu.law.values.contract import (
    LONGER_TERM_CONDITIONS,
    LONGEST_TERM,
    SUPPLEMENT_CAP,
    TERM_LIMIT,
)

WHOLE = 100  # percent


@dataclass(frozen=True)
class Term:
    """Whether a contract may last so long.

    Attributes:
        limit: the rule that drew the line; None where the law of the day sets none.
        unmet: the conditions for a longer term that do not hold, in the order of the law.
        by: every rule that was asked, in the order of the law.
    """

    verdict: Literal["allowed", "forbidden", "unregulated"]
    limit: Answer | None
    unmet: tuple[str, ...]
    by: tuple[Answer, ...]


def contract_term(
    months: int, conditions: Mapping[str, bool], *, on: date, place: str = "CN"
) -> Term:
    """Say whether a contract signed on that day may last ``months``.

    Args:
        months: a begun month counted whole.
        conditions: which of the conditions for a longer term hold, by their names.
    """
    ordinary = TERM_LIMIT.find(on, place=place)
    if ordinary is None:
        return Term("unregulated", None, (), ())
    if months <= ordinary.value:
        return Term("allowed", ordinary, (), (ordinary,))
    longest = LONGEST_TERM.on(on, place=place)
    needed = LONGER_TERM_CONDITIONS.on(on, place=place)
    unmet = tuple(name for name in needed.value if not conditions.get(name, False))
    limit = ordinary if unmet else longest
    verdict: Literal["allowed", "forbidden"] = "allowed" if months <= limit.value else "forbidden"
    return Term(verdict, limit, unmet, (ordinary, longest, needed))


@dataclass(frozen=True)
class Change:
    """Whether a supplement may be agreed.

    Attributes:
        room_fen: what was left for supplements before this one.
        same_subject: the supplement adds to the subject of the contract, and to nothing else.
    """

    verdict: Literal["allowed", "forbidden"]
    room_fen: int
    same_subject: bool
    by: Answer


def contract_change(
    *,
    contract_fen: int,
    earlier_fen: Sequence[int],
    supplement_fen: int,
    same_subject: bool,
    on: date,
    place: str = "CN",
) -> Change:
    """Say whether a supplement of that amount may be agreed on that day.

    The cap is on the sum of all supplements; a part of a fen is no room.

    Raises:
        NothingInForce: no rule on supplements is known for that day.
    """
    by = SUPPLEMENT_CAP.on(on, place=place)
    room = max(0, contract_fen * by.value // WHOLE - sum(earlier_fen))
    allowed = same_subject and supplement_fen <= room
    return Change("allowed" if allowed else "forbidden", room, same_subject, by)
