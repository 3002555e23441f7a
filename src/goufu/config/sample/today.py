"""The small set of today: the same services under today's law, so that the two can be compared.

What runs by the clock is laid around the day on which the sample is loaded; the last day for which
the shipped calendar can count is the latest that this set knows.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from goufu.config.sample import after_award, budgets, lots, performance, vouchers, work_plan
from goufu.config.sample import before_purchase as before
from goufu.config.sample.cast import Cast
from goufu.config.sample.course import Course, later
from goufu.config.sample.evaluation import evaluated
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.story import courses, money
from goufu.law.calendar import day_of, is_working, next_working_day
from goufu.stages.procurement.challenges.models import Challenge

YEAR = 2026
REPLIED = date(2026, 2, 6)
LISTED = date(2026, 2, 13)
ANNOUNCED = date(2026, 3, 5)
LATEST = date(2026, 12, 4)


def scenes(cast: Cast, *, at: datetime) -> list[Scene]:
    """Return the scenes of the current year up to the moment of loading."""
    course = {word: one for word, one in courses(cast).items() if one.spec.year == YEAR}
    now = _working_day_before(min(day_of(at), LATEST))
    _care(course["care_now"])
    _jobs(course["jobs_now"], now)
    _opera(course["opera_now"], now)
    _disabled(course["disabled_now"], now)
    _broadband(course["broadband_now"], now)
    _bathing(course["bathing_east_now"], course["bathing_west_now"], now)
    _heritage(course["heritage_now"], now)
    _meals(course["meals_now"])
    _farming(course["farming_now"])
    _streets(course["streets_now"], now)
    told = money(cast, year=YEAR, replied=REPLIED, listed=LISTED)
    told += work_plan.of_today(cast, YEAR) + budgets.of_today(cast)
    return [scene for scene in (*told, *_all(course)) if scene.at < at]


def _all(course: dict[str, Course]) -> list[Scene]:
    return [
        scene for whole in course.values() for one in (whole, *whole.lots) for scene in one.scenes
    ]


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while not is_working(day):
        day -= timedelta(days=1)
    return day


def _to_plan(course: Course, published: date) -> None:
    """Announce, publish the intention a good month ahead, file the plan."""
    course.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    planned = published - timedelta(days=40)
    before.demanded(course, planned)
    course.planned(planned, start=published)
    course.intended(planned, "预留面向中小企业采购。")
    filed = later(planned, 1)
    course.plan_filed(filed)
    before.entrusted(course, later(filed, 1))


def _to_result(course: Course, published: date) -> date:
    """Tender and award; return the day of the result notice."""
    _to_plan(course, published)
    closing = next_working_day(published + timedelta(days=22))
    course.tender_ready(before.working_days_before(published, 5))
    course.tender_published(published, closing).bids(closing - timedelta(days=3))
    evaluated(course, closing, clarified=True).awarded(closing)
    return later(closing, 4)


def _care(course: Course) -> None:
    """In performance, two quarters accepted and paid by quality."""
    result = _to_result(course, date(2026, 4, 20))
    signed = later(result, 3)
    course.contracted(signed, starts_on=signed + timedelta(days=3))
    course.told(later(signed, 1), "handler", "contract").filed(later(signed, 4))
    performance.delivered(
        course,
        [date(2026, 8, 3), date(2026, 10, 26)],
        parts=(1, 1, 1),
        quality=(96, 91),
        since=signed + timedelta(days=3),
        leave_last="requested",
    )
    course.told(date(2026, 8, 10), "handler", "acceptance")


def _jobs(course: Course, now: date) -> None:
    """By consultation, signed a week ago: notice overdue, filing due today or tomorrow."""
    signed = before.working_days_before(now, 6)
    published = before.working_days_before(signed, 7) - timedelta(days=24)
    _to_result(course, published)
    course.contracted(signed, starts_on=signed + timedelta(days=1))


def _opera(course: Course, now: date) -> None:
    """Open for bids: two offers are sealed in it already."""
    published = now - timedelta(days=12)
    _to_plan(course, published)
    closing = published + timedelta(days=30)
    course.tender_ready(before.working_days_before(published, 5)).tender_published(
        published, closing
    )
    course.bids(now - timedelta(days=1), bidders=2)


def _disabled(course: Course, now: date) -> None:
    """Suspended: a bidder has challenged the result."""
    published = before.working_days_before(now, 10) - timedelta(days=24)
    result = _to_result(course, published)
    challenged = later(result, 2)
    course.do(
        moment(challenged, 10),
        course.spec.bidders[1],
        "challenge.raise",
        {
            "subject": "result",
            "facts": "认为中标候选人康复治疗师资质与投标文件不一致。",
            "grounds": "招标文件评分标准第二项。",
            "request": "请求核实人员资质。",
        },
        on=course.tender,
        parent=True,
    )
    course.do(
        moment(challenged, 15),
        "head",
        "challenge.suspend",
        {"reason": "核实期间暂停签订合同。"},
        on=lambda: Challenge.objects.get(project_code=course.ref).ref,
    )


def _farming(course: Course) -> None:
    """The purchaser says nothing, so the law awards; the losers' deposits go back late."""
    published, closing = date(2026, 4, 22), date(2026, 5, 15)
    _to_plan(course, published)
    course.tender_ready(
        before.working_days_before(published, 5),
        deposit_fen=after_award.DEPOSIT_FEN,
        deposit_account=after_award.ACCOUNT,
        deposit_kept_when="中标后无正当理由不签订合同的。",
    )
    course.tender_published(published, closing)
    after_award.asked(course, date(2026, 4, 24))
    after_award.deposits_left(course, date(2026, 5, 11))
    course.bids(date(2026, 5, 12))
    evaluated(course, closing)
    after_award.deposits_checked(course, closing)
    after_award.returned_late(course, after_award.silently_awarded(course, closing))


def _broadband(course: Course, now: date) -> None:
    """The intention is public; the plan waits for its month to pass."""
    course.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    planned = before.working_days_before(now, 3)
    before.demanded(course, planned)
    course.planned(planned, start=planned + timedelta(days=40))
    course.intended(planned, "面向中小企业预留。")


def _bathing(east: Course, west: Course, now: date) -> None:
    """Two small purchases of one kind that together exceed the threshold: one late, one begun."""
    planned = before.working_days_before(now, 25)
    east.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    before.demanded(east, planned)
    start = before.working_days_before(now, 8)
    before.planned_otherwise(east, planned, start=start, **before.BY_CONSULTATION)
    east.intended(planned, "面向小微企业。")
    east.plan_filed(later(planned, 1))
    before.pressed(east, before.working_days_before(now, 3))

    west.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    opened = before.working_days_before(now, 3)
    before.demand_open_to_public(west, opened, until=now + timedelta(days=12))
    said = "希望固定服务人员，助浴车辆能进小区。"
    before.opinion_given(west, moment(before.working_days_before(now, 1), 10), said)
    before.planned_otherwise(
        west,
        before.working_days_before(now, 2),
        start=now + timedelta(days=45),
        **before.BY_CONSULTATION,
    )


def _heritage(course: Course, now: date) -> None:
    """A single source before the public; somebody has objected."""
    course.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    asked = before.working_days_before(now, 2)
    before.planned_otherwise(
        course, asked, start=now + timedelta(days=40), **before.BY_SINGLE_SOURCE
    )
    before.published_single_source(course, asked, supplier="红梅示例艺术团有限公司")
    objection = "本市另有院团能够演出该剧种，请重新论证是否只有一家。"
    before.objected(course, moment(before.working_days_before(now, 1), 15), objection)


def _streets(course: Course, now: date) -> None:
    """In two lots: the north is awarded, the south had one offer and is bought again."""
    course.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    lots.of_today(course, now)


def _meals(course: Course) -> None:
    """By a framework agreement: vouchers are in use since summer."""
    course.reviewed(date(2025, 9, 1)).announced(ANNOUNCED)
    vouchers.of_today(course)
