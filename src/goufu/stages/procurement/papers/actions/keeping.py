"""Keep a file that the platform has made."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime

from goufu.base.documents.models import Document, Version
from goufu.base.documents.store import store
from goufu.base.people.roles import THE_CLOCK


class Made(io.BytesIO):
    """Bytes with the name of a file."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


@dataclass(frozen=True)
class Kept:
    """A document and its newest version."""

    document: Document
    version: Version


def keep(
    content: bytes,
    *,
    ref: str,
    project_code: str,
    place: str,
    kind: str,
    title: str,
    suffix: str,
    at: datetime,
    owner_id: int | None = None,
    earlier: Document | None = None,
) -> Kept:
    """Keep what was made as a document of the dossier ``ref``, or as the next version of one.

    Args:
        owner_id: whose it is from now on; nobody's where none is given.
        earlier: the document of which it is a new version.
    """
    document = store(
        file=Made(content, f"{title}{suffix}"),
        ref=ref,
        project_code=project_code,
        place=place,
        kind=kind,
        title=title,
        actor=THE_CLOCK,
        at=at,
        document=earlier,
    )
    if owner_id is not None and document.owner_organisation_id != owner_id:
        document.owner_organisation_id = owner_id
        document.save(update_fields=["owner_organisation"])
    return Kept(document, document.versions.order_by("-number")[0])
