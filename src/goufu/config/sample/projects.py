"""Next year's applications as they lie on the desks now: drafted, returned, parked, refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from goufu.config.sample.cast import Cast
from goufu.config.sample.course import Course
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.spec import Spec
from goufu.config.sample.story import course_of, specs
from goufu.law.calendar import day_of
from goufu.law.money import FEN_IN_YUAN
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.projects.models import Adjustment, Project

APPROVED_BY = date(2025, 12, 8)  # when the projects of this year are all in the budget
# word, purchaser, item, title, quantity, unit, yuan, content
ABOUT: Sequence[tuple[str, str, str, str, int, str, int, str]] = (
    ("gaps", "care", "A01", "养老护理员培训", 300, "人次", 240_000, "为护理员提供分级培训。"),
    ("back", "civil", "A01", "社区助餐", 36_000, "人次", 540_000, "为低保高龄老人提供午餐配送。"),
    ("dear", "culture", "A10", "流动图书服务", 480, "场", 384_000, "流动图书车到村服务。"),
    ("later", "education", "A02", "课后托管试点", 9_000, "人次", 270_000, "小学课后托管试点。"),
    ("anew", "labour", "A03", "失业人员技能培训", 800, "人次", 480_000, "为失业人员提供培训。"),
)  # fmt: skip


def scenes(cast: Cast, *, at: datetime) -> list[Scene]:
    """Return what has been done to the applications of the year after ``at``."""
    now = day_of(at)
    courses = {spec.word: course_of(cast, spec) for spec in _specs(now.year + 1)}
    _gaps(courses["gaps"], now)
    _back(courses["back"], now)
    _dear(courses["dear"], now)
    _later(courses["later"], now)
    _anew(courses["anew"], now)
    told = [scene for course in courses.values() for scene in course.scenes]
    return [scene for scene in (*told, *_adjusted(cast)) if scene.at < at]


def _specs(year: int) -> list[Spec]:
    return [
        Spec(
            word=word,
            title=f"{year} 年{title}",
            body=body,
            item=item,
            year=year,
            quantity=quantity,
            unit=unit,
            budget_yuan=yuan,
            content=content,
            starts_on=date(year, 3, 1),
            ends_on=date(year, 12, 20),
        )
        for word, body, item, title, quantity, unit, yuan, content in ABOUT
    ]


def _form(course: Course, **changes: Any) -> Callable[[], dict[str, Any]]:
    """Return the form as filled in, the five tests with it."""

    def filled() -> dict[str, Any]:
        spec = course.spec
        tests = spec.feasibility()
        answers = {name: "yes" for name, said in tests.items() if said is True}
        grounds = {name: said for name, said in tests.items() if name.endswith("_grounds")}
        item = GuidanceItem.objects.get(code=spec.item, catalogue=None, parent__isnull=False)
        return {
            **spec.application(item.pk),
            "service_class": spec.service_class,
            "cheaper": "yes",
            "cheaper_grounds": "见成本比较",
            **answers,
            **grounds,
            **changes,
        }

    return filled


def _opened(course: Course, day: date, **changes: Any) -> Course:
    def remember(project: Project) -> None:
        course.ref = project.ref

    course.scenes.append(
        Scene(
            moment(day, 9),
            course.posts["handler"],
            "project",
            "open",
            facts=_form(course, **changes),
            then=remember,
        )
    )
    return course


def _gaps(course: Course, now: date) -> None:
    """A draft in which the comparison of costs and the opinion are still missing."""
    day = now - timedelta(days=6)
    _opened(course, day, costs=[], handler_opinion="", quality_requirements="", method="")


def _back(course: Course, now: date) -> None:
    """Returned with the fields that are wrong, corrected, handed in again, pressed for."""
    day = now - timedelta(days=24)
    _opened(course, day).submitted(day + timedelta(days=3))
    course.do(
        moment(day + timedelta(days=6)),
        "reviewer",
        "project.return_for_correction",
        {
            "reason": "数量和验收标准与去年实际差距较大，请核实。",
            "wrong": [
                {"name": "quantity", "remark": "按上年实际送餐人次测算"},
                {"name": "acceptance_standard", "remark": "写明抽查比例"},
            ],
        },
    )
    corrected = _form(
        course, acceptance_standard="每月抽查不少于百分之五，服务对象满意度不低于90%。"
    )
    course.do(moment(day + timedelta(days=9)), "handler", "project.edit", corrected)
    course.submitted(day + timedelta(days=10))
    course.do(moment(now - timedelta(days=2)), "handler", "project.remind")


def _dear(course: Course, now: date) -> None:
    """Dearer than own production, with a reason: the reviewers have it before them, flagged."""
    day = now - timedelta(days=30)
    spec = course.spec
    unit = spec.budget_yuan * FEN_IN_YUAN // spec.quantity
    _opened(
        course,
        day,
        costs=[{"name": "人员与车辆", "own_fen": unit - 5_000, "buy_fen": unit, "basis": "按场次"}],
        cheaper="no",
        dearer_reason="自办需新增编制和车辆，购买可提前半年覆盖全部乡镇。",
    )
    course.submitted(day + timedelta(days=4)).dept_passed(day + timedelta(days=8))


def _later(course: Course, now: date) -> None:
    """Parked until a day in the spring."""
    day = now - timedelta(days=40)
    _opened(course, day)
    course.do(
        moment(day + timedelta(days=2)),
        "handler",
        "project.park",
        {
            "reason": "课后服务收费政策尚未明确，待明确后再论证。",
            "look_again_on": (now + timedelta(days=60)).isoformat(),
        },
    )


def _adjusted(cast: Cast) -> list[Scene]:
    """An approved project of this year whose content was adjusted before it was listed."""
    course = course_of(cast, specs()["broadband_now"])

    def project() -> Project:
        found: Project = Project.objects.get(title=course.spec.title, year=course.spec.year)
        return found

    def change() -> dict[str, Any]:
        now = project()
        return {
            "reason": "学校布局调整，两所教学点并入，增加应急保障要求。",
            "budget_fen": now.budget_fen,
            "quantity": str(now.quantity),
            "starts_on": now.starts_on.isoformat(),
            "ends_on": now.ends_on.isoformat(),
            "content": f"{now.content}故障四小时内恢复。",
        }

    def adjustment() -> str:
        return Adjustment.objects.get(project=project()).ref

    agreed = {"opinion": "同意调整。"}
    on = moment(APPROVED_BY)
    course.do(on, "handler", "adjustment.open", change, on=lambda: project().ref, parent=True)
    for days, who, verb in (
        (2, "reviewer", "pass_department"),
        (4, "sector", "pass_sector"),
        (7, "budget", "make"),
    ):
        at = on + timedelta(days=days)
        course.do(at, who, f"adjustment.{verb}", agreed, on=adjustment)
    return course.scenes


def _anew(course: Course, now: date) -> None:
    """Refused by finance with its reasons, and applied for anew."""
    day = now - timedelta(days=60)
    _opened(course, day).submitted(day + timedelta(days=2))
    course.dept_passed(day + timedelta(days=5)).sector_passed(day + timedelta(days=9))
    course.do(
        moment(day + timedelta(days=20)),
        "budget",
        "project.refuse",
        {"reason": "与就业补助资金安排的培训重复，请先厘清对象和课程后再申报。"},
    )
    course.do(
        moment(now - timedelta(days=5)),
        "handler",
        "project.apply_again",
        {
            "year": course.spec.year,
            "reason": "已与就业补助资金培训核对名单，剔除重复对象，课程另设。",
        },
        parent=True,
    )
