"""Openings before everybody's eyes; a bidder's receipt; the sample's key files."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from goufu.site import cards
from goufu.site.doors.addresses import dossier_url
from goufu.site.doors.asking import behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.facts import facts_of, tables_of
from goufu.site.doors.sample_keys import is_of_the_sample
from goufu.stages.procurement.sealing import keyfile, samples
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.tenders import queries, sealed
from goufu.stages.procurement.tenders.cards import OpeningCard
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.workflow import OFFER, TENDER

LIVE = ("open", "closed", "opened")  # what a watcher waits for may still happen


@require_GET
def opening_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an opening; the page renews itself while it may go on, or is loaded again by hand."""
    reader = reader_of(request)
    tender = _published_or_404(ref)
    said = OpeningCard.of(tender, reader.actor)
    mine = queries.live_offer_of(tender, reader.actor.organisation_id)
    seen = queries.visible_to(reader.actor).filter(pk=tender.pk).exists()
    links = []
    if mine is not None:
        url = dossier_url(OFFER.name, mine.ref)
        links.append(cards.LinkCard(gettext("签到、确认记录或者提出异议"), url, "mail"))
    if seen and reader.actor.organisation_id:
        url = dossier_url(TENDER.name, tender.ref)
        links.append(cards.LinkCard(gettext("看本采购项目"), url, "gavel"))
    card = cards.OpeningPageCard(
        title=tender.title,
        number=tender.ref,
        state=gettext(tender.state_name),
        facts=facts_of(said),
        tables=tables_of(said),
        links=links,
        url=request.path,
        live=tender.state in LIVE,
        opened=said.opened_at is not None,
    )
    return render(request, "site/pages/opening.html", {"card": card})


@require_GET
def keys_json(_request: HttpRequest, ref: str) -> HttpResponse:
    """Send the three public keys of a tender: with them anybody seals."""
    tender = _published_or_404(ref)
    return JsonResponse(
        {
            "tender": tender.ref,
            "closes_at": tender.closes_at,
            "keys": {one.custodian: one.key.public_key for one in sealed.keys_in_order(tender)},
        }
    )


@require_GET
@behind_sign_in
def receipt(request: HttpRequest, ref: str) -> HttpResponse:
    """Send a bidder the receipt of its offer."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    offer = queries.offers_visible_to(reader.actor).filter(ref=ref).first()
    if offer is None or offer.provider_id != reader.actor.organisation_id or not offer.receipt:
        raise Http404
    return _file(json.loads(offer.receipt), f"receipt-{offer.ref}.json")


@require_GET
@behind_sign_in
def sample_key_file(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the key file of a made-up body, in a demo and in practice alone."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    key = OpeningKey.objects.filter(ref=ref).select_related("organisation").first()
    if key is None or not is_of_the_sample(key):
        raise Http404
    made = samples.sample_key(key.organisation.name, key.custodian)
    return _file(keyfile.protect(made, samples.PASSPHRASE), f"key-{key.ref}.json")


def _published_or_404(ref: str) -> Tender:
    found = Tender.objects.filter(ref=ref, published_at__isnull=False)
    tender = found.select_related("project__purchaser", "agency", "opening").first()
    if tender is None:
        raise Http404
    return tender


def _file(content: dict[str, Any], name: str) -> HttpResponse:
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
