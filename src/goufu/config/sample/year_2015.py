"""Fiscal year 2015 of the made-up city, under the law of its days."""

from __future__ import annotations

from datetime import date, timedelta

from goufu.config.sample import (
    after_award,
    budgets,
    papers,
    performance,
    talks,
    vouchers,
    work_plan,
)
from goufu.config.sample import before_purchase as before
from goufu.config.sample import beside_2015 as beside
from goufu.config.sample import not_bought_2015 as not_bought
from goufu.config.sample.cast import Cast
from goufu.config.sample.course import Course, later
from goufu.config.sample.evaluation import evaluated
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.prequalified import prequalified
from goufu.config.sample.story import courses, money
from goufu.law.calendar import next_working_day

REPLIED = date(2015, 2, 10)
LISTED = date(2015, 2, 25)
ANNOUNCED = date(2015, 3, 10)
LATE = date(2015, 3, 30)  # Three days after the last day to announce.
YEAR = 2015


def scenes(cast: Cast) -> list[Scene]:
    """Return the whole year."""
    course = {word: one for word, one in courses(cast).items() if one.spec.year <= YEAR + 1}
    all_scenes = money(cast, year=YEAR, replied=REPLIED, listed=LISTED)
    for word, one in course.items():
        what_becomes_of = (
            globals().get(f"_{word}")
            or after_award.IN_2015.get(word)
            or getattr(not_bought, word, None)
        )
        if what_becomes_of is not None:
            what_becomes_of(one)
            all_scenes += one.scenes
    all_scenes += work_plan.of_2015(cast) + budgets.of_2015(cast)
    return all_scenes + beside.needs(cast) + beside.question(cast) + papers.template()


def _to_announcement(
    course: Course, *, idea: date = date(2014, 9, 1), on: date = ANNOUNCED
) -> Course:
    return course.reviewed(idea).announced(on)


def _purchased(course: Course, published: date) -> date:
    """Plan, tender and award; return the day of the result notice."""
    _ready(course, published - timedelta(days=14), published)
    return _tendered(course, published)


def _ready(course: Course, start: date, published: date) -> None:
    """Plan the purchase and have its document confirmed."""
    course.planned(start, start=published).plan_reviewed(start)
    before.entrusted(course, later(start, 3))
    course.tender_ready(later(start, 4))


def _tendered(course: Course, published: date) -> date:
    """Invite, evaluate and award what is ready; return the day of the result notice."""
    closing = next_working_day(published + timedelta(days=22))
    talks.answered(course, published, closing)
    evaluated(course, closing, clarified=True).awarded(closing)
    return later(closing, 4)


def _signed(course: Course, day: date) -> Course:
    course.contracted(day, starts_on=course.spec.starts_on)
    course.told(later(day, 1), "handler", "contract")
    return course.filed(later(day, 4))


def _care(course: Course) -> None:
    """The whole way with an inspection on it."""
    whole_way(course)
    beside.inspected(course)


def whole_way(course: Course) -> None:
    """Take a project from its idea to the archive."""
    _to_announcement(course)
    result = _purchased(course, date(2015, 3, 30))
    _signed(course, later(result, 2))
    performance.to_the_archive(course, YEAR, since=course.spec.starts_on)


def _meals(course: Course) -> None:
    """By voucher, as the lecture knew it."""
    vouchers.of_2015(_to_announcement(course))


def _opera(course: Course) -> None:
    """In performance: two deliveries paid, the third waits to be accepted."""
    _to_announcement(course)
    _signed(course, later(_purchased(course, date(2015, 4, 2)), 3))
    papers.corrected(course, date(2015, 4, 8))
    days = [date(2015, 7, 6), date(2015, 9, 28), date(2015, 12, 21)]
    performance.delivered(
        course, days, parts=(3, 4, 3), since=course.spec.starts_on, leave_last="reported"
    )


def _broadband(course: Course) -> None:
    """Bought from a single source; in performance: a payment waits for the treasury's order."""
    _to_announcement(course)
    _signed(course, later(_purchased(course, date(2015, 4, 8)), 3))
    performance.delivered(
        course,
        [date(2015, 12, 8)],
        parts=(6, 6),
        since=course.spec.starts_on,
        leave_last="approved",
    )


def _insurance(course: Course) -> None:
    """Two deliveries at reduced quality factors."""
    _to_announcement(course)
    _signed(course, later(_purchased(course, date(2015, 4, 1)), 3))
    performance.delivered(
        course,
        [date(2015, 8, 3), date(2015, 11, 2)],
        parts=(4, 4, 2),
        quality=(96, 84),
        since=course.spec.starts_on,
    )


def _training(course: Course) -> None:
    """Negotiated; closed with a poor grade: it is stopped next year."""
    _to_announcement(course)
    _signed(course, later(_purchased(course, date(2015, 3, 26)), 2))
    performance.delivered(
        course,
        [date(2015, 9, 1)],
        parts=(1,),
        quality=(62,),
        since=course.spec.starts_on,
        last_is_final=True,
    )
    performance.evaluated(course, date(2015, 9, 21), score=54, decision="stop")
    course.told(date(2015, 9, 9), "handler", "acceptance")
    course.told(date(2015, 10, 28), "performance", "evaluation")
    course.told(date(2015, 11, 2), "budget", "result_use")


def _jobs(course: Course) -> None:
    """By an invited tender of the prequalified; performed, the evaluation is under way."""
    _to_announcement(course)
    start, published = date(2015, 3, 12), date(2015, 4, 7)
    _ready(course, start, published)
    prequalified(course, date(2015, 3, 23), date(2015, 4, 2), failing=["lantian"])
    _signed(course, later(_tendered(course, published), 2))
    performance.delivered(
        course,
        [date(2015, 8, 3), date(2015, 11, 2)],
        parts=(1, 1),
        quality=(95, 96),
        since=course.spec.starts_on,
        last_is_final=True,
    )
    performance.commissioned(course, date(2015, 12, 10))


def _court(course: Course) -> None:
    """A bidder challenges the result; the tender is suspended and goes on."""
    _to_announcement(course)
    result = _purchased(course, date(2015, 4, 15))
    beside.challenged(course, later(result, 3))
    _signed(course, later(result, 13))
    performance.delivered(course, [date(2015, 9, 14)], parts=(3, 3), since=course.spec.starts_on)


def _streets(course: Course) -> None:
    """Everything a little late: the announcement, the signature, the filing."""
    _to_announcement(course, on=LATE)
    result = _purchased(course, date(2015, 4, 20))
    signed = result + timedelta(days=32)
    course.contracted(signed, starts_on=course.spec.starts_on + timedelta(days=20))
    course.told(later(signed, 4), "handler", "contract")
    course.filed(later(signed, 9))


def _patrol(course: Course) -> None:
    """The plan waits for the review of the procurement supervision."""
    _to_announcement(course)
    day = date(2015, 12, 16)
    course.planned(day, start=date(2016, 1, 20))
    course.do(moment(day, 15), "handler", "plan.submit", on=course.plan)


def _disabled(course: Course) -> None:
    """Two offers only: the tender fails; it is bought again and the document is ready."""
    _to_announcement(course)
    published = date(2015, 5, 4)
    closing = published + timedelta(days=22)
    start = published - timedelta(days=14)
    course.planned(start, start=published).plan_reviewed(start)
    before.entrusted(course, later(start, 3))
    course.tender_ready(later(start, 4)).tender_published(published, closing)
    course.bids(closing - timedelta(days=3), bidders=2)
    course.do(
        moment(closing, 10),
        "agent",
        "tender.fail",
        {"ground": "too_few", "reason": "投标截止时只有两家投标人，不足三家，依法废标。"},
        on=course.tender,
    )
    again = date(2015, 12, 7)
    course.planned(again, start=date(2016, 1, 10)).plan_reviewed(again)
    before.entrusted(course, later(again, 3))
    course.tender_ready(later(again, 5))


def _community(course: Course) -> None:
    """A county's project: a single source that somebody objects to; its agency returns it."""
    _to_announcement(course)
    asked = date(2015, 11, 3)
    before.planned_otherwise(course, asked, start=date(2015, 12, 8), **before.BY_SINGLE_SOURCE)
    before.published_single_source(course, asked, supplier="有益社区服务促进会")
    objected = "淠河社会工作服务中心也在老旧社区开展过同类服务，不是唯一供应商。"
    before.objected(course, moment(later(asked, 3), 10), objected, by="pihe")
    before.approved_after_argument(course, later(asked, 8))
    submitted = later(asked, 12)
    course.plan_reviewed(submitted)
    before.asked(course, later(submitted, 4))
    reason = "本机构近期承担项目较多，不能按期组织单一来源协商，请另行委托。"
    before.returned(course, later(submitted, 6), reason)


def _property(course: Course) -> None:
    """In the centralised catalogue: the central agency buys; a payment waits for approval."""
    _to_announcement(course)
    _signed(course, later(_purchased(course, date(2015, 4, 3)), 3))
    performance.delivered(
        course,
        [date(2015, 9, 10), date(2015, 12, 10)],
        parts=(4, 3, 5),
        since=course.spec.starts_on,
        leave_last="requested",
    )


def _library(course: Course) -> None:
    """A challenge to the result is right: the second candidate gets the award."""
    _to_announcement(course)
    after_award.next_candidate(course, _purchased(course, date(2015, 4, 16)))
