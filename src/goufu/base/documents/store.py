"""Keep files: by digest, every version, never under a path that a user chose."""

from __future__ import annotations

import hashlib
import logging
import tempfile
import unicodedata
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO, Protocol

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Max

from goufu.base import practice
from goufu.base.documents.media import Media, media_of
from goufu.base.documents.models import Document, Version
from goufu.base.people.roles import Actor
from goufu.law.refusals import Refusal
from goufu.law.words import say

logger = logging.getLogger(__name__)

CHUNK = 2**16
IN_MEMORY = 2**20
LONGEST_NAME = 120
MIB = 2**20
LOCK_DIGITS = 15  # hex digits of a digest that fit into a number of the database
FORBIDDEN = set('\\/:*?"<>|')


class TooLarge(Refusal):
    code = "documents.too_large"
    status = 413
    sentence = say("“{name}”超过 {limit} MB，不能上传。")
    remedy = say("请压缩图片或者拆分后上传。")


class Empty(Refusal):
    code = "documents.empty"
    status = 422
    sentence = say("“{name}”是空文件。")
    remedy = say("请选择有内容的文件。")


class NotWhatWasKept(Refusal):
    code = "documents.damaged"
    status = 500
    sentence = say("文件“{name}”与保存时的摘要不符，可能已损坏，不能提供。")
    remedy = say("请联系系统管理员从备份恢复；摘要为 {sha256}。")


class Gone(NotWhatWasKept):
    code = "documents.gone"
    sentence = say("文件“{name}”不在存储中，不能提供。")


class Sent(Protocol):
    """A file as it was sent: an uploaded file, an open file with a name."""

    @property
    def name(self) -> str | None: ...
    def read(self, size: int = ..., /) -> bytes: ...


@dataclass(frozen=True)
class Weighed:
    """A file copied to a safe place, with what is known of it."""

    file: IO[bytes]
    name: str
    size: int
    sha256: str
    media: Media


def store(
    *,
    file: Sent,
    ref: str,
    project_code: str,
    place: str,
    kind: str,
    title: str,
    actor: Actor,
    at: datetime,
    sealed_until: datetime | None = None,
    public: bool = False,
    document: Document | None = None,
) -> Document:
    """Keep ``file`` as a new document, or as the next version of ``document``.

    Args:
        ref: the dossier it belongs to; empty where the dossier is only about to be opened, see
            ``adopt``.
        sealed_until: nobody but the actor's organisation may read it before this moment.

    Raises:
        Empty, TooLarge, NotThisKind, WithMacros, Damaged: by size, and by content; see ``media``.
    """
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as copy, ExitStack() as whole:
        weighed = _weigh(file, copy)
        whole.enter_context(transaction.atomic())
        lock_content(weighed.sha256)
        _keep(weighed)
        if document is None:
            document = Document.objects.create(
                ref=ref,
                project_code=project_code,
                place=place,
                kind=kind,
                title=title or weighed.name,
                public=public,
                sealed_until=sealed_until,
                owner_organisation_id=actor.organisation_id,
            )
        _add_version(document, weighed, actor, at)
    return document


def lock_content(sha256: str, *, alone: bool = False) -> None:
    """Keep others from removing this content until the transaction ends.

    Args:
        alone: keep others from adding it, too; for whoever removes it.
    """
    shared = "" if alone else "_shared"
    with connection.cursor() as cursor:
        number = int(sha256[:LOCK_DIGITS], 16)
        cursor.execute(f"SELECT pg_advisory_xact_lock{shared}(%s::bigint)", [number])


def adopt(document_id: int, *, ref: str, project_code: str, place: str, actor: Actor) -> bool:
    """Put a file that was kept before its dossier was opened into that dossier.

    Only the organisation that sent it can, and only once. Returns whether it was done.
    """
    waiting = Document.objects.filter(
        pk=document_id, ref="", owner_organisation_id=actor.organisation_id
    )
    return bool(waiting.update(ref=ref, project_code=project_code, place=place))


def fetch(version: Version) -> IO[bytes]:
    """Return the content of a version, checked against its digest; the caller closes it.

    Raises:
        Gone: the store does not have it.
        NotWhatWasKept: it is not what was kept.
    """
    copy: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- handed on
    told = {"name": version.file_name, "sha256": version.sha256}
    hashed = hashlib.sha256()
    try:
        with default_storage.open(key_of(version.sha256)) as kept:
            while chunk := kept.read(CHUNK):
                hashed.update(chunk)
                copy.write(chunk)
    except FileNotFoundError:
        logger.error("%s is not in the store", version)
        copy.close()
        raise Gone(**told) from None
    if hashed.hexdigest() != version.sha256:
        logger.error("%s is damaged: it now is %s", version, hashed.hexdigest())
        copy.close()
        raise NotWhatWasKept(**told)
    copy.seek(0)
    return copy


def key_of(sha256: str) -> str:
    """Return where the store keeps the content with this digest."""
    return f"{practice.folder()}{sha256[:2]}/{sha256[2:4]}/{sha256}"


def clean_name(name: str | None) -> str:
    r"""Return a file name that can be shown and downloaded: no path, no control characters.

    >>> clean_name("..\\..\\etc/报价 一览表\u202e.pdf\n")
    '报价 一览表.pdf'
    """
    last = PurePosixPath((name or "").replace("\\", "/")).name
    kept = "".join(
        "_" if letter in FORBIDDEN else letter
        for letter in unicodedata.normalize("NFC", last)
        if not unicodedata.category(letter).startswith("C")
    ).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if dot and len(kept) > LONGEST_NAME:
        kept = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return kept[:LONGEST_NAME] or say("文件")


def save_under(key: str, file: IO[bytes]) -> None:
    """Write to the store under ``key``; what is there already is the same and stays."""
    if default_storage.exists(key):
        return
    name = default_storage.save(key, File(file))
    if name != key:  # Somebody saved the same content at the same moment.
        default_storage.delete(name)


def _weigh(file: Sent, copy: IO[bytes]) -> Weighed:
    name = clean_name(file.name)
    limit = settings.GOUFU.upload_limit_mb
    hashed, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > limit * MIB:
            raise TooLarge(name=name, limit=limit)
        hashed.update(chunk)
        copy.write(chunk)
    if not size:
        raise Empty(name=name)
    return Weighed(copy, name, size, hashed.hexdigest(), media_of(copy, name))


def _keep(weighed: Weighed) -> None:
    weighed.file.seek(0)
    save_under(key_of(weighed.sha256), weighed.file)


def _add_version(document: Document, weighed: Weighed, actor: Actor, at: datetime) -> None:
    Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    last = document.versions.aggregate(last=Max("number"))["last"] or 0
    Version.objects.create(
        document=document,
        number=last + 1,
        sha256=weighed.sha256,
        size=weighed.size,
        media_type=weighed.media.name,
        file_name=weighed.name,
        added_at=at,
        added_by=actor.name,
        account_id=actor.account_id,
    )
