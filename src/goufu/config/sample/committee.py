"""How the sample forms a committee: the experts are drawn, pledge and elect who leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from goufu.base.people.models import Appointment
from goufu.config.sample.course import Course
from goufu.config.sample.player import moment
from goufu.stages.procurement.tenders.models import Member

SPECIALITY = "公共服务"
EXPERTS = ("expert_1", "expert_2", "expert_3", "expert_4")


def members(course: Course) -> tuple[str, ...]:
    """Return the experts, the first of them the leader, and the purchaser's representative."""
    return (*EXPERTS, course.posts["handler"])


def seated(course: Course, day: date) -> Course:
    """Draw the experts by a public value, seat them, let all pledge and elect the first."""
    *experts, sent = members(course)
    course.do(moment(day, 9, 42), "agent", "draw.commit", lambda: _conditions(day), on=course.draw)
    course.do(
        moment(day, 9, 44),
        "head",
        "draw.nominate",
        lambda: {"members": [{"appointment_id": int(course.posts[f"seat:{sent}"])}]},
        on=course.draw,
    )
    value = {"value": f"{day:%d %m} 11 17 23 29 05"}
    course.do(moment(day, 9, 50), "agent", "draw.reveal", value, on=course.draw)
    for number, expert in enumerate(experts):
        course.do(moment(day, 10, number), expert, "draw.accept", {"unbound": True}, on=course.draw)
    course.do(
        moment(day, 10, 30),
        "agent",
        "tender.appoint_committee",
        {"announced": True, "discipline": "独立评审；不得泄露评审情况；不得与供应商私下接触。"},
        on=course.tender,
    )
    for number, member in enumerate(members(course)):
        course.do(
            moment(day, 11, 5 * number),
            member,
            "tender.declare",
            lambda: {"discipline": True, "unbound": True, "leader": _first(course)},
            on=course.tender,
        )
    return course


def _conditions(day: date) -> dict[str, Any]:
    return {
        "groups": [{"speciality": SPECIALITY, "count": len(EXPERTS)}],
        "representatives": 1,
        "evaluation_at": moment(day, 10, 30).isoformat(),
        "source": "sports_lottery",
        "round": f"{day:%Y%j} 期（示例）",
        "value_due_at": moment(day, 9, 50).isoformat(),
    }


def _first(course: Course) -> str:
    """Return under which number the first expert sits; the lot has given it."""
    post = Appointment.objects.get(pk=int(course.posts["seat:expert_1"]))
    seats = Member.objects.filter(tender__ref=course.tender(), account_id=post.account_id)
    return str(seats.values_list("number", flat=True).first())
