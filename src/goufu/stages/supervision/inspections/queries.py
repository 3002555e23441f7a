"""Questions to the inspections."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from goufu.base.people.roles import WATCHERS, Actor, Party
from goufu.base.workflow.visibility import visible
from goufu.stages.supervision.inspections.models import Inspection


def in_charge(actor: Actor) -> Q:
    """Return whose inspections they are: the inspectors' own, the purchasers' all that they see."""
    return Q() if actor.party is Party.PURCHASER else Q(inspector_id=actor.organisation_id)


def visible_to(actor: Actor) -> QuerySet[Inspection]:
    """Return the inspections of one's own projects, of one's own body, of one's place.

    Providers, agencies and experts do not see what is found at the purchaser.
    """
    inspections = Inspection.objects.select_related("inspector", "project")
    if actor.role in WATCHERS or actor.party in {Party.PURCHASER, Party.SECTOR, Party.FINANCE}:
        return visible(inspections, actor) | inspections.filter(
            Q(inspector_id=actor.organisation_id)
        )
    return inspections.none()
