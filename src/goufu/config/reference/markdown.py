"""Tables and headings of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WRITTEN = "由 `goufu docs` 从代码生成，请勿手改。Generated from the code; do not edit."


def head(title: str, words: str) -> str:
    """Return the beginning of a page."""
    return f"# {title}\n\n{WRITTEN}\n\n{words}\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar within a cell does not end it."""
    lines = [list(heads), ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def anchor(title: str) -> str:
    """Return the anchor of a heading: its letters and digits.

    >>> anchor("投标、保证金和串通"), anchor("可以补充征集的比例（不足）")
    ('投标保证金和串通', '可以补充征集的比例不足')
    """
    return "".join(one for one in title if one.isalnum() or one in "-_")
