"""Questions to the opening keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import WATCHERS, Actor, Role
from goufu.stages.procurement.sealing import rules
from goufu.stages.procurement.sealing.envelope import CUSTODIANS
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF, LIVE


def visible_to(actor: Actor) -> QuerySet[OpeningKey]:
    """Return the keys of the reader's own body; supervision and watchers see their place's."""
    keys = OpeningKey.objects.select_related("organisation")
    if actor.role in WATCHERS | {Role.PROCUREMENT_SUPERVISION}:
        return keys.filter(place__startswith=actor.place)
    if actor.role in CUSTODIAN_OF:
        return keys.filter(
            organisation_id=actor.organisation_id or 0, custodian=CUSTODIAN_OF[actor.role]
        )
    return keys.none()


def live_key(organisation_id: int | None, custodian: str) -> OpeningKey | None:
    """Return the key that a body has in use."""
    return OpeningKey.objects.filter(
        organisation_id=organisation_id or 0, custodian=custodian, state=LIVE
    ).first()


def keys_of(
    bodies: Mapping[str, int | None], *, until: date, kinds: Mapping[str, str] | None = None
) -> dict[str, OpeningKey]:
    """Return the key of each custodian of a purchase.

    Args:
        bodies: custodian → number of the body.
        until: the day of the opening, which the keys must outlast.
        kinds: custodian → which key of its body it is, where it is not that of the same name.

    Raises:
        NoOpeningKey: one has none, or one that ends before.
    """
    found, missing = {}, []
    for custodian in CUSTODIANS:
        body = bodies.get(custodian)
        kind = (kinds or {}).get(custodian, custodian)
        key = live_key(body, kind)
        if key is not None and key.valid_until >= until:
            found[custodian] = key
        else:
            missing.append((kind, _name_of(body)))
    rules.check_all_there(missing)
    return found


def _name_of(organisation_id: int | None) -> str:
    named = Organisation.objects.filter(pk=organisation_id or 0).values_list("name", flat=True)
    return named.first() or "—"
