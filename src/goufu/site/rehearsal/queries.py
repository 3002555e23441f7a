"""Rehearsals and their projects, for those who may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from goufu.base.people.roles import PARTY_OF, Actor
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject
from goufu.site.rehearsal.rules import REHEARSERS, NoSuchRehearsal


def visible_to(actor: Actor) -> QuerySet[Rehearsal]:
    """Return what was rehearsed in the actor's organisation from the same side.

    Posts of one side of an organisation see the same projects, so they may see each other's
    rehearsals; finance and auditors do not see those of the other.
    """
    same_side = [role for role in REHEARSERS if PARTY_OF[role] is PARTY_OF[actor.role]]
    if actor.role not in REHEARSERS or actor.organisation_id is None:
        return Rehearsal.objects.none()
    return Rehearsal.objects.filter(organisation_id=actor.organisation_id, role__in=same_side)


def numbered(ref: str, actor: Actor) -> Rehearsal:
    """Return a rehearsal by its number.

    Raises:
        NoSuchRehearsal: there is none that the actor may see.
    """
    found = visible_to(actor).filter(ref=ref).first()
    if found is None:
        raise NoSuchRehearsal(ref=ref)
    return found


def projects(
    rehearsal: Rehearsal, *, step: str = "", way: str = "", department: str = "", text: str = ""
) -> QuerySet[RehearsedProject]:
    """Return the projects with a difference, narrowed.

    Args:
        way: ``turned`` for those that went another way, ``moved`` for those that only moved.
    """
    found = RehearsedProject.objects.filter(rehearsal=rehearsal)
    if step:
        found = found.filter(
            **{"turned__contains" if way == "turned" else "steps__contains": [step]}
        )
    if way:
        found = found.filter(another_way=way == "turned")
    if department:
        found = found.filter(department=department)
    if text:
        found = found.filter(title__icontains=text) | found.filter(project_code__icontains=text)
    return found
