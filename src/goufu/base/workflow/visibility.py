"""Who may see which dossier: the one place where lists are filtered."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from goufu.base.people.roles import ADMINISTRATORS, PARTY_OF, WATCHERS, Actor, Role
from goufu.base.workflow.models import Standing

M = TypeVar("M", bound=Model)


def visible(dossiers: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Return the dossiers of projects to which the actor's organisation is a party.

    Inspectors and auditors see what lies in their place and below. Administrators and the
    public see none: the public reads what is published.
    """
    return dossiers.filter(may_see(actor))


def may_see(actor: Actor) -> Q:
    """Return the condition on ``project_code`` and ``place`` under which the actor may look."""
    if actor.role is Role.CLOCK:
        return Q()
    if actor.role in WATCHERS:
        return Q(place__startswith=actor.place)
    if actor.role is Role.PUBLIC or actor.role in ADMINISTRATORS or actor.organisation_id is None:
        return Q(pk__in=[])
    # Asked row by row: a finance bureau has a standing in every project of its place, and a list
    # of them all takes longer to make than a page needs rows.
    return Q(
        Exists(
            Standing.objects.filter(
                organisation_id=actor.organisation_id,
                party=PARTY_OF[actor.role],
                project_code=OuterRef("project_code"),
            )
        )
    )
