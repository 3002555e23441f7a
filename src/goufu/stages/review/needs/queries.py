"""Questions to the needs and the calls for them."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor, Role
from goufu.stages.review.needs.models import Need, NeedCall, Support


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


def calls_visible_to(actor: Actor) -> QuerySet[NeedCall]:
    """Return the calls of one's own body; finance and watchers see their place's."""
    calls = NeedCall.objects.select_related("body")
    if actor.role in FINANCE | WATCHERS:
        return calls.filter(place__startswith=actor.place)
    if actor.role in PURCHASERS:
        return calls.filter(body_id=actor.organisation_id or 0)
    return calls.none()


def open_calls(on: date) -> QuerySet[NeedCall]:
    """Return the calls that run on a day, the first to close first."""
    running = NeedCall.objects.filter(state="open", opens_on__lte=on, closes_on__gte=on)
    return running.select_related("body").order_by("closes_on", "id")


def past_calls() -> QuerySet[NeedCall]:
    """Return the calls whose result is published, the newest first."""
    return NeedCall.objects.filter(state="reported").select_related("body").order_by("-closes_on")


def public_calls() -> QuerySet[NeedCall]:
    """Return every call that anybody may read."""
    return NeedCall.objects.exclude(state="withdrawn").select_related("body")


def shown() -> QuerySet[Need]:
    """Return the needs that anybody may read, the most important and most wanted first."""
    needs = Need.objects.filter(shown_on__isnull=False, merged_into__isnull=True)
    return needs.select_related("addressed_to").order_by(
        F("priority").desc(nulls_last=True), "-supporters", "-id"
    )


def mergeable(need: Need) -> QuerySet[Need]:
    """Return the other needs of the same body that wait for an answer."""
    others = Need.objects.filter(addressed_to_id=need.addressed_to_id, state="filed")
    return others.exclude(pk=need.pk).order_by("-id")


def count_supporters(need: Need) -> int:
    """Return how many need it too: the voices, and whoever proposed what was merged into it."""
    voices = Support.objects.filter(Q(need=need) | Q(need__merged_into=need))
    return voices.count() + need.merged.count()
