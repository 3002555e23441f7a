"""The projects of 2015 that stay before their purchase: parked, returned, refused, waiting."""

from __future__ import annotations

from datetime import date

from goufu.config.sample.course import Course
from goufu.config.sample.player import moment


def study(course: Course) -> None:
    """Parked: what it needs is not clear yet."""
    course.idea(date(2014, 9, 15)).do(
        moment(date(2014, 10, 20)),
        "handler",
        "project.park",
        {"reason": "研究范围和成果标准尚不明确，先行调研。", "look_again_on": "2016-03-01"},
    )


def review(course: Course) -> None:
    """Returned by the department's own review."""
    course.idea(date(2014, 9, 10)).assessed(date(2014, 10, 20)).submitted(date(2014, 11, 20))
    course.do(
        moment(date(2014, 11, 26), 10),
        "reviewer",
        "project.return_for_correction",
        {"reason": "成本比较缺少自办口径说明，请补充后再报。"},
    )


def upkeep(course: Course) -> None:
    """A county's project before the department's own review."""
    course.idea(date(2015, 10, 9)).assessed(date(2015, 11, 16)).submitted(date(2015, 12, 18))


def cars(course: Course) -> None:
    """Refused by finance with its reasons."""
    course.idea(date(2014, 9, 1)).assessed(date(2014, 10, 9)).submitted(date(2014, 11, 6))
    course.dept_passed(date(2014, 11, 11)).sector_passed(date(2014, 11, 17))
    course.do(
        moment(date(2014, 12, 1), 10),
        "budget",
        "project.refuse",
        {"reason": "公务用车改革正在实施，现有车辆已能保障，本年不予实施。"},
    )


def printing(course: Course) -> None:
    """Withdrawn by the department."""
    course.idea(date(2014, 9, 3)).do(
        moment(date(2014, 10, 10)),
        "handler",
        "project.withdraw",
        {"reason": "改由既有印刷服务统一安排，撤回申报。"},
    )


def systems(course: Course) -> None:
    """With finance."""
    course.idea(date(2015, 9, 14)).assessed(date(2015, 10, 20)).submitted(date(2015, 11, 16))
    course.dept_passed(date(2015, 11, 20)).sector_passed(date(2015, 11, 26))


def eldercare(course: Course) -> None:
    """With the sector head."""
    course.idea(date(2015, 9, 21)).assessed(date(2015, 10, 26)).submitted(date(2015, 12, 1))
    course.dept_passed(date(2015, 12, 8))


def rehabilitation(course: Course) -> None:
    """Next year's: filed with finance in December."""
    course.idea(date(2015, 9, 1)).assessed(date(2015, 10, 12)).submitted(date(2015, 12, 8))
    course.dept_passed(date(2015, 12, 11)).sector_passed(date(2015, 12, 14))
