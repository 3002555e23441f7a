"""Questions to the projects."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import visible
from goufu.stages.review.projects.models import Project


def visible_to(actor: Actor) -> QuerySet[Project]:
    """Return the projects that the actor may see."""
    return visible(Project.objects.select_related("purchaser", "item__parent"), actor)


def to_look_at_again(on: date) -> QuerySet[Project]:
    """Return the parked projects whose day has come."""
    return Project.objects.filter(state="parked", look_again_on__lte=on).order_by("id")


def awaiting_reply(department_id: int, year: int) -> QuerySet[Project]:
    """Return the budgeted projects that a department's budget reply takes up."""
    return Project.objects.filter(purchaser_id=department_id, year=year, state="budgeted").order_by(
        "id"
    )
