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
