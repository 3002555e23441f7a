"""Rate a service, answer a rating: the steps that the rooms' actions take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.ratings.models import ASPECTS, Service
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.advance import advance
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import say


class AlreadyRated(Refusal):
    code = "ratings.already_rated"
    sentence = say("本方已于 {on} 对 {ref} 作出评价，不能重复评价。")
    remedy = say("评价一经作出不再修改；如有新的事实，请由其他参加方补充评价或向财政部门反映。")


def facts_of(
    about: Dossier, *, whose: str, served: Mapping[str, Sequence[int]], at: datetime
) -> dict[str, Any]:
    """Return what every service says of itself: in what, whose, for whom, when it ended.

    Args:
        about: the dossier in which it was given.
        served: the organisations that were served, by party.
    """
    return {
        "project_code": about.project_code,
        "title": f"{whose}：{about.title}"[:200],
        "about_ref": about.ref,
        "finished_on": day_of(at),
        "served": {party: list(bodies) for party, bodies in served.items()},
    }


def rate(service: Service, verb: str, *, sheet: Rate, actor: Actor, at: datetime) -> None:
    """Write one side's rating down.

    Raises:
        AlreadyRated: this side has spoken.
        NotNow, NotYours, NotAParty: see ``advance``.
    """
    check_step(service, verb, actor=actor, at=at)
    if service.rated_by(actor.organisation_id, actor.account_id, actor.role):
        raise AlreadyRated(on=_day_of_rating(service, actor), ref=service.ref)
    row = {
        "role": actor.role.value,
        "organisation_id": actor.organisation_id,
        "organisation": actor.organisation,
        "account_id": actor.account_id,
        "name": actor.name,
        "on": day_of(at).isoformat(),
        "reasons": sheet.reasons,
        **{aspect: getattr(sheet, aspect) for aspect in ASPECTS},
    }
    service.set(**service.with_rating(row))
    points = {aspect: getattr(sheet, aspect) for aspect in ASPECTS}
    advance(service, verb, actor=actor, at=at, reasons=sheet.reasons, **points)


def explain(service: Service, *, sheet: Explain, actor: Actor, at: datetime) -> None:
    """Let the one who was rated say what there is to say."""
    check_step(service, "explain", actor=actor, at=at)
    service.set(explanation=sheet.explanation)
    advance(service, "explain", actor=actor, at=at, explanation=sheet.explanation)


def _day_of_rating(service: Service, actor: Actor) -> str:
    mine = (
        row["on"]
        for row in service.ratings
        if row["role"] == actor.role and row["organisation_id"] == actor.organisation_id
    )
    return str(next(mine))
