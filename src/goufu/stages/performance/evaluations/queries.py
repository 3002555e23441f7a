"""Questions to the evaluations."""

from __future__ import annotations

from django.db.models import QuerySet

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.stages.contracting.contracts.queries import to_the_sides
from goufu.stages.performance.evaluations.models import Evaluation


def visible_to(actor: Actor) -> QuerySet[Evaluation]:
    """Return the evaluations that the actor may see; a third party sees those it makes."""
    if actor.role in AGENCIES:
        return Evaluation.objects.none()
    found = Evaluation.objects.select_related(
        "contract", "purchaser", "finance", "provider", "third_party", "document"
    )
    if actor.role is Role.THIRD_PARTY:
        return found.filter(third_party_id=actor.organisation_id)
    return to_the_sides(found, actor)
