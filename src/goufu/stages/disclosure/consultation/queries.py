"""Questions about questions."""

from __future__ import annotations

from django.db.models import QuerySet

from goufu.base.people.roles import WATCHERS, Actor, Party
from goufu.stages.disclosure.consultation.models import Question


def visible_to(actor: Actor) -> QuerySet[Question]:
    """Return the questions put to one's own body; watchers see those of their place."""
    questions = Question.objects.select_related("addressed_to")
    if actor.role in WATCHERS:
        return questions.filter(place__startswith=actor.place)
    if actor.party in {Party.FINANCE, Party.PURCHASER}:
        return questions.filter(addressed_to_id=actor.organisation_id)
    return questions.none()


def answered_in_public() -> QuerySet[Question]:
    """Return what anybody may read, newest first."""
    return Question.objects.filter(state="answered").select_related("addressed_to").order_by("-id")
