"""The papers of a tender: whose they are, and the seal of an offer."""

from __future__ import annotations

import secrets

from goufu.base.documents.models import Document
from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Actor
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Offer
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


def put_under_seal(offer: Offer) -> None:
    """Seal the offer's content: the digest stands in the ledger, the salt stays with the offer."""
    offer.document_sha256 = _content_of(offer.document)
    offer.salt = secrets.token_hex(SALT_BYTES)
    offer.seal = seal_of(offer)
    if offer.document is not None:
        offer.document.kind = BID
        offer.document.ref = offer.ref
        offer.document.project_code = ""
        offer.document.place = ""
        offer.document.public = False
        offer.document.sealed_until = offer.tender.closes_at
        offer.document.save()


def take_off_seal(offer: Offer) -> None:
    """Let those who evaluate read the offer's paper."""
    if offer.document is not None:
        offer.document.place = offer.place
        offer.document.sealed_until = None
        offer.document.save(update_fields=["place", "sealed_until"])


def seal_of(offer: Offer) -> str:
    """Return the digest of everything that the provider has handed in."""
    return digest(
        canonical(
            {
                "offer": offer.ref,
                "provider": offer.provider_id,
                "price_fen": offer.price_fen,
                "service_plan": offer.service_plan,
                "firm_size": offer.firm_size,
                "small_share": f"{offer.small_share:.2f}",
                "document": offer.document_sha256,
                "salt": offer.salt,
            }
        )
    )


def _content_of(document: Document | None) -> str:
    if document is None:
        return ""
    newest = document.versions.order_by("-number").first()
    return newest.sha256 if newest else ""
