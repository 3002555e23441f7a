"""Set a page description as PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pylopdf_fonts_zh_cn as fonts
import typst

PDF = "application/pdf"
ARCHIVED: Literal["a-2b"] = "a-2b"


def compiled(template: Path, said: Any) -> bytes:
    """Return ``template`` filled with ``said`` as PDF/A-2b: it looks the same anywhere, for long.

    A character that no font of ours has would not be let through; such a paper is plain PDF, and
    shows an empty box there.

    Args:
        template: a Typst file that reads its words as JSON from the input ``paper``.
        said: what the paper says, in the shapes of JSON.
    """
    words = json.dumps(said, ensure_ascii=False)
    try:
        return _set(template, words, ARCHIVED)
    except typst.TypstError:
        return _set(template, words, None)


def _set(template: Path, words: str, standard: Literal["a-2b"] | None) -> bytes:
    pdf = typst.compile(
        template,
        font_paths=[fonts.serif_path().parent],
        ignore_system_fonts=True,
        sys_inputs={"paper": words},
        pdf_standards=[standard] if standard else [],
    )
    assert isinstance(pdf, bytes)
    return pdf
