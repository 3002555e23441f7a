"""What the files of an offer say, and what programs have left in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

import pypdfium2

from goufu.base.documents.media import DOCX, ODS, ODT, PDF, XLSX
from goufu.stages.procurement.signals.rules.looked import Trace

LONGEST = 2_000_000  # characters read of one file; an offer has a tenth of that
LARGEST_PART = 50_000_000  # bytes of one part of an office file
TEXT = "text/plain"
TEXT_PARTS = re.compile(
    r"word/(document|footnotes|header\d*|footer\d*)\.xml|xl/sharedStrings\.xml|content\.xml"
)
# Part of an office file → local name of an element → the mark it makes.
FACTS = {
    "docProps/core.xml": {"creator": "author", "lastModifiedBy": "last_saved_by"},
    "docProps/app.xml": {"Company": "company"},
    "meta.xml": {"initial-creator": "author", "creator": "last_saved_by"},
}
SETTINGS, ORIGIN = "word/settings.xml", "rsidRoot"


def text_of(file: IO[bytes], media: str) -> str:
    """Return what a file says; nothing where it cannot be told, e.g. of a picture."""
    if media in {DOCX.name, XLSX.name, ODT.name, ODS.name}:
        return "\n".join(_words(file))[:LONGEST]
    if media == PDF.name:
        return "\n".join(_pages(file))[:LONGEST]
    if media == TEXT:
        return file.read(LONGEST).decode("utf-8", errors="replace")
    return ""


def traces_of(file: IO[bytes], media: str, *, name: str, sha256: str) -> list[Trace]:
    """Return what tells who made a file and from what."""
    found = [("content", sha256)]
    if media in {DOCX.name, XLSX.name, ODT.name, ODS.name}:
        found += _facts(file)
    elif media == PDF.name:
        found += _of_pdf(file)
    return [Trace(name, mark, value) for mark, value in found if value.strip()]


def _facts(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    for part, root in _parts(file, re.compile("|".join(map(re.escape, (*FACTS, SETTINGS))))):
        for element in root.iter():
            name = _local(element.tag)
            if name in FACTS.get(part, {}):
                yield FACTS[part][name], element.text or ""
            elif part == SETTINGS and name == ORIGIN:
                yield "origin", next(iter(element.attrib.values()), "")


def _words(file: IO[bytes]) -> Iterator[str]:
    for _, root in _parts(file, TEXT_PARTS):
        yield "".join(root.itertext())


def _parts(file: IO[bytes], wanted: re.Pattern[str]) -> Iterator[tuple[str, ElementTree.Element]]:
    file.seek(0)
    with zipfile.ZipFile(io.BytesIO(file.read())) as office:
        for part in office.infolist():
            if not wanted.fullmatch(part.filename) or part.file_size > LARGEST_PART:
                continue
            content = office.read(part)
            if b"<!DOCTYPE" in content[:LARGEST_PART]:  # Entities could be made to swell.
                continue
            try:
                yield part.filename, ElementTree.fromstring(content)  # noqa: S314 -- see above
            except ElementTree.ParseError:
                continue


def _pages(file: IO[bytes]) -> Iterator[str]:
    with _pdf(file) as pdf:
        for page in pdf:
            yield page.get_textpage().get_text_range()


def _of_pdf(file: IO[bytes]) -> Iterator[tuple[str, str]]:
    with _pdf(file) as pdf:
        yield "author", pdf.get_metadata_value("Author")
        identity = pdf.get_identifier()
        if identity:
            yield "origin", identity.hex()


def _pdf(file: IO[bytes]) -> pypdfium2.PdfDocument:
    file.seek(0)
    return pypdfium2.PdfDocument(file.read(), autoclose=True)


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
