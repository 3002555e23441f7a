"""Questions to the projects."""

from __future__ import annotations

from collections.abc import Sequence
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


def awaiting_reply(project_codes: Sequence[str]) -> QuerySet[Project]:
    """Return which of the projects in a budget its reply takes up."""
    return Project.objects.filter(project_code__in=project_codes, state="budgeted").order_by("id")
