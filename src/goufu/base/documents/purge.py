"""Throw away files that were sent and never put into a dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from goufu.base.documents.models import Document, Version
from goufu.base.documents.store import key_of, lock_content
from goufu.base.ledger import lines
from goufu.base.people.roles import THE_CLOCK

AT_ONCE = 200  # a tick; the next one takes the next


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Discard what has waited for a dossier longer than the operator allows."""
    for pk in _forgotten(at).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]:
        yield partial(discard, pk, at=at)


def discard(document_id: int, *, at: datetime) -> bool:
    """Remove one such document with its content, and write down that it was; False if it is gone.

    Content that another document has, too, stays. Of two workers one does it.
    """
    with transaction.atomic():
        document = _forgotten(at).select_for_update(of=("self",)).filter(pk=document_id).first()
        if document is None:
            return False
        kept = list(document.versions.order_by("number"))
        lines.write(
            "document.discard",
            ref=str(document.pk),
            actor=THE_CLOCK,
            at=at,
            place=document.place,
            facts={
                "title": document.title,
                "organisation": document.owner_organisation_id,
                "versions": [{"sha256": one.sha256, "size": one.size} for one in kept],
            },
        )
        document.versions.all().delete()
        document.delete()
        for sha256 in sorted({one.sha256 for one in kept}):
            _remove_content(sha256)
    return True


def _forgotten(at: datetime) -> QuerySet[Document]:
    since = at - timedelta(hours=settings.GOUFU.upload_hours)
    younger = Version.objects.filter(document=OuterRef("pk"), added_at__gt=since)
    return Document.objects.filter(~Exists(younger), ref="")


def _remove_content(sha256: str) -> None:
    """Delete the content unless somebody has it, too, or is just sending it again."""
    lock_content(sha256, alone=True)
    if not Version.objects.filter(sha256=sha256).exists():
        default_storage.delete(key_of(sha256))
