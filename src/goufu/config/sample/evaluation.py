"""From the opened bids to the signed report, as the committee of the sample does it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from goufu.config.sample import keys, talks
from goufu.config.sample.committee import members, seated
from goufu.config.sample.course import Course
from goufu.config.sample.player import moment
from goufu.config.sample.spot import Spot
from goufu.stages.procurement.tenders import assessed
from goufu.stages.procurement.tenders.models import CheckStage, Explanation, Offer, Tender
from goufu.stages.procurement.tenders.workflow.by_method import TENDERED, WITH_TALKS
from goufu.stages.procurement.tenders.workflow.evaluating import BUYING_SIDE_CHECKS

LEADER = "expert_1"
REASONS = (
    "方案完整，针对性强，人员和措施落实到岗。",
    "方案较完整，部分措施有待细化。",
    "方案基本满足要求，针对性一般。",
)


def evaluated(course: Course, day: date, *, clarified: bool = False) -> Course:
    """Open the offers; then as the method has it: checks, talks, scores, report.

    Args:
        clarified: the committee asks one bidder what a passage means.
    """
    for minute, who in ((34, "supervision"), (37, "agent")):
        course.do(
            moment(day, 9, minute),
            who,
            "tender.bring_pieces",
            partial(keys.pieces_of, course, who),
            on=course.tender,
        )
    course.do(
        moment(day, 9, 40),
        "agent",
        "tender.open_bids",
        {"record": "现场开启。"},
        on=course.tender,
    )
    tendered = course.spec.method in TENDERED
    by_agency = tendered and BUYING_SIDE_CHECKS.holds(Spot(), day)
    if by_agency:
        checked(course, moment(day, 9, 41), "agent", CheckStage.QUALIFICATION)
    if course.spec.method in WITH_TALKS:
        talks.talked(course, day)
    else:
        seated(course, day)
    after = moment(day, 12, 52) if course.spec.method in WITH_TALKS else moment(day, 11, 25)
    if not by_agency:
        checked(course, after, LEADER, CheckStage.QUALIFICATION)
    checked(course, after + timedelta(minutes=5), LEADER, CheckStage.CONFORMITY)
    if clarified and tendered:
        _clarified(course, day)
    if not course.spec.scored:
        return signed(talks.handed_in(course, day), day)
    return signed(_scored(course, day), day)


def _scored(course: Course, day: date) -> Course:
    for number, member in enumerate(members(course)):
        course.do(
            moment(day, 13, 10 * number),
            member,
            "tender.score",
            lambda number=number: {"points": _points(course, number)},  # type: ignore[misc]
            on=course.tender,
        )
        course.do(moment(day, 15, 5 * number), member, "tender.hand_in", on=course.tender)
    course.do(
        moment(day, 16),
        LEADER,
        "tender.conclude",
        {"report": "三家均有效，按综合评分排序推荐。"},
        on=course.tender,
    )
    return course


def signed(course: Course, day: date) -> Course:
    """Let everybody sign the report."""
    for number, member in enumerate(members(course)):
        course.do(moment(day, 16, 20 + number), member, "tender.sign", on=course.tender)
    return course


def checked(course: Course, at: datetime, who: str, stage: CheckStage) -> None:
    """Find every offer in order, item by item."""

    def facts() -> dict[str, Any]:
        tender = Tender.objects.get(ref=course.tender())
        return {
            "checks": [
                {"offer": offer.ref, "requirement_id": item.pk, "finding": "passed", "reason": ""}
                for offer, item in assessed.unchecked(tender, stage)
            ]
        }

    course.do(at, who, f"tender.check_{stage.value}", facts, on=course.tender)


def _clarified(course: Course, day: date) -> None:
    bidder = course.spec.bidders[1]

    def asked() -> str:
        return Explanation.objects.filter(project_code=course.ref).latest("id").ref

    course.do(
        moment(day, 11, 40),
        LEADER,
        "explanation.ask",
        lambda: {
            "offer": Offer.objects.get(
                tender__ref=course.tender(), provider_id=int(course.posts[f"body:{bidder}"])
            ).ref,
            "question": "服务方案中“按月回访”与“每季度回访”表述不一致，请书面说明以何者为准。",
            "answer_by": moment(day, 12, 40).isoformat(),
        },
        on=course.tender,
        parent=True,
    )
    course.do(
        moment(day, 12),
        bidder,
        "explanation.answer",
        {"answer": "以按月回访为准，每季度另作汇总。"},
        on=asked,
    )
    course.do(
        moment(day, 12, 10),
        LEADER,
        "explanation.accept",
        {"decision": "说明未超出投标文件范围，予以采纳。", "unchanged": True},
        on=asked,
    )


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
            "reason": REASONS[place],
        }
        for place, offer in enumerate(ranked)
        if offer is not None
        for criterion in tender.criteria.order_by("id")
    ]
