"""What a file really is, told from its content; what is not on the list is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

import puremagic
from PIL import Image, UnidentifiedImageError

from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

HEAD = 4096  # bytes looked at to tell what a file is
MOST_MEMBERS = 5_000  # of an office file
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"#!")
CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\x0c\x1b")


class NotThisKind(Refusal):
    code = "documents.not_this_kind"
    status = 422
    sentence = say("“{name}”的内容是 {found}，不能作为附件。")
    remedy = say(
        "请使用 PDF、OFD、DOCX、XLSX、ODT、ODS、TXT、CSV、PNG 或 JPEG；"
        "旧版 Office 文件请另存为新格式，压缩包请逐个上传其中的文件。"
    )


class WithMacros(NotThisKind):
    code = "documents.with_macros"
    sentence = say("“{name}”带有宏，不能作为附件。")
    remedy = say("请另存为不带宏的 DOCX 或 XLSX。")


class Damaged(NotThisKind):
    code = "documents.cannot_be_opened"
    sentence = say("“{name}”打不开，文件可能已损坏。")
    remedy = say("请确认文件能正常打开后重新上传。")


@dataclass(frozen=True)
class Media:
    """A kind of file that is accepted."""

    name: str  # the media type
    suffix: str


PDF = Media("application/pdf", ".pdf")
PNG = Media("image/png", ".png")
JPEG = Media("image/jpeg", ".jpg")
DOCX = Media("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = Media("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
ODT = Media("application/vnd.oasis.opendocument.text", ".odt")
ODS = Media("application/vnd.oasis.opendocument.spreadsheet", ".ods")
OFD = Media("application/ofd", ".ofd")
TEXT = Media("text/plain", ".txt")
CSV = Media("text/csv", ".csv")

MEMBERS: dict[str, Media] = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "OFD.xml": OFD}
MIMETYPES: dict[bytes, Media] = {ODT.name.encode(): ODT, ODS.name.encode(): ODS}


def media_of(file: IO[bytes], name: str) -> Media:
    """Return what ``file`` is.

    Args:
        name: as the sender calls it; decides only between plain text and CSV.

    Raises:
        NotThisKind: executables, markup, archives, old office files, anything not on the list.
        WithMacros: an office file that carries macros.
        Damaged: it begins like one of ours and cannot be opened.
    """
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    for magic, look in LOOKS.items():
        if head.startswith(magic):
            known = look(file, name)
            file.seek(0)
            return known
    if text := _text(file, head, name):
        file.seek(0)
        return text
    raise NotThisKind(name=name, found=_described(head))


def _pdf(_file: IO[bytes], _name: str) -> Media:
    return PDF


def _picture(media: Media) -> Callable[[IO[bytes], str], Media]:
    def look(file: IO[bytes], name: str) -> Media:
        try:
            with Image.open(file, formats=["PNG", "JPEG"]) as image:
                image.verify()
        except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
            raise Damaged(name=name) from None
        return media

    return look


def _zipped(file: IO[bytes], name: str) -> Media:
    try:
        with zipfile.ZipFile(file) as archive:
            members = set(archive.namelist()[: MOST_MEMBERS + 1])
            mimetype = _mimetype(archive) if "mimetype" in members else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise Damaged(name=name) from None
    if any(member.lower().endswith("vbaproject.bin") for member in members):
        raise WithMacros(name=name)
    known = [media for member, media in MEMBERS.items() if member in members]
    if len(members) > MOST_MEMBERS or not (known or mimetype in MIMETYPES):
        raise NotThisKind(name=name, found="ZIP")
    return known[0] if known else MIMETYPES[mimetype]


def _mimetype(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as member:
        return member.read(HEAD).strip()


LOOKS: dict[bytes, Callable[[IO[bytes], str], Media]] = {
    b"%PDF-": _pdf,
    b"\x89PNG\r\n\x1a\n": _picture(PNG),
    b"\xff\xd8\xff": _picture(JPEG),
    b"PK\x03\x04": _zipped,
}


def _text(file: IO[bytes], head: bytes, name: str) -> Media | None:
    """Take it for plain text if every byte is text and nothing in it is markup or a program."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not head or start.startswith(MARKUP) or any(mark in start for mark in MARKUP[1:4]):
        return None
    content = file.read()
    if CONTROL.intersection(content) or not (
        _reads(content, "utf-8") or _reads(content, "gb18030")
    ):
        return None
    return CSV if name.lower().endswith(".csv") else TEXT


def _reads(content: bytes, encoding: str) -> bool:
    try:
        io.TextIOWrapper(io.BytesIO(content), encoding=encoding).read()
    except UnicodeDecodeError:
        return False
    return True


def _described(head: bytes) -> str:
    try:
        return puremagic.from_string(head).lstrip(".").upper() or Word(say("未知类型"))
    except (puremagic.PureError, ValueError):
        return Word(say("未知类型"))
