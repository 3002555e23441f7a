"""What a page shows of a dossier's documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext

from goufu.base.documents import media
from goufu.base.documents.models import Document, Version
from goufu.base.documents.previews import has_preview

KIB, MIB = 2**10, 2**20
SHORT = 12


@dataclass(frozen=True)
class VersionLine:
    """One version: where to get it, who added it, when, how large, its digest."""

    number: int
    file_name: str
    url: str
    preview_url: str
    media: str
    size: str
    sha256: str
    short: str
    at: datetime
    by: str


@dataclass(frozen=True)
class DocumentCard:
    """A document; its newest version first."""

    ident: int
    title: str
    kind: str
    public: bool
    sealed_until: datetime | None
    newest: VersionLine
    earlier: Sequence[VersionLine]
    url: str


def card_of(document: Document, *, at: datetime) -> DocumentCard:
    """Return the card of a document whose versions are at hand."""
    lines = [_line(version) for version in document.versions.all()]
    newest, *earlier = sorted(lines, key=lambda line: -line.number)
    sealed = document.sealed_until if document.sealed_until and document.sealed_until > at else None
    return DocumentCard(
        ident=document.pk,
        title=document.title,
        kind=document.kind,
        public=document.public,
        sealed_until=sealed,
        newest=newest,
        earlier=earlier,
        url=reverse("documents:show", args=[document.pk]),
    )


def cards_of(documents: Iterable[Document], *, at: datetime) -> list[DocumentCard]:
    """Return the cards of documents in the given order."""
    return [card_of(document, at=at) for document in documents]


def size_in_words(size: int) -> str:
    """Write a number of bytes: 812 字节, 12.4 KB, 3.1 MB."""
    if size < KIB:
        return gettext("{count} 字节").format(count=size)
    if size < MIB:
        return f"{localize(round(size / KIB, 1))} KB"
    return f"{localize(round(size / MIB, 1))} MB"


SUFFIXES = {
    kind.name: kind.suffix[1:].upper()
    for kind in (
        media.PDF,
        media.PNG,
        media.JPEG,
        media.DOCX,
        media.XLSX,
        media.ODT,
        media.ODS,
        media.OFD,
        media.TEXT,
        media.CSV,
    )
}


def _line(version: Version) -> VersionLine:
    where = [version.document_id, version.number]
    return VersionLine(
        number=version.number,
        file_name=version.file_name,
        url=reverse("documents:download", args=where),
        preview_url=reverse("documents:preview", args=[*where, 1]) if has_preview(version) else "",
        media=SUFFIXES.get(version.media_type, version.media_type),
        size=size_in_words(version.size),
        sha256=version.sha256,
        short=version.sha256[:SHORT],
        at=version.added_at,
        by=version.added_by,
    )
