"""A purchase was carried out: it is noted, rated, answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.ratings import rating
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.agencies import RATING_PERIOD
from goufu.stages.parties.agencies import queries
from goufu.stages.parties.agencies.models import AgencyService
from goufu.stages.parties.agencies.workflow import RATE


def note_service(
    agency: Organisation,
    *,
    about: Dossier,
    served: Mapping[str, Sequence[int]],
    at: datetime,
) -> AgencyService | None:
    """Note that an agency has carried a purchase out; the purchaser owes a rating from this day.

    Args:
        about: the tender that was carried out.
        served: the organisations that were served, by party; under ``accounts`` the experts.

    Returns None where the law of the day knows no rating, or the purchase is noted already.
    """
    today = day_of(at)
    if RATING_PERIOD.find(today, place=about.place) is None:
        return None
    if AgencyService.objects.filter(agency=agency, about_ref=about.ref).exists():
        return None
    service = AgencyService(
        ref=child_ref(about.ref, "DL"),
        place=about.place,
        agency=agency,
        keeper=finance_of(about.place),
        **rating.facts_of(about, whose=agency.name, served=served, at=at),
    )
    open_dossier(service, actor=THE_CLOCK, at=at, about=about.ref)
    RATE.open(service, since=today)
    return service


@action
def rate(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> AgencyService:
    """Rate an agency as its purchaser; the first rating meets the duty."""
    return _rate("rate", ref, sheet, actor, at)


@action
def add_rating(*, ref: str, sheet: Rate, actor: Actor, at: datetime) -> AgencyService:
    """Rate an agency as expert, provider or finance.

    Raises:
        NotOnTheCommittee: an expert who did not assess.
    """
    return _rate("add_rating", ref, sheet, actor, at)


@action
def explain(*, ref: str, sheet: Explain, actor: Actor, at: datetime) -> AgencyService:
    """Answer a rating, as the agency."""
    service: AgencyService = AgencyService.objects.locked(ref)
    rating.explain(service, sheet=sheet, actor=actor, at=at)
    return service


def _rate(verb: str, ref: str, sheet: Rate, actor: Actor, at: datetime) -> AgencyService:
    service: AgencyService = AgencyService.objects.locked(ref)
    sat = actor.account_id in service.served.get("accounts", ())
    if actor.role is Role.EXPERT and not sat:
        raise queries.NotOnTheCommittee
    rating.rate(service, verb, sheet=sheet, actor=actor, at=at)
    return service
