"""How offers are opened, scored and ranked in the sample, all on one day."""

from __future__ import annotations

from datetime import date
from typing import Any

from goufu.config.sample import talks
from goufu.config.sample.course import Course
from goufu.config.sample.player import moment
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.workflow.by_method import WITH_TALKS


def evaluated(course: Course, day: date) -> Course:
    """Open the offers; then as the method has it: talks, scores, conclusion."""
    course.do(
        moment(day, 9, 40),
        "agent",
        "tender.open_bids",
        {"record": "现场开启。"},
        on=course.tender,
    )
    if course.spec.method in WITH_TALKS:
        talks.talked(course, day)
    else:
        _seated(course, day)
    if not course.spec.scored:
        return talks.handed_in(course, day)
    for number, member in enumerate(members(course)):
        course.do(
            moment(day, 13, 10 * number),
            member,
            "tender.score",
            lambda number=number: {"points": _points(course, number)},  # type: ignore[misc]
            on=course.tender,
        )
        course.do(moment(day, 15, 5 * number), member, "tender.hand_in", on=course.tender)
    return course.do(
        moment(day, 16),
        "expert_1",
        "tender.conclude",
        {"report": "三家均有效，按综合评分排序推荐。"},
        on=course.tender,
    )


def _seated(course: Course, day: date) -> None:
    course.do(
        moment(day, 10, 30),
        "agent",
        "tender.appoint_committee",
        lambda: {"members": _seats(course), "drawing": "开标前在专家库随机抽取。"},
        on=course.tender,
    )


def members(course: Course) -> tuple[str, ...]:
    """Return the experts, the first of them the leader, and the purchaser's representative."""
    if course.spec.method in WITH_TALKS:
        return (*talks.GROUP, course.posts["handler"])
    return ("expert_1", "expert_2", "expert_3", "expert_4", course.posts["handler"])


def _seats(course: Course) -> list[dict[str, Any]]:
    return [
        {
            "appointment_id": int(course.posts[f"seat:{member}"]),
            "capacity": "expert" if member.startswith("expert") else "purchaser",
            "leader": member == "expert_1",
            "declared": True,
        }
        for member in members(course)
    ]


def _points(course: Course, member: int) -> list[dict[str, Any]]:
    """Score the offers: the better the place, the more; members differ a little."""
    tender = Tender.objects.get(ref=course.tender())
    offers = {
        offer.provider_id: offer for offer in Offer.objects.filter(tender=tender, state="opened")
    }
    ranked = [offers.get(int(course.posts[f"body:{word}"])) for word in course.spec.bidders]
    return [
        {
            "offer": offer.ref,
            "criterion_id": criterion.pk,
            "points": f"{criterion.maximum * (92 - 7 * place - member) / 100:.2f}",
        }
        for place, offer in enumerate(ranked)
        if offer is not None
        for criterion in tender.criteria.order_by("id")
    ]
