"""Read a citation: which act, which article, which paragraph.

>>> parse("政府采购法实施条例 第四十三条第二款")
(Citation(act='REG', article=43, paragraph=2),)
>>> [(one.act, one.article) for one in parse("财政部令第87号 第四十一条第二款、第四十四条第二款")]
[('M87', 41), ('M87', 44)]
>>> [one.article for one in parse("财政部令第110号 第三十二条至第三十四条")]
[32, 33, 34]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import cn2an

from goufu.law.instruments import all_instruments

_NATION = "中华人民共和国"
_NUMERAL = "[零一二两三四五六七八九十百千0-9]+"
_PLACE = re.compile(rf"第({_NUMERAL})条(?:第({_NUMERAL})款)?(?:至第({_NUMERAL})条)?")
LONGEST_RANGE = 50  # articles; a longer one is a slip of the pen
# A notice has no articles, but numbered sections: 财预〔2017〕87号 二、四.
_SECTIONS = re.compile(r"\s((?:[一二三四五六七八九十]+、?)+)(?:（|\(|\s|；|$)")


@dataclass(frozen=True)
class Citation:
    """A place in an act; without an article the act as a whole, without a paragraph all of it."""

    act: str
    article: int | None = None
    paragraph: int | None = None


@lru_cache(maxsize=4096)
def parse(cite: str) -> tuple[Citation, ...]:
    """Return the places that a citation names, in its order; none where no act is known."""
    return tuple(_places(cite))


def cites(cite: str) -> frozenset[str]:
    """Return the short names of the acts that a citation names."""
    return frozenset(one.act for one in parse(cite))


def number(numeral: str) -> int:
    """Return a number in Chinese or Arabic figures.

    >>> number("四十三"), number("十"), number("100")
    (43, 10, 100)
    """
    return int(cn2an.cn2an(numeral, "smart"))


def _places(cite: str) -> Iterator[Citation]:
    found = list(_acts(cite))
    ends = [begin for begin, _end, _short in found[1:]] + [len(cite)]
    for (_begin, end, short), until in zip(found, ends, strict=False):
        places = [
            place for named in _PLACE.findall(cite[end:until]) for place in _articles(short, *named)
        ]
        yield from places or _sections(short, cite[end:until])


def _articles(short: str, article: str, paragraph: str, last: str) -> Iterator[Citation]:
    """Yield an article, and those after it where a range is cited."""
    first = number(article)
    yield Citation(short, first, number(paragraph) if paragraph else None)
    if last:
        until = min(number(last), first + LONGEST_RANGE)
        yield from (Citation(short, one) for one in range(first + 1, until + 1))


def _sections(short: str, words: str) -> list[Citation]:
    found = _SECTIONS.match(words)
    if found is None:
        return [Citation(short)]
    return [Citation(short, number(one)) for one in found[1].split("、") if one]


def _acts(cite: str) -> Iterator[tuple[int, int, str]]:
    """Yield where acts are named; of two names at one place the longer one is meant."""
    spans: list[tuple[int, int, str]] = []
    for name, short in _names():
        for match in re.finditer(re.escape(name), cite):
            begin, end = match.span()
            if not any(begin < other_end and other < end for other, other_end, _ in spans):
                spans.append((begin, end, short))
    yield from sorted(spans)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return every name of every act, the longest first; of two acts of one title the newer."""
    names: dict[str, str] = {}
    for act in all_instruments():
        for name in (act.title, act.title.removeprefix(_NATION), act.number):
            if name:
                names[name] = act.short
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))
