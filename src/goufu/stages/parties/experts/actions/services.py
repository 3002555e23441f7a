"""A service was given: it is noted, rated, answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.ratings import rating
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.experts import RATING_PERIOD
from goufu.stages.parties.experts import queries
from goufu.stages.parties.experts.models import Expert, ExpertService
from goufu.stages.parties.experts.workflow import RATE


def note_service(
    expert: Expert,
    *,
    about: Dossier,
    served: Mapping[str, Sequence[int]],
    raters: str,
    at: datetime,
    secret: bool = False,
) -> ExpertService | None:
    """Note that an expert has served; those served owe a rating from this day on.

    Args:
        about: the tender in which the expert assessed.
        served: the organisations that were served, by party.
        secret: who served is not told yet; see ``open_services``.
        raters: the role on whose desk the rating lies; others who were served may be first.

    Returns None where the law of the day knows no rating, or the service is noted already.
    """
    today = day_of(at)
    if RATING_PERIOD.find(today, place=expert.place) is None:
        return None
    if expert.services.filter(about_ref=about.ref).exists():
        return None
    service = ExpertService(
        ref=child_ref(about.ref, "ZJ"),
        place=expert.place,
        expert=expert,
        secret=secret,
        **rating.facts_of(about, whose=expert.title, served=served, at=at),
    )
    open_dossier(service, actor=THE_CLOCK, at=at, expert=expert.ref, about=about.ref)
    Duty(RATE.name, Role(raters)).open(service, since=today)
    return service


def open_services(about_ref: str) -> None:
    """Let everybody concerned see who served: the result, and with it the names, are published."""
    ExpertService.objects.filter(about_ref=about_ref).update(secret=False)


@action
def rate(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ExpertService:
    """Rate an expert after the assessment: the first to do so meets the duty."""
    return _rate("rate", ref, sheet, actor, at)


@action
def add_rating(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ExpertService:
    """Add a rating beside the first."""
    return _rate("add_rating", ref, sheet, actor, at)


@action
def explain(*, ref: str, sheet: Explain, actor: Actor, at: datetime) -> ExpertService:
    """Answer a rating, as the expert who was rated.

    Raises:
        NotYourself: another expert was.
    """
    service: ExpertService = ExpertService.objects.locked(ref)
    queries.check_is_own(service.expert, actor)
    rating.explain(service, sheet=sheet, actor=actor, at=at)
    return service


def _rate(verb: str, ref: str, sheet: Rate, actor: Actor, at: datetime) -> ExpertService:
    service: ExpertService = ExpertService.objects.locked(ref)
    rating.rate(service, verb, sheet=sheet, actor=actor, at=at)
    return service
