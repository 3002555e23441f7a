"""Questions about duties: whose they are, what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import may_see

# A clock that stands still, or whose last day is not known yet, is never overdue.
RUNNING = OPEN & Q(suspended_on__isnull=True, due_on__isnull=False)


def pressing(charges: Sequence[Q], *, most: int, **days: Any) -> list[Deadline]:
    """Return the open duties of which one of the conditions is true, the most pressing first.

    Each condition is read from its own end of its own index: all in one they would have to be
    tried on every open duty of the platform.
    """
    parts = [
        Deadline.objects.filter(OPEN, charge, **days).order_by("due_on", "id")[:most]
        for charge in charges
    ]
    if not parts:
        return []
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    once = {deadline.pk: deadline for deadline in found}.values()
    return sorted(once, key=lambda one: (one.due_on or date.max, one.pk))[:most]


def of_post(actor: Actor) -> list[Q]:
    """Return the conditions on the duties of the post in which ``actor`` acts.

    Duties of a role that has several organisations in the project are everyone's who may see it.
    """
    if actor.organisation_id is None:
        return []
    return [
        Q(organisation_id=actor.organisation_id, who=actor.role),
        Q(organisation__isnull=True, who=actor.role) & may_see(actor),
    ]


def overdue(on: date) -> QuerySet[Deadline]:
    """Return every duty whose last day has passed, the oldest first."""
    return Deadline.objects.filter(RUNNING, due_on__lt=on).order_by("due_on", "id")


def overdue_of(organisation_id: int, *, on: date) -> QuerySet[Deadline]:
    """Return what one organisation has let pass: for its head."""
    return overdue(on).filter(organisation_id=organisation_id)


def overdue_in(place: str, *, on: date) -> QuerySet[Deadline]:
    """Return what was let pass in a place and below: for procurement supervision."""
    return overdue(on).filter(place__startswith=place)
