"""Questions to the notices."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import may_see
from goufu.stages.disclosure.notices.models import Notice


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """Return all that is published, and what one's own body still owes or may see."""
    mine = Q(publisher_id=actor.organisation_id) if actor.organisation_id else Q(pk__in=[])
    seen = Q(state="published") | mine | (may_see(actor) & ~Q(project_code=""))
    return Notice.objects.filter(seen).select_related("publisher")


def to_publish_by(actor: Actor) -> Q:
    """Return the condition under which the actor's own body is the publisher."""
    return Q(publisher_id=actor.organisation_id)


def published() -> QuerySet[Notice]:
    """Return what anybody may read."""
    return Notice.objects.filter(state="published").select_related("publisher")


def newest_of(kinds: Iterable[str], count: int) -> list[Notice]:
    """Return the newest published notices of some kinds.

    Each kind is read from its own end of the index, so it takes no longer when there are many.
    """
    first, *others = (
        Notice.objects.filter(state="published", kind=kind)
        .order_by("-published_at", "-id")
        .values_list("pk", flat=True)[:count]
        for kind in kinds
    )
    newest = list(first.union(*others, all=True))
    return list(published().filter(pk__in=newest).order_by("-published_at", "-id")[:count])


def owed_by_project(project_code: str) -> int:
    """Count the notices of a project that are not out yet."""
    return Notice.objects.filter(project_code=project_code, state="owed").count()
