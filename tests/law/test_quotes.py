"""Every quote stands in the article that its row cites.

The texts of the acts are no part of this repository. Where they lie beside it, each quote of
``law/data`` is looked up in them; else these tests are skipped with a line that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from goufu.law.act_text import ActText, read
from goufu.law.citations import parse
from goufu.law.instruments import all_instruments, instrument
from tests.law.pages import WrittenRow, rows

SHARED = next(
    (
        above / "shared"
        for above in Path(__file__).resolve().parents
        if (above / "shared" / "data" / "law").is_dir()
    ),
    Path("shared"),
)
TEXTS = SHARED / "data" / "law"
LECTURE = SHARED / "reference" / "lecture-luan-2015.txt"
_LINES = re.compile(r"讲座 第([\d、]+)行")
_NATION = "中华人民共和国"

pytestmark = pytest.mark.skipif(
    not TEXTS.is_dir(), reason="the texts of the acts do not lie beside this checkout"
)


@dataclass(frozen=True)
class Passage:
    """Words that a row may quote, and what they are called."""

    name: str
    words: str


def folded(text: str) -> str:
    """Fold what copies of one text differ in: widths, spaces, bold marks.

    >>> folded("第一条　１０％（以下）")
    '第一条10%(以下)'
    """
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    return re.sub(r"\s|\*\*", "", text).translate(wide)


@cache
def texts() -> dict[str, ActText]:
    """Return the texts at hand by the short name of the act in force; by title if not listed."""
    found = {}
    for path in sorted(TEXTS.glob("*.md")):
        text = read(path.read_text("utf-8"))
        title = text.title.removeprefix(_NATION)
        acts = [act for act in all_instruments() if act.title.removeprefix(_NATION) == title]
        in_force = [act for act in acts if act.in_force_to is None] or acts
        found[in_force[0].short if in_force else title] = text
    return found


@cache
def lecture() -> list[str]:
    return LECTURE.read_text("utf-8").splitlines() if LECTURE.exists() else []


def cited(cite: str) -> list[Passage]:
    """Return the articles, or lines of the lecture, that a citation names and that are at hand."""
    found = []
    for place in parse(cite):
        text = texts().get(place.act)
        if text is not None:
            found += [
                Passage(f"{text.title} {article.label}", folded("".join(article.paragraphs)))
                for article in text.articles
                if place.article in {None, article.number}
            ]
    numbers = [int(n) for lines in _LINES.findall(cite) for n in lines.split("、")]
    return found + [
        Passage(f"讲座 第{n}行", folded(lecture()[n - 1])) for n in numbers if lecture()
    ]


def elsewhere(quote: str) -> str:
    """Say where a quote stands, if not where it was looked for."""
    places = [
        f"{text.title} {article.label}"
        for text in texts().values()
        for article in text.articles
        if folded(quote) in folded("".join(article.paragraphs))
    ]
    places += [
        f"讲座 第{n}行" for n, line in enumerate(lecture(), 1) if folded(quote) in folded(line)
    ]
    return "it stands in " + "; ".join(places) if places else "it stands in no text at hand"


QUOTED = [row for row in rows() if row.written["quote"]]


@pytest.mark.parametrize("row", QUOTED, ids=str)
def test_a_quote_stands_in_the_article_that_is_cited(row: WrittenRow):
    quote, cite = row.written["quote"], row.written["cite"]
    passages = cited(cite)

    assert passages, f"law/data/{row.key}.yaml quotes {cite}, but its text is not at hand"
    assert any(folded(quote) in passage.words for passage in passages), (
        f"law/data/{row.key}.yaml, {row.place} from {row.written['in_force_from']}: "
        f"“{quote}” does not stand in {'; '.join(p.name for p in passages)} ({cite}); "
        f"{elsewhere(quote)}"
    )


@pytest.mark.parametrize("row", QUOTED, ids=str)
def test_a_cited_article_is_there(row: WrittenRow):
    wrong = [
        f"{instrument(place.act).title} has no article {place.article} ({row.written['cite']})"
        for place in parse(row.written["cite"])
        if place.article is not None
        and (text := texts().get(place.act)) is not None
        and place.article not in {article.number for article in text.articles}
    ]
    assert wrong == []


def test_every_text_at_hand_is_marked_so_and_no_other():
    marked = {act.short for act in all_instruments() if act.text_at_hand}
    assert marked == texts().keys()
