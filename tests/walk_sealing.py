"""Sealing on a walk: the keys of the three custodians, envelopes, pieces.

The keys of tests are derived from their holder's name, so that every process has the same ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from goufu.base.documents.models import Version
from goufu.base.people.roles import Actor
from goufu.stages.procurement.sealing import actions, envelope, queries
from goufu.stages.procurement.sealing.keyfile import PrivateKey, public_text
from goufu.stages.procurement.sealing.models import PinnedKey
from goufu.stages.procurement.sealing.opening import Sealed
from goufu.stages.procurement.sealing.sheets import NewKey
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sealed import sealed_finals
from tests.walk import Town

CUSTODIANS = ("head", "agency", "supervision")  # the words of the three officers
UNLOCKERS = ("handler", "supervision")
VALID_UNTIL = date(2030, 12, 31)


@cache
def key_of(name: str) -> PrivateKey:
    """Return the private key of a body's office, by its name."""
    return ec.derive_private_key(
        int.from_bytes(hashlib.sha256(name.encode()).digest()) >> 1, ec.SECP256R1()
    )


def office(actor: Actor) -> str:
    return f"{actor.organisation_id} {CUSTODIAN_OF[actor.role]}"


def new_key(actor: Actor) -> dict[str, Any]:
    """Return what an officer fills in to register a key."""
    public = public_text(key_of(office(actor)))
    return {"public_key": public, "valid_until": VALID_UNTIL.isoformat()}


def have_keys(town: Town, *, at: datetime, words: Iterable[str] = CUSTODIANS) -> None:
    """Let each custodian register a key, unless there is one."""
    for word in words:
        actor = town.people[word]
        if queries.live_key(actor.organisation_id, CUSTODIAN_OF[actor.role]) is None:
            sheet = NewKey.model_validate(new_key(actor))
            actions.register_key(sheet=sheet, actor=actor, at=at)


def digest_of(document: int | None) -> str:
    """Return the digest of a sealed file that was sent before; empty where there is none."""
    return Version.objects.get(document=document).sha256 if document else ""


def sealed(
    tender: Tender,
    bidder: Actor,
    *,
    attachment: str = "",
    told: dict[str, Any] | None = None,
    about: str = "",
    **content: Any,
) -> str:
    """Return the envelope of an offer, sealed as its bidder's client would.

    Args:
        attachment: the digest of the sealed file that goes with it; ``told`` is what opens it.
        about: the number of the offer whose last price it is; empty for an offer.
    """
    return envelope.seal(
        content if about else {"attachment": told, **content},
        tender=about or tender.ref,
        bidder=str(bidder.organisation_id),
        keys={one.custodian: one.key.public_key for one in tender.keys.select_related("key")},
        attachment=attachment,
    )


def pieces(tender: Tender, actor: Actor) -> dict[str, str]:
    """Return what a custodian's client takes out of the envelopes with its own key."""
    custodian = CUSTODIAN_OF[actor.role]
    pinned = tender.keys.get(custodian=custodian)
    if tender.state == "final_closed":
        return taken(pinned, sealed_finals(tender))
    return taken(pinned, tender.offers.filter(state="sealed"))


def taken(pinned: PinnedKey, sealed: Iterable[Sealed]) -> dict[str, str]:
    """Return what the holder of a pinned key takes out of envelopes."""
    key = key_of(f"{pinned.key.organisation_id} {pinned.key.custodian}")
    found: dict[str, list[str] | str] = {}
    for one in sealed:
        try:
            found[one.ref] = envelope.take_pieces(
                envelope.read(one.envelope), pinned.custodian, key
            )
        except envelope.Unreadable as wrong:
            found[one.ref] = str(wrong)
    return {"pieces": json.dumps(found)}
