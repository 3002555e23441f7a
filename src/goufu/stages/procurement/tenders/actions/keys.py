"""The three keys of a tender: fixed with the notice, and what becomes of a lost one."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.stages.procurement.sealing.models import PARTY_OF_CUSTODIAN
from goufu.stages.procurement.sealing.queries import keys_of
from goufu.stages.procurement.tenders.models import Tender, TenderKey
from goufu.stages.procurement.tenders.sheets import LostKey


def pin_keys(tender: Tender, *, closing: datetime) -> dict[str, str]:
    """Fix the three keys to which the offers of a tender are sealed; return their fingerprints.

    Raises:
        NoOpeningKey: one of the three has no key that lasts until the opening.
    """
    bodies = {
        custodian: next(iter(sorted(tender.parties(party) or ())), None)
        for party, custodian in PARTY_OF_CUSTODIAN.items()
    }
    bodies[PARTY_OF_CUSTODIAN[Party.AGENCY]] = tender.agency_id
    keys = keys_of(bodies, until=day_of(closing))
    TenderKey.objects.bulk_create(
        TenderKey(tender=tender, custodian=custodian, key=key) for custodian, key in keys.items()
    )
    return {custodian: key.fingerprint for custodian, key in keys.items()}


@action
def note_lost_key(*, ref: str, sheet: LostKey, actor: Actor, at: datetime) -> Tender:
    """Write into a tender's record that one of its keys is lost, and tell supervision."""
    tender: Tender = Tender.objects.locked(ref)
    advance(tender, "note_lost_key", actor=actor, at=at, **sheet.model_dump())
    return tender
