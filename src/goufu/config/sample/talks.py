"""How the sample buys by other methods than the open tender: lists, lots, talks, last prices."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from goufu.config.sample import papers
from goufu.config.sample.committee import members, seated
from goufu.config.sample.course import Course
from goufu.config.sample.keys import UNLOCKERS, last_price_of, pieces_of
from goufu.config.sample.player import moment
from goufu.stages.procurement.tenders.models import Offer
from goufu.stages.procurement.tenders.workflow.by_method import BY_INVITATION


def answered(course: Course, published: date, closing: date) -> Course:
    """Send the document out, to all or to those listed, and let them answer."""
    if course.spec.method in BY_INVITATION:
        invited(course, published)
    course.tender_published(published, closing)
    if course.spec.method not in BY_INVITATION:
        papers.taken(course, published)
    single = course.spec.method == "single_source"
    return course.bids(closing - timedelta(days=3), bidders=1 if single else 3)


def invited(course: Course, day: date) -> Course:
    """List who is asked where there is one supplier; else draw lots among the prequalified."""
    words = course.spec.bidders
    if course.spec.method == "single_source":
        return course.do(
            moment(day, 8),
            "agent",
            "tender.list_suppliers",
            lambda: {"invitation": "sole", "candidates": [_line(course, words[0])]},
            on=course.tender,
        )
    watchers = [course.posts["handler"], course.posts["head"]]
    return course.do(
        moment(day, 8, 30),
        "agent",
        "tender.draw_suppliers",
        lambda: {
            "number": len(words),
            "watchers": [
                {"appointment_id": int(course.posts[f"seat:{who}"]), "words": f"{number}7"}
                for number, who in enumerate(watchers, start=1)
            ],
        },
        on=course.tender,
    )


def talked(course: Course, day: date) -> Course:
    """Form the group, meet each supplier once, take the last prices, conclude."""
    single = course.spec.method == "single_source"
    bidders = course.spec.bidders[:1] if single else course.spec.bidders
    seated(course, day)
    for number, word in enumerate(bidders):
        _met(course, day, number, word)
    until = {"until": moment(day, 14).isoformat()}
    course.do(
        moment(day, 12), "expert_1", "tender.ask_final_offers", lambda: until, on=course.tender
    )
    for place, word in enumerate(bidders):
        course.do(
            moment(day, 12, 30 + 5 * place),
            word,
            "offer.agree_price" if single else "offer.give_final",
            lambda place=place, word=word: last_price_of(  # type: ignore[misc]
                course, place, _offer_of(course, word)
            ),
            on=lambda word=word: _offer_of(course, word).ref,  # type: ignore[misc]
        )
    if single:
        _recorded(course, day)
        return course
    for minute, who in enumerate(UNLOCKERS):
        course.do(
            moment(day, 12, 45 + minute),
            who,
            "tender.bring_pieces",
            partial(pieces_of, course, who),
            on=course.tender,
        )
    return course.do(moment(day, 12, 50), "agent", "tender.open_final_offers", on=course.tender)


def handed_in(course: Course, day: date) -> Course:
    """Let everybody say that the responses meet the demand, where nothing is scored."""
    for number, member in enumerate(members(course)):
        course.do(
            moment(day, 15, 5 * number),
            member,
            "tender.hand_in",
            {"opinion": "响应文件满足采购需求。"},
            on=course.tender,
        )
    return course.do(
        moment(day, 16),
        "expert_1",
        "tender.conclude",
        {"report": "质量和服务均能满足采购文件实质性响应要求，按最后报价排序。"},
        on=course.tender,
    )


def _met(course: Course, day: date, number: int, word: str) -> None:
    held = moment(day, 11, 21 + 10 * number).isoformat()
    course.do(
        moment(day, 11, 25 + 10 * number),
        "expert_1",
        "tender.record_meeting",
        lambda: {
            "offer": _offer_of(course, word).ref,
            "held_at": held,
            "said": "就服务频次、人员安排和价格构成充分交换意见，供应商承诺按采购需求提供服务。",
        },
        on=course.tender,
    )


def _recorded(course: Course, day: date) -> None:
    course.do(
        moment(day, 14, 30),
        "expert_1",
        "tender.record_bargain",
        {
            "held_on": day.isoformat(),
            "where": "示例市公共资源交易中心",
            "costs": "线路、设备和维护人工成本，另含税费。",
            "like_contracts": "邻市同类接入服务合同单价略高于本次商定单价。",
            "rights": "学校已接入该供应商的专用线路，不涉及专利。",
            "terms": "按季验收付费，单价一次商定。",
            "reasonable": "低于邻市同类合同单价，服务标准和故障响应时间不变。",
        },
        on=course.tender,
    )


def _line(course: Course, word: str) -> dict[str, Any]:
    return {
        "provider_id": int(course.posts[f"body:{word}"]),
        "listed_by": "purchaser",
        "opinion": "现有线路只能由该单位延续服务。",
    }


def _offer_of(course: Course, word: str) -> Offer:
    provider = int(course.posts[f"body:{word}"])
    found: Offer = Offer.objects.get(tender__ref=course.tender(), provider_id=provider)
    return found
