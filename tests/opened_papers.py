"""Open papers again and read what they say, as their readers would."""

from __future__ import annotations

import io

from pypdf import PdfReader

from goufu.base.documents.models import Document
from goufu.base.documents.store import fetch
from goufu.base.papers.blocks import words_of


def content_of(document: Document, number: int | None = None) -> bytes:
    versions = document.versions.order_by("-number")
    version = versions.get(number=number) if number else versions[0]
    with fetch(version) as file:
        return file.read()


def docx_words(document: Document, number: int | None = None) -> str:
    """Return the words of a DOCX."""
    return words_of(content_of(document, number))


def pdf_words(content: bytes) -> str:
    """Return the words of a PDF without spaces: where lines break is the setter's business."""
    read = PdfReader(io.BytesIO(content))
    return "".join("".join(page.extract_text().split()) for page in read.pages)


def fonts_not_embedded(content: bytes) -> list[str]:
    """Return the names of fonts that a PDF only names."""
    missing = []
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            whole = font.get_object()
            parts = [one.get_object() for one in whole.get("/DescendantFonts", [])] or [whole]
            for part in parts:
                about = part.get("/FontDescriptor", {})
                about = about.get_object() if hasattr(about, "get_object") else about
                if not any(key in about for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    missing.append(str(part.get("/BaseFont")))
    return missing


def is_archival(content: bytes) -> bool:
    """Test whether the PDF says of itself that it is PDF/A."""
    return b"pdfaid:part" in content
