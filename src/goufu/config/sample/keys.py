"""Opening keys of the made-up bodies: every purchaser, agency and supervision has one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor, Role
from goufu.config.sample.cast import SINCE, Cast
from goufu.config.sample.player import moment
from goufu.stages.procurement.sealing import actions, envelope, queries, samples
from goufu.stages.procurement.sealing.keyfile import public_text
from goufu.stages.procurement.sealing.sheets import NewKey
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF
from goufu.stages.procurement.tenders.models import Tender

VALID_UNTIL = date(2035, 12, 31)
OFFICERS = (Role.HEAD, Role.AGENCY, Role.CENTRAL_AGENCY, Role.PROCUREMENT_SUPERVISION)


def register_keys(cast: Cast) -> None:
    """Register a key for every custodian of the cast; doing it twice changes nothing."""
    for actor in cast.actors.values():
        if actor.role not in OFFICERS:
            continue
        custodian = CUSTODIAN_OF[actor.role]
        if queries.live_key(actor.organisation_id, custodian) is None:
            public = public_text(samples.sample_key(actor.organisation, custodian))
            sheet = NewKey(public_key=public, valid_until=VALID_UNTIL)
            actions.register_key(sheet=sheet, actor=actor, at=moment(SINCE))


def sealed(ref: str, bidder: Organisation, content: dict[str, Any]) -> str:
    """Return the envelope of an offer of a made-up bidder."""
    tender: Tender = Tender.objects.get(ref=ref)
    return envelope.seal(
        {"attachment": None, **content},
        tender=ref,
        bidder=str(bidder.pk),
        keys={one.custodian: one.key.public_key for one in tender.keys.select_related("key")},
    )


def pieces(ref: str, actor: Actor) -> dict[str, str]:
    """Return what a made-up custodian brings to an opening."""
    tender: Tender = Tender.objects.get(ref=ref)
    custodian = CUSTODIAN_OF[actor.role]
    key = samples.sample_key(actor.organisation, custodian)
    found = {
        offer.ref: envelope.take_pieces(envelope.read(offer.envelope), custodian, key)
        for offer in tender.offers.filter(state="sealed")
    }
    return {"pieces": json.dumps(found)}
