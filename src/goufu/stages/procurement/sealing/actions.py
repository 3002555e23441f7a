"""What the holder of an opening key does with it here."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.sealing import keyfile, queries, rules
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.sealing.sheets import KeyReason, NewKey
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF, OPENING_KEY


@action
def register_key(*, sheet: NewKey, actor: Actor, at: datetime) -> OpeningKey:
    """Register the public half of a key that was made in the officer's browser or client.

    Raises:
        NotAKey: not a point of the curve.
        OneLiveKey, KeyOfAnother, KeyEndsTooSoon: see ``rules``.
    """
    OPENING_KEY.check_opener(actor)
    today, custodian = day_of(at), CUSTODIAN_OF[actor.role]
    body = Organisation.objects.select_for_update().get(pk=actor.organisation_id or 0)
    rules.check_validity(until=sheet.valid_until, on=today)
    try:
        fingerprint = keyfile.fingerprint(sheet.public_key)
    except keyfile.Unreadable:
        raise rules.NotAKey from None
    live = queries.live_key(body.pk, custodian)
    if live is not None:
        raise rules.OneLiveKey(body=body.name, key=live.ref)
    known = OpeningKey.objects.filter(fingerprint=fingerprint).first()
    if known is not None:
        raise rules.KeyOfAnother(key=known.ref)

    key = OpeningKey(
        ref=next_ref(body.place, today.year, "YS"),
        title=f"{body.name}开标钥匙",
        place=body.place,
        organisation=body,
        custodian=custodian,
        public_key=sheet.public_key,
        fingerprint=fingerprint,
        registered_by=actor.name,
        valid_from=today,
        valid_until=sheet.valid_until,
    )
    said = {"custodian": custodian, "fingerprint": fingerprint}
    open_dossier(key, actor=actor, at=at, valid_until=sheet.valid_until.isoformat(), **said)
    return key


@action
def revoke_key(*, ref: str, sheet: KeyReason, actor: Actor, at: datetime) -> OpeningKey:
    """Take a key out of use; what is sealed with it is still opened with it."""
    return _end(ref, "revoke", sheet, actor, at)


@action
def report_lost(*, ref: str, sheet: KeyReason, actor: Actor, at: datetime) -> OpeningKey:
    """Report that the private half is gone; supervision is told in every purchase it was for."""
    return _end(ref, "report_lost", sheet, actor, at)


def _end(ref: str, verb: str, sheet: KeyReason, actor: Actor, at: datetime) -> OpeningKey:
    key: OpeningKey = OpeningKey.objects.locked(ref)
    key.set(reason=sheet.reason)
    advance(key, verb, actor=actor, at=at, fingerprint=key.fingerprint, reason=sheet.reason)
    return key
