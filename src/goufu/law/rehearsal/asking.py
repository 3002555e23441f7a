"""Read what somebody wants to suppose, and refuse what makes no sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from goufu.law.places import NATION, from_local_to_national
from goufu.law.rehearsal.changeable import Changeable, WrongVariant, read_target, read_value
from goufu.law.rows import page
from goufu.law.supposed import Change, Variant
from goufu.law.words import Word, say

FIRST_DAY = date(2003, 1, 1)  # The day from which the law floor knows the procurement law.


class NothingSupposed(WrongVariant):
    code = "rehearsal.nothing_supposed"
    sentence = say("没有假定任何改变。")
    remedy = say("请改变至少一项规定，或者选择按另一日的规定推演。")


class SupposedTwice(WrongVariant):
    code = "rehearsal.supposed_twice"
    sentence = say("“{title}”假定了两次。")
    remedy = say("同一项规定只保留一个假定的值。")


class DayOutOfRange(WrongVariant):
    code = "rehearsal.day_out_of_range"
    field = "since"
    sentence = say("{day}不在可以推演的范围内：{first} 至 {last}。")
    remedy = say("请改填范围内的日期。")


def read_variant(
    changes: Iterable[tuple[str, str]],
    *,
    since: date,
    today: date,
    place: str = NATION,
    law_of: date | None = None,
    bare_is_fen: bool = True,
) -> Variant:
    """Read a variant from what was typed.

    Args:
        changes: what is changed, and to what, as text.
        today: no day after it can be rehearsed under the law known today.

    Raises:
        WrongVariant: one of its kinds says what is wrong.
        UnknownPlace: the place is not written as places are.
    """
    from_local_to_national(place)
    for field, day in (("since", since), ("law_of", law_of)):
        if day is not None and not FIRST_DAY <= day <= today:
            refusal = DayOutOfRange(
                day=day.isoformat(), first=FIRST_DAY.isoformat(), last=today.isoformat()
            )
            refusal.field = field
            raise refusal
    read: dict[Changeable, Change] = {}
    for number, (target, text) in enumerate(changes):
        with _in_row(number, "target"):
            what = read_target(target)
            if what in read:
                raise SupposedTwice(title=Word(page(what.key).title))
        with _in_row(number, "value"):
            value = read_value(what.key, text, bare_is_fen=bare_is_fen)
        read[what] = Change(what.key, value, what.case)
    if not read and law_of is None:
        raise NothingSupposed
    return Variant(since=since, place=place, changes=tuple(read.values()), law_of=law_of)


@contextmanager
def _in_row(number: int, name: str) -> Iterator[None]:
    """Have a refusal name the row that is wrong."""
    try:
        yield
    except WrongVariant as refusal:
        refusal.field = f"changes.{number}.{name}"
        raise


def as_json(variant: Variant) -> dict[str, Any]:
    """Write a variant down; ``from_json`` reads it."""
    return {
        "since": variant.since.isoformat(),
        "place": variant.place,
        "law_of": variant.law_of.isoformat() if variant.law_of else None,
        "changes": [
            {"key": one.key, "case": dict(one.case), "value": _plain(one.value)}
            for one in variant.changes
        ],
    }


def from_json(written: dict[str, Any]) -> Variant:
    """Read what ``as_json`` has written."""
    law_of = written["law_of"]
    return Variant(
        since=date.fromisoformat(written["since"]),
        place=written["place"],
        law_of=date.fromisoformat(law_of) if law_of else None,
        changes=tuple(
            Change(one["key"], _tupled(one["value"]), tuple(sorted(one["case"].items())))
            for one in written["changes"]
        ),
    )


def _plain(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _tupled(value: Any) -> Any:
    return tuple(_tupled(one) for one in value) if isinstance(value, list) else value
