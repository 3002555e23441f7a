"""A value of the law in words: sums in yuan, shares in percent, lists by what their codes mean.

The pages, the record of a decision and the reference all read values through here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goufu.law.items import SERVICE_CLASSES
from goufu.law.labels import UNITS, WORDS
from goufu.law.money import yuan
from goufu.law.same_person import STEPS
from goufu.law.words import Translate, as_is, say

NOT_REGULATED = "—"
SIGNS = ("%", "‰", "‱", "/")
RANGES = ("fen", "percent", "per_mille", "year")
YES, NO = say("是"), say("否")
SUM = say("{sum} 元")
AT_MOST = say("不超过 {most}")
AT_LEAST = say("不低于 {least}")
BETWEEN = "{least}–{most}"
WHOLE = 100  # percent: a range up to it has no ceiling
FIXED_DAY = say("每年 {month} 月 {day} 日")

# How one entry of a list of lists is read; without a pattern its parts are joined by a dash.
PATTERNS: Mapping[str, str] = {
    "performance/grade_bands": say("{0} 分起为“{1}”"),
    "performance/self_evaluation_weights": say("{0} {1}%"),
    "performance/qualitative_bands": say("{0}：{2}% 至 {1}%"),
    "control/posts_kept_apart": say("{0}与{1}"),
    "catalogues/heads": "{0} {1}",
    "catalogues/second_level": "{0} {1}",
}
# Lists whose codes are not words of the law but of something else.
WORDS_OF: Mapping[str, Mapping[Any, str]] = {
    "control/posts_kept_apart": STEPS,
    "items/buyable_classes": SERVICE_CLASSES,
}


def in_words(value: Any, unit: str = "", *, key: str = "", translate: Translate = as_is) -> str:
    """Return a value as a reader of the law would say it.

    Args:
        key: of the provision; it settles how a list of lists is read.
        translate: puts Chinese words into the language of the reader.

    >>> in_words(7, "working_day"), in_words((5_000_000, 25_000_000), "fen")
    ('7 个工作日', '50,000.00 元–250,000.00 元')
    >>> in_words(("warning", "fine")), in_words(("expert", "criminal_liability"))
    ('警告、罚款', '评审专家；构成犯罪的，依法追究刑事责任')
    """
    if value is None:
        return NOT_REGULATED
    if isinstance(value, list | tuple):
        return _list(value, unit, key, translate)
    if isinstance(value, str):
        return _word(value, unit, key, translate)
    return _number(value, unit, key, translate)


def _word(value: str, unit: str, key: str, translate: Translate) -> str:
    if unit == "fixed_day":
        month, day = map(int, value.split("-"))
        return translate(FIXED_DAY).format(month=month, day=day)
    words = WORDS_OF.get(key, WORDS)
    return translate(words[value]) if value in words else value


def _number(value: int | float, unit: str, key: str, translate: Translate) -> str:
    """Return a number with its unit; signs stand at the number, words behind a space.

    >>> _number(10, "percent", "", as_is), _number(2, "thirds", "", as_is)
    ('10%', '2/3')
    """
    if isinstance(value, bool):
        return translate(YES if value else NO)
    if unit == "fen":
        return translate(SUM).format(sum=yuan(int(value)))
    if not unit and value in WORDS_OF.get(key, {}):
        return translate(WORDS_OF[key][value])
    word = translate(UNITS.get(unit, ""))
    return f"{value}{'' if word[:1] in SIGNS else ' '}{word}".strip()


def _list(values: Sequence[Any], unit: str, key: str, translate: Translate) -> str:
    if unit in RANGES and len(values) == 2:  # noqa: PLR2004
        return _range(values[0], values[1], unit, translate)
    if values and all(isinstance(value, list | tuple) for value in values):
        return translate("；").join(_entry(value, key, translate) for value in values)
    words = [in_words(one, key=key, translate=translate) for one in values]
    are_phrases = any(mark in word for word in words for mark in "、，")
    return translate("；" if are_phrases else "、").join(words)


def _range(least: int, most: int, unit: str, translate: Translate) -> str:
    """Return from how much to how much, as people say it.

    >>> _range(30, 60, "percent", as_is), _range(10, 100, "percent", as_is)
    ('30%–60%', '不低于 10%')
    """
    low, high = (in_words(one, unit, translate=translate) for one in (least, most))
    if least == most:
        return high
    if least == 0:
        return translate(AT_MOST).format(most=high)
    if unit == "percent" and most == WHOLE:
        return translate(AT_LEAST).format(least=low)
    return BETWEEN.format(least=low, most=high)


def _entry(values: Sequence[Any], key: str, translate: Translate) -> str:
    parts = [in_words(one, key=key, translate=translate) for one in values]
    if key in PATTERNS:
        return translate(PATTERNS[key]).format(*parts)
    return " — ".join(parts)
