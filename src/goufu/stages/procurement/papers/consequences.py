"""What the steps of a tender set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.law.calendar import day_of
from goufu.law.values.notices import PUBLISHED_WITH_RESULT
from goufu.stages.procurement.papers import actions, queries
from goufu.stages.procurement.tenders.models import Offer, Tender

WITH_RESULT = "procurement_document"


def freeze_document(entry: Entry) -> None:
    """Make and freeze the document. Listens to ``tender.confirm``."""
    actions.freeze(_tender(entry), at=entry.happened_at)


def hand_out_document(entry: Entry) -> None:
    """Hand out what was frozen. Listens to ``tender.publish``."""
    paper = queries.paper_in_force(_tender(entry))
    if paper is not None:
        registration = bool(entry.facts.get("registration"))
        actions.hand_out(paper, at=entry.happened_at, registration=registration)


def hand_out_correction(entry: Entry) -> None:
    """Hand the corrected document out, tell who has it.

    Listens to ``tender.correct`` and ``….amend``.
    """
    tender = _tender(entry)
    if entry.facts.get("document_changed"):
        paper = actions.freeze(tender, at=entry.happened_at)
        actions.hand_out(paper, at=entry.happened_at)
    actions.tell_change(tender, at=entry.happened_at, notice=entry.ref)


def tell_of_extension(entry: Entry) -> None:
    """Tell who has the document that the closing was put off. Listens to ``tender.extend``."""
    actions.tell_change(_tender(entry), at=entry.happened_at, notice=entry.ref)


def enter_bidder(entry: Entry) -> None:
    """Enter in the register who offers without having taken it. Listens to ``offer.open``."""
    offer = Offer.objects.select_related("tender", "provider").get(ref=entry.ref)
    actions.note_offer(offer, at=entry.happened_at)


def open_register(entry: Entry) -> None:
    """Let those who buy read the register. Listens to ``tender.close``."""
    actions.disclose(_tender(entry), at=entry.happened_at)


def tell_of_end(entry: Entry) -> None:
    """Tell who has the document, and whom letters went to, that it comes to nothing.

    Listens to ``tender.fail``, ``….cancel``, ``….restart`` and ``….annul``.
    """
    tender, reason = _tender(entry), str(entry.facts.get("reason", ""))
    actions.tell_end(tender, at=entry.happened_at, reason=reason)
    actions.lapse_letters(tender, at=entry.happened_at)


def take_back_letters(entry: Entry) -> None:
    """Let the letters of a result lapse that no longer holds.

    Listens to ``tender.set_aside_winner``.
    """
    actions.lapse_letters(_tender(entry), at=entry.happened_at)


def send_result(entry: Entry) -> None:
    """Send the letters; publish the document with the result where the law of the day says so.

    Listens to ``tender.publish_result``.
    """
    tender = _tender(entry)
    actions.send_letters(tender, at=entry.happened_at)
    law = PUBLISHED_WITH_RESULT.find(day_of(entry.happened_at), place=tender.place)
    if law is not None and WITH_RESULT in law.value:
        actions.make_public(tender)


def _tender(entry: Entry) -> Tender:
    found: Tender = Tender.objects.select_related(
        "project__purchaser", "agency", "plan", "document", "winner__provider"
    ).get(ref=entry.ref)
    return found
