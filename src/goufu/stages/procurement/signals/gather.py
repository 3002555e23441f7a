"""What is known of the offers of a tender, gathered for the rules to look at."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import pypdfium2

from goufu.base.documents.models import Version
from goufu.base.documents.store import NotWhatWasKept, fetch
from goufu.base.ledger.models import Entry
from goufu.base.masking import masked
from goufu.base.people.models import Appointment, SignIn
from goufu.base.people.roles import Role
from goufu.stages.parties.providers.models import Provider
from goufu.stages.procurement.deposits.models import Deposit
from goufu.stages.procurement.sealing.envelope import SEALED_FILE
from goufu.stages.procurement.signals import papers
from goufu.stages.procurement.signals.rules.looked import Looked, Trace
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.workflow import OFFER

SEALED = SEALED_FILE.encode()
BEFORE_NOTICE = timedelta(days=1)  # People sign in before they download the document.
PLAN = "服务方案"


@dataclass(frozen=True)
class Doings:
    """From where, by whom and with whose money an offer was handled; see ``Looked``."""

    places: Mapping[str, str]
    accounts: Mapping[int, str]
    payers: Mapping[str, str]


@dataclass
class Papers:
    """What the files of one offer say, and what was left in them."""

    texts: dict[str, str] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def gathered(tender: Tender) -> tuple[list[Looked], list[str]]:
    """Return the opened offers with all that is known, and the files that could not be read."""
    offers = list(
        tender.offers.filter(state__in=("opened", "won", "lost"), price_fen__isnull=False)
        .select_related("provider")
        .order_by("id")
    )
    bodies = [offer.provider_id for offer in offers]
    register = {
        one.organisation_id: one
        for one in Provider.objects.filter(organisation_id__in=bodies).order_by("id")
    }
    people = _people(bodies)
    places = _places(tender, people)
    handlers = _handlers(offers)
    payers = _payers(tender)
    files = {offer.ref: _read(offer) for offer in offers}
    looked = [
        _looked(
            offer,
            register.get(offer.provider_id),
            Doings(
                places.get(offer.provider_id, {}),
                handlers.get(offer.ref, {}),
                payers.get(offer.provider_id, {}),
            ),
            files[offer.ref],
        )
        for offer in offers
    ]
    return looked, [name for one in files.values() for name in one.unread]


def _looked(
    offer: Offer,
    said: Provider | None,
    doings: Doings,
    files: Papers,
) -> Looked:
    body = offer.provider
    names = {body.name, body.uscc or ""}
    contacts = {}
    if said is not None:
        contacts = {one: said.contact for one in (said.phone, said.email) if one}
        names.add(said.phone)
    return Looked(
        offer=offer.ref,
        bidder=body.name,
        price_fen=offer.price_fen or 0,
        names=frozenset(name for name in names if name),
        contacts=contacts,
        heads=frozenset({said.legal_representative} if said else ()),
        body=body.pk,
        above=body.parent_id,
        places=doings.places,
        accounts=doings.accounts,
        payers=doings.payers,
        texts={PLAN: offer.service_plan, **files.texts},
        traces=tuple(files.traces),
    )


def _people(bodies: Iterable[int]) -> dict[int, int]:
    """Return for each account the bidder for which it acts."""
    posts = Appointment.objects.filter(organisation_id__in=list(bodies), role=Role.PROVIDER)
    return dict(posts.values_list("account_id", "organisation_id"))


def _places(tender: Tender, people: Mapping[int, int]) -> dict[int, dict[str, str]]:
    """Return from which addresses each bidder's people signed in while offers were made."""
    if tender.published_at is None or tender.closes_at is None:
        return {}
    since = tender.published_at - BEFORE_NOTICE
    found: dict[int, dict[str, str]] = defaultdict(dict)
    sign_ins = SignIn.objects.filter(
        account_id__in=list(people), seen_at__gte=since, began_at__lt=tender.closes_at
    )
    for account, place, browser in sign_ins.values_list("account_id", "address", "browser"):
        if place:
            found[people[account]].setdefault(place, browser)
    return found


def _handlers(offers: Sequence[Offer]) -> dict[str, dict[int, str]]:
    """Return which accounts handed in, replaced or withdrew each offer."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    lines = Entry.objects.filter(
        ref__in=[offer.ref for offer in offers],
        dossier_kind=OFFER.name,
        role=Role.PROVIDER,
    )
    for ref, account, name in lines.values_list("ref", "account_id", "actor"):
        if account is not None:
            found[ref][account] = name
    return found


def _payers(tender: Tender) -> dict[int, dict[str, str]]:
    """Return from which bank accounts the deposits of each bidder came, and how they are shown."""
    deposits = Deposit.objects.filter(tender=tender).exclude(payer_account="")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for provider, account in deposits.values_list("provider_id", "payer_account"):
        found[provider][account] = masked(account)
    return found


def _read(offer: Offer) -> Papers:
    found = Papers()
    if offer.document_id is None:
        return found
    for version in Version.objects.filter(document_id=offer.document_id).order_by("number"):
        _read_version(version, found)
    return found


def _read_version(version: Version, found: Papers) -> None:
    name, media = version.file_name, version.media_type
    try:
        with fetch(version) as file:
            if file.read(len(SEALED)) == SEALED:  # The opened one is a later version.
                return
            found.traces += papers.traces_of(file, media, name=name, sha256=version.sha256)
            file.seek(0)
            found.texts[name] = papers.text_of(file, media)
    except (NotWhatWasKept, zipfile.BadZipFile, pypdfium2.PdfiumError):
        found.unread.append(name)
