"""Questions to the contracts."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.workflow import CONTRACT
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.workflow import TENDER

M = TypeVar("M", bound=Model)


def visible_to(actor: Actor) -> QuerySet[Contract]:
    """Return the contracts that the actor may see; of the bidders only the winner sees its own."""
    return to_the_sides(Contract.objects.select_related("purchaser", "provider", "project"), actor)


def to_the_sides(dossiers: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Filter dossiers with a ``provider``: other bidders and the judges have no part in them."""
    if actor.role is Role.EXPERT:
        return dossiers.none()
    found = visible(dossiers, actor)
    if actor.role is Role.PROVIDER:
        return found.filter(provider_id=actor.organisation_id)
    return found


def lots_under_way(project_code: str) -> bool:
    """Test whether a lot of a project is still being bought or performed."""
    contracts = Contract.objects.filter(project_code=project_code)
    if contracts.exclude(state__in=CONTRACT.final).exists():
        return True
    bought = Tender.objects.filter(project_code=project_code)
    return bought.exclude(state__in=TENDER.final).exists()


def of_project(project_code: str) -> QuerySet[Contract]:
    """Return the contracts of a project, oldest first."""
    return Contract.objects.filter(project_code=project_code).order_by("id")
