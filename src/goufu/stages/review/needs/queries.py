"""Questions to the needs."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor, Role
from goufu.stages.review.needs.models import Need


def visible_to(actor: Actor) -> QuerySet[Need]:
    """Return needs put to one's own body or by it; finance and watchers see their place's."""
    needs = Need.objects.select_related("addressed_to")
    if actor.role in PURCHASERS:
        return needs.filter(
            Q(addressed_to_id=actor.organisation_id)
            | Q(proposer_organisation_id=actor.organisation_id)
        )
    if actor.role in FINANCE | WATCHERS:
        return needs.filter(place__startswith=actor.place)
    if actor.role is Role.PROVIDER:
        return needs.filter(proposer_organisation_id=actor.organisation_id)
    return needs.none()
