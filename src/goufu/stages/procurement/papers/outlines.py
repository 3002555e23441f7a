"""The house's own templates: one for each kind of purchase document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from goufu.base.papers.writing import docx_of
from goufu.stages.procurement.papers.words import PREQUALIFICATION

FOLDER = Path(__file__).with_name("outlines")
PURCHASE = ("invitation", "instructions", "demand", "assessment", "contract", "formats")
CHAPTERS = {PREQUALIFICATION: ("call", "applicants", "examination", "application")}
ORDINALS = "一二三四五六七八九"


def text_of(kind: str) -> str:
    """Return the standard template of a kind as text; its chapters are numbered."""
    parts = [_read("cover")]
    for ordinal, chapter in zip(ORDINALS, CHAPTERS.get(kind, PURCHASE), strict=False):
        parts.append(_read(chapter).replace("# ", f"# 第{ordinal}章　", 1))
    return "\n".join(parts)


@cache
def standard(kind: str) -> bytes:
    """Return the standard template of a kind as DOCX."""
    return docx_of(text_of(kind))


def _read(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
