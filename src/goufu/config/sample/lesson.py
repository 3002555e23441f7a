"""One project from a chosen day to the archive, each step as the law of its day has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from goufu.config.sample import before_purchase as before
from goufu.config.sample import performance
from goufu.config.sample.cast import CITY, Cast
from goufu.config.sample.course import Course, later
from goufu.config.sample.evaluation import evaluated
from goufu.config.sample.player import Scene
from goufu.config.sample.spec import Spec
from goufu.config.sample.story import catalogue_published, course_of, money_of
from goufu.law.calendar import next_working_day
from goufu.stages.procurement.demands.workflow import DEMANDED
from goufu.stages.procurement.plans.workflow import INTENTION_ASKED, REVIEWED

# Days after the first on which an office takes the next step of the review.
REVIEW = (7, 9, 12, 14, 19)
BEFORE_NOTICE = timedelta(days=14)
BEFORE_NOTICE_WITH_INTENTION = timedelta(days=40)


@dataclass(frozen=True)
class Spot:
    """Where the law is asked."""

    place: str = CITY

    def method_of_purchase(self) -> str | None:
        return None


def scenes(
    cast: Cast, spec: Spec, *, begins: date, project: Any = None
) -> tuple[Course, list[Scene]]:
    """Return the course and all scenes of a walk that begins on a day, in their order.

    Args:
        project: the learner's own, as opened; the rest of the walk follows what it says.
    """
    year = begins.year + 1
    course = course_of(cast, _as_opened(spec, year, project))
    course.ref = project.ref if project else ""
    first = next_working_day(begins)
    _reviewed(course, first)
    published = _planned(course, year)
    signed = _purchased(course, published)
    performance.to_the_archive(course, year, since=later(signed, 3))
    told = [
        *money_of(
            spec.body, cast, year=year, entered=first, replied=next_working_day(date(year, 2, 10))
        ),
        *catalogue_published(CITY, "budget", year, next_working_day(date(year, 2, 25))),
        *course.scenes,
    ]
    return course, sorted(told, key=lambda scene: scene.at)


def _as_opened(spec: Spec, year: int, project: Any) -> Spec:
    """Put the story into its year; follow what the learner has written in the application."""
    told = replace(
        spec,
        year=year,
        starts_on=date(year, 5, 1),
        ends_on=date(year, 12, 20),
    )
    if project is None:
        return told
    return replace(
        told, title=project.title, budget_yuan=project.budget_fen // 100 or spec.budget_yuan
    )


def _reviewed(course: Course, first: date) -> None:
    days = [next_working_day(first + timedelta(days=count)) for count in REVIEW]
    course.idea(first).assessed(days[0]).submitted(days[1])
    course.dept_passed(days[2]).sector_passed(days[3]).approved(days[4])


def _planned(course: Course, year: int) -> date:
    """Announce and plan, with intention and filing or with a review; return when to publish."""
    announced = next_working_day(date(year, 3, 10))
    course.announced(announced)
    published = next_working_day(date(year, 4, 25))
    if not INTENTION_ASKED.holds(Spot(), announced):
        planned = next_working_day(published - BEFORE_NOTICE)
        course.planned(planned, start=published)
    else:
        planned = next_working_day(published - BEFORE_NOTICE_WITH_INTENTION)
        if DEMANDED.holds(Spot(), planned):
            before.demanded(course, planned)
        course.planned(planned, start=published)
        course.intended(planned, "预留面向中小企业采购。")
    if REVIEWED.holds(Spot(), planned):
        course.plan_reviewed(planned)
        before.entrusted(course, later(planned, 3))
    else:
        course.plan_filed(later(planned, 1))
        before.entrusted(course, later(planned, 2))
    return published


def _purchased(course: Course, published: date) -> date:
    """Tender, award and sign; return the day of the signatures."""
    closing = next_working_day(published + timedelta(days=22))
    course.tender_ready(next_working_day(published - timedelta(days=9)))
    course.tender_published(published, closing)
    course.bids(closing - timedelta(days=3))
    evaluated(course, closing).awarded(closing)
    signed = later(closing, 6)
    course.contracted(signed, starts_on=later(signed, 3))
    course.told(later(signed, 1), "handler", "contract").filed(later(signed, 4))
    return signed
