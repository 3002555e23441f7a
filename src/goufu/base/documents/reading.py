"""Who may read which document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from goufu.base.documents.models import Document, Version
from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import may_see
from goufu.law.calendar import BEIJING
from goufu.law.refusals import Refusal
from goufu.law.words import say

# Rooms whose papers do not follow the standing in their project say who may read them besides.
Besides = Callable[[Actor], Q]
_besides: list[Besides] = []


def connect(besides: Iterable[Besides]) -> None:
    """Plug in the rooms that say more on who may read; called once, by ``config``."""
    _besides[:] = list(besides)


class NoSuchDocument(Refusal):
    code = "documents.no_such_document"
    status = 404
    sentence = say("没有这份文件，或者您无权查看。")
    remedy = say("请核对地址；如确需查看，请联系经办单位。")


class StillSealed(Refusal):
    code = "documents.still_sealed"
    status = 403
    sentence = say("“{title}”在 {moment} 之前处于密封状态，不能查看。")
    remedy = say("请在规定的开启时间之后查看。")


def readable(actor: Actor, *, at: datetime) -> QuerySet[Document]:
    """Return the documents that ``actor`` may read at this moment.

    Public ones are everyone's; a sealed one is its owner's alone until the moment of opening;
    the others follow the standing in their project, or what their room says.
    """
    own = Q(pk__in=[])
    if actor.organisation_id is not None:
        own = Q(owner_organisation_id=actor.organisation_id)
    open_now = Q(sealed_until__isnull=True) | Q(sealed_until__lte=at)
    shown = Q(public=True) | may_see(actor)
    for besides in _besides:
        shown |= besides(actor)
    return Document.objects.filter(own | (open_now & shown))


def may_read(document: Document, actor: Actor, at: datetime) -> bool:
    """Test whether ``actor`` may read ``document`` at this moment."""
    return readable(actor, at=at).filter(pk=document.pk).exists()


def of_dossier(ref: str, actor: Actor, *, at: datetime) -> QuerySet[Document]:
    """Return the documents of a dossier that ``actor`` may read, with their versions."""
    return readable(actor, at=at).filter(ref=ref).prefetch_related("versions").order_by("pk")


def version_for(actor: Actor, *, document: int, number: int | None, at: datetime) -> Version:
    """Return one version of a document, the newest where no number is given.

    Raises:
        NoSuchDocument: there is none, or it is none of the reader's business.
        StillSealed: the reader will be allowed to, but not yet.
    """
    versions = Version.objects.select_related("document").filter(document_id=document)
    version = (versions.filter(number=number) if number else versions).order_by("-number").first()
    if version is None:
        raise NoSuchDocument
    if not may_read(version.document, actor, at):
        _refuse(version.document, actor, at)
    return version


def _refuse(document: Document, actor: Actor, at: datetime) -> None:
    opens = document.sealed_until
    if opens and opens > at and may_read(document, actor, opens):
        local = opens.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
        raise StillSealed(title=document.title, moment=local)
    raise NoSuchDocument
