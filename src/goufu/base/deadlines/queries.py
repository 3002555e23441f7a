"""Questions about duties: whose they are, what is overdue."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import may_see

# A clock that stands still, or whose last day is not known yet, is never overdue.
RUNNING = OPEN & Q(suspended_on__isnull=True, due_on__isnull=False)


def mine(actor: Actor) -> QuerySet[Deadline]:
    """Return the open duties of the post in which ``actor`` acts, the most pressing first.

    Duties of a role that has several organisations in the project are everyone's who may see it.
    """
    if actor.organisation_id is None:
        return Deadline.objects.none()
    own = Q(organisation_id=actor.organisation_id)
    shared = Q(organisation__isnull=True) & may_see(actor)
    return Deadline.objects.filter(OPEN, own | shared, who=actor.role).order_by("due_on", "id")


def overdue(on: date) -> QuerySet[Deadline]:
    """Return every duty whose last day has passed, the oldest first."""
    return Deadline.objects.filter(RUNNING, due_on__lt=on).order_by("due_on", "id")


def overdue_of(organisation_id: int, *, on: date) -> QuerySet[Deadline]:
    """Return what one organisation has let pass: for its head."""
    return overdue(on).filter(organisation_id=organisation_id)


def overdue_in(place: str, *, on: date) -> QuerySet[Deadline]:
    """Return what was let pass in a place and below: for procurement supervision."""
    return overdue(on).filter(place__startswith=place)
