"""Questions to the purchases in another way."""

from __future__ import annotations

from django.db.models import QuerySet

from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.other_ways.models import OtherWay


def visible_to(actor: Actor) -> QuerySet[OtherWay]:
    """Return those of the projects that the actor may see."""
    ways = OtherWay.objects.select_related("project", "project__purchaser", "provider")
    return visible(ways, actor)
