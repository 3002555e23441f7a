"""The papers of a dossier: its long texts and its files."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from goufu.base.documents.cards import DocumentCard, cards_of
from goufu.base.documents.reading import readable
from goufu.site.cards import CellCard, ColumnCard, DocumentLine, RowCard, TableCard, TagCard
from goufu.site.doors.asking import Reader
from goufu.site.doors.facts import label_of, said


def long_texts_of(card: Any) -> list[TableCard]:
    """Return what is too long for a fact as one table: what it is about, and the words."""
    rows = [
        RowCard([CellCard(label_of(spec)), CellCard(said(value))])
        for spec in dataclasses.fields(card)
        if spec.metadata.get("kind") == "long_text" and (value := getattr(card, spec.name))
    ]
    if not rows:
        return []
    return [
        TableCard(
            gettext("正文"),
            [ColumnCard(gettext("事项")), ColumnCard(gettext("内容"))],
            rows,
            prose=True,
        )
    ]


def documents_of(refs: Iterable[str], reader: Reader) -> list[DocumentLine]:
    """Return the files of dossiers that the reader may read, by their newest versions."""
    found = (
        readable(reader.actor, at=reader.at)
        .filter(ref__in=set(refs))
        .prefetch_related("versions")
        .order_by("pk")
    )
    return [_line(card) for card in cards_of(found, at=reader.at)]


def _line(card: DocumentCard) -> DocumentLine:
    if card.sealed_until:
        tag: TagCard | None = TagCard(gettext("密封"), "warn")
    else:
        tag = TagCard(gettext("已公开"), "ok") if card.public else None
    return DocumentLine(card.title, card.url, card.newest.at, card.newest.size, tag)
