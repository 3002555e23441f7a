"""A file is what its content says, whatever it is called; what is not on the list is refused."""

from __future__ import annotations

import io

import pytest

from goufu.base.documents import media
from tests.base.documents.conftest import PDF, picture, zipped

CONTENT_TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PDF, "a.exe", media.PDF),
        (picture(), "a.png", media.PNG),
        (picture("JPEG"), "a.png", media.JPEG),
        (zipped(CONTENT_TYPES, "word/document.xml"), "a.zip", media.DOCX),
        (zipped(CONTENT_TYPES, "xl/workbook.xml"), "a.docx", media.XLSX),
        (zipped(mimetype=media.ODT.name), "a.odt", media.ODT),
        (zipped(mimetype=media.ODS.name), "a.ods", media.ODS),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "a.ofd", media.OFD),
        ("报价一览表\n一、".encode(), "a.txt", media.TEXT),
        ("报价一览表\n一、".encode("gb18030"), "a.txt", media.TEXT),
        ("\ufeff名称,金额\n甲,1".encode(), "a.CSV", media.CSV),
    ],
)
def test_it_is_told_by_content(content, name, expected):
    assert media.media_of(io.BytesIO(content), name) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + b"\x00" * 100,
        b"\x7fELF" + b"\x00" * 100,
        b"<!DOCTYPE html><html></html>",
        b"  <html><body>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"words and <script>alert(1)</script>",
        b"#!/bin/sh\nrm -rf /",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500,
        b"GIF89a" + b"\x00" * 50,
        b"Rar!\x1a\x07\x00",
        zipped("a.txt"),
        zipped("setup.exe", mimetype="application/epub+zip"),
        bytes(range(256)),
    ],
    ids=range(14),
)
def test_programs_markup_archives_and_old_office_are_refused(content):
    with pytest.raises(media.NotThisKind) as refused:
        media.media_of(io.BytesIO(content), "报价.pdf")

    assert "报价.pdf" in str(refused.value)


def test_an_office_file_with_macros_is_refused():
    content = zipped(CONTENT_TYPES, "word/document.xml", "word/vbaProject.bin")

    with pytest.raises(media.WithMacros):
        media.media_of(io.BytesIO(content), "a.docx")


@pytest.mark.parametrize(
    "content", [picture()[:60], b"PK\x03\x04 and no more", b"\xff\xd8\xff\xe0 no picture"]
)
def test_what_cannot_be_opened_is_refused(content):
    with pytest.raises(media.Damaged):
        media.media_of(io.BytesIO(content), "a")
