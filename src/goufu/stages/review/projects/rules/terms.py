"""How long may it be bought for, and does each year have its money?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goufu.law.labels import LONGER_TERM_CONDITIONS
from goufu.law.questions import ask
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

LISTED = "讲座 四、5 合理确定政府购买服务周期和次数"


class TooLong(Refusal):
    code = "projects.term_too_long"
    field = "ends_on"
    sentence = say("服务期限过长：{reason}")
    remedy = say("请缩短服务期限，或者勾选具备的较长期限条件。")


@dataclass(frozen=True)
class Year:
    """What falls into one year, in fen."""

    year: int
    fen: int


def months_between(starts_on: date, ends_on: date) -> int:
    """Return the length of a term in months; a begun month counts whole.

    >>> months_between(date(2026, 1, 1), date(2026, 12, 31))
    12
    >>> months_between(date(2026, 1, 1), date(2027, 1, 1))
    13
    """
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    return months + (1 if after.day > starts_on.day else 0) or 1


@rule("projects.term_allowed", clause=LISTED)
def check_term(
    *, starts_on: date, ends_on: date, conditions: Collection[str], on: date, place: str
) -> None:
    """合理确定政府购买服务周期和次数"""
    answer = ask(
        "contract_term",
        {
            "on": on.isoformat(),
            "place": place,
            "months": months_between(starts_on, ends_on),
            **{name: name in conditions for name in LONGER_TERM_CONDITIONS},
        },
    )
    if answer["verdict"] == "forbidden":
        reason = answer["reasons"][-1]
        raise TooLong(reason=reason["sentence"], clause=reason["clause"])


def years_of(starts_on: date, ends_on: date) -> range:
    """Return the years that a term touches."""
    return range(starts_on.year, ends_on.year + 1)


def is_spread(rows: Sequence[Year], *, starts_on: date, ends_on: date, budget_fen: int) -> bool:
    """Test that each year of a term has its sum once, and that they add up to the budget."""
    listed = sorted(row.year for row in rows)
    return (
        listed == list(years_of(starts_on, ends_on)) and sum(row.fen for row in rows) == budget_fen
    )
