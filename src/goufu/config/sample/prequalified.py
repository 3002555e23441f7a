"""How the sample finds suppliers by a prequalification: announced, applied to, examined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goufu.config.sample.course import Course
from goufu.config.sample.player import moment
from goufu.stages.procurement.prequalifications.models import Evidence, Prequalification

WHY = "未提交开展就业服务的业绩证明，不符合资格条件"


def prequalified(course: Course, day: date, closing: date, *, failing: Sequence[str]) -> Course:
    """Find the suppliers of a tender whose document is confirmed.

    Args:
        failing: who applies beside the bidders and is not qualified.
    """
    course.do(
        moment(day, 9),
        "agent",
        "prequalification.announce",
        {
            "supply_until": closing.isoformat(),
            "closes_at": moment(closing, 9, 30).isoformat(),
            "examined_on": closing.isoformat(),
            "examination": "按资格条件逐项审查证明材料，全部符合的为合格。",
            "makeup": "申请函；对每一项资格条件的说明及证明材料。",
        },
        on=course.tender,
        parent=True,
    )
    applicants = [*course.spec.bidders, *failing]
    for number, word in enumerate(applicants):
        course.do(
            moment(day, 15, 10 * number),
            word,
            "application.apply",
            lambda: _application(course),
            on=lambda: _of(course).ref,
            parent=True,
        )
    course.do(
        moment(closing, 14),
        "agent",
        "prequalification.examine",
        lambda: _findings(course, failing),
        on=lambda: _of(course).ref,
    )
    return course.do(
        moment(closing, 16), "agent", "prequalification.conclude", on=lambda: _of(course).ref
    )


def _of(course: Course) -> Prequalification:
    found: Prequalification = Prequalification.objects.get(tender__ref=course.tender())
    return found


def _application(course: Course) -> dict[str, Any]:
    items = _of(course).items.order_by("number")
    rows = [{"item_id": one.pk, "statement": "符合，证明材料另附。"} for one in items]
    return {"evidence": rows, "declared": True}


def _findings(course: Course, failing: Sequence[str]) -> dict[str, Any]:
    bodies = {int(course.posts[f"body:{word}"]) for word in failing}
    shown = Evidence.objects.filter(application__prequalification=_of(course))
    last = _of(course).items.count()
    rows = []
    for one in shown.select_related("application", "item").order_by("id"):
        failed = one.application.provider_id in bodies and one.item.number == last
        rows.append(
            {
                "application": one.application.ref,
                "item_id": one.item_id,
                "finding": "failed" if failed else "passed",
                "reason": WHY if failed else "",
            }
        )
    return {"findings": rows}
