"""Add a file to a dossier."""

from __future__ import annotations

from datetime import datetime

from goufu.base.documents.models import Document
from goufu.base.documents.store import Sent, store
from goufu.base.doors.declare import doors_of
from goufu.base.ledger import lines
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.dossier import Dossier, NoSuchDossier
from goufu.law.refusals import Refusal
from goufu.law.words import say

ATTACHMENT = "attachment"


class NotYourDossier(Refusal):
    code = "documents.not_your_dossier"
    status = 403
    sentence = say("{organisation}不是“{title}”的当事单位，不能添加文件。")
    remedy = say("请由本项目的当事单位添加。")


class NotYourDocument(Refusal):
    code = "documents.not_your_document"
    status = 403
    sentence = say("“{title}”由其他单位提供，不能由您更换版本。")
    remedy = say("请作为新文件添加，或由原单位上传新版本。")


def dossier_for(actor: Actor, *, kind: str, ref: str) -> Dossier:
    """Return a dossier that ``actor`` may see.

    Raises:
        NoSuchDossier: there is none, or it is none of the reader's business.
    """
    doors = doors_of(kind)
    dossier = doors.visible(actor).filter(ref=ref).first() if doors else None
    if dossier is None:
        raise NoSuchDossier(ref=ref)
    found: Dossier = dossier
    return found


def may_add(dossier: Dossier, actor: Actor) -> bool:
    """Test whether the actor's organisation has a part in the dossier, so that it may add files."""
    if actor.organisation_id is None or actor.role is Role.PUBLIC:
        return False
    organisations = dossier.parties(actor.party)
    return organisations is None or actor.organisation_id in organisations


@action
def add(
    *,
    ref: str,
    dossier: Dossier,
    file: Sent,
    title: str,
    actor: Actor,
    at: datetime,
    document: int | None = None,
) -> Document:
    """Add a file to a dossier, or a new version to a document of one's own.

    Raises:
        NotYourDossier: the organisation has no part in the dossier.
        NotYourDocument: the document came from somebody else, or lies in another dossier.
        Empty, TooLarge, NotThisKind, WithMacros, Damaged: see ``store``.
    """
    if not may_add(dossier, actor):
        raise NotYourDossier(organisation=actor.organisation, title=dossier.title)
    earlier = None if document is None else _own(document, ref, actor)
    kept = store(
        file=file,
        ref=ref,
        project_code=dossier.project_code,
        place=dossier.place,
        kind=ATTACHMENT,
        title=title,
        actor=actor,
        at=at,
        document=earlier,
    )
    _record(kept, dossier, "document.add" if earlier is None else "document.replace", actor, at)
    return kept


def _record(kept: Document, dossier: Dossier, event: str, actor: Actor, at: datetime) -> None:
    version = kept.versions.order_by("-number")[0]
    lines.write(
        event,
        ref=dossier.ref,
        actor=actor,
        at=at,
        place=dossier.place,
        dossier_kind=dossier.WORKFLOW.name,
        project_code=dossier.project_code,
        facts={
            "document": kept.pk,
            "title": kept.title,
            "version": version.number,
            "sha256": version.sha256,
            "size": version.size,
        },
    )


def _own(document: int, ref: str, actor: Actor) -> Document:
    earlier = Document.objects.filter(pk=document, ref=ref).first()
    if earlier is None or earlier.owner_organisation_id != actor.organisation_id:
        raise NotYourDocument(title=earlier.title if earlier else str(document))
    return earlier
