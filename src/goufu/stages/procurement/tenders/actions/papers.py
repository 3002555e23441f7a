"""The papers of a tender: whose they are, and the seal and receipt of an offer."""

from __future__ import annotations

import io
import secrets
from datetime import datetime
from typing import Any

from goufu.base.documents.models import Document
from goufu.base.documents.store import fetch, store
from goufu.base.people.roles import Actor
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.procurement.sealing import envelope, rules
from goufu.stages.procurement.sealing.keyfile import Unreadable
from goufu.stages.procurement.sealing.opening import receipt_for
from goufu.stages.procurement.tenders import sealed
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.queries import BID

SALT_BYTES = 32


class NotYourPaper(Refusal):
    code = "tenders.not_your_paper"
    status = 422
    sentence = say("没有所选的文件，或者它不属于本单位。")
    remedy = say("请重新上传文件。")


def own_document(pk: int | None, ref: str, actor: Actor) -> Document | None:
    """Return a document that the actor's organisation has brought, or that lies in the dossier.

    Raises:
        NotYourPaper: there is no such document of theirs.
    """
    if pk is None:
        return None
    document = Document.objects.filter(pk=pk).first()
    if document is None or (
        document.owner_organisation_id != actor.organisation_id and document.ref != ref
    ):
        raise NotYourPaper
    return document


def check_fits(text: str, document: Document | None, *, tender: Tender, bidder: int) -> None:
    """Refuse an envelope that is not for this tender, this bidder, its keys and this file.

    Raises:
        NotAnEnvelope, EnvelopeForAnother.
    """
    check_sealed_to(text, tender=tender, about=tender.ref, bidder=bidder, document=document)


def check_sealed_to(
    text: str, *, tender: Tender, about: str, bidder: int, document: Document | None = None
) -> None:
    """Refuse an envelope that is not sealed to the keys of a tender by this bidder.

    Args:
        about: the number of what it answers: the tender, or the offer whose last price it is.

    Raises:
        NotAnEnvelope, EnvelopeForAnother.
    """
    rules.check_envelope(
        text,
        tender=about,
        bidder=str(bidder),
        keys={one.custodian: one.key.fingerprint for one in sealed.keys_in_order(tender)},
        attachment=_content_of(document),
    )


def put_under_seal(offer: Offer, text: str, *, at: datetime) -> None:
    """Keep an envelope as it came, and write the receipt: its digest stands in the ledger."""
    offer.envelope, offer.seal = text, envelope.digest(text)
    offer.document_sha256 = _content_of(offer.document)
    offer.salt, offer.submitted_at = secrets.token_hex(SALT_BYTES), at
    offer.receipt = receipt_for(
        tender=offer.tender.ref,
        offer=offer.ref,
        bidder=offer.provider_id,
        seal=offer.seal,
        attachment=offer.document_sha256,
        at=at,
    )
    if offer.document is not None:
        offer.document.kind = BID
        offer.document.ref = offer.ref
        offer.document.project_code = ""
        offer.document.place = ""
        offer.document.public = False
        offer.document.sealed_until = offer.tender.closes_at
        offer.document.save()


def is_whole(offer: Offer) -> bool:
    """Test whether envelope and file still are what was handed in."""
    whole = envelope.digest(offer.envelope) == offer.seal
    return whole and offer.document_sha256 == _content_of(offer.document)


def lay_open(paper: Document, offer: Offer) -> None:
    """Lay a paper that comes after the opening into the offer, for those who evaluate to read."""
    paper.kind, paper.ref, paper.place = BID, offer.ref, offer.place
    paper.project_code, paper.public = "", False
    paper.save()


def throw_away(offer: Offer) -> None:
    """Let go of an envelope that goes back unread: from now on nobody can open it here."""
    offer.set(envelope="")


def take_off_seal(offer: Offer, told: dict[str, Any] | None, *, actor: Actor, at: datetime) -> str:
    """Open the offer's file and let those who evaluate read it; return what hindered it, if so.

    Args:
        told: what the offer's content says of its file.
    """
    if offer.document is None:
        return ""
    offer.document.place = offer.place
    offer.document.sealed_until = None
    offer.document.save(update_fields=["place", "sealed_until"])
    newest = offer.document.versions.order_by("-number").first()
    if newest is None or told is None:
        return say("附件没有钥匙，不能打开")
    try:
        with fetch(newest) as sealed:
            content = envelope.open_file(sealed.read(), told, tender=offer.tender.ref)
    except Unreadable:
        return say("附件不能解密")
    file = io.BytesIO(content)
    file.name = str(told.get("name", ""))
    try:
        store(
            file=file,
            ref=offer.ref,
            project_code="",
            place=offer.place,
            kind=BID,
            title=offer.document.title,
            actor=actor,
            at=at,
            document=offer.document,
        )
    except Refusal as refusal:
        return str(refusal)
    return ""


def _content_of(document: Document | None) -> str:
    if document is None:
        return ""
    newest = document.versions.order_by("-number").first()
    return newest.sha256 if newest else ""
