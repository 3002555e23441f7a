"""Needs that are called for, proposed and supported; two surveys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.people.roles import Actor
from goufu.config.sample.cast import Cast
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.registers import just, ref_of
from goufu.law.calendar import day_of
from goufu.stages.review.needs import actions as needs
from goufu.stages.review.needs.models import Need, NeedCall
from goufu.stages.review.surveys import actions as surveys
from goufu.stages.review.surveys.models import Survey
from goufu.stages.review.surveys.sheets import answer_sheet

NEEDS = (
    ("老旧小区助浴点", "城东三个老旧小区没有电梯和淋浴，高龄老人洗澡困难。", 5, 5, 9),
    ("社区老年助餐", "独居老人做饭难，希望就近有平价的午餐。", 5, 4, 14),
    ("暑期儿童看护", "双职工家庭暑期孩子无人照看，希望社区办看护班。", 4, 3, 5),
)
QUESTIONS = (
    {"kind": "single", "text": "您家有需要照料的老人吗？", "options": "有；没有", "required": True},
    {"kind": "multiple", "text": "最需要哪些服务？", "options": "助餐；助浴；助洁；助医"},
    {"kind": "scale", "text": "您对现在的服务满意吗？", "required": True},
    {"kind": "text", "text": "还有什么建议？"},
)
ANSWERS = 12


def scenes(cast: Cast, *, at: datetime) -> list[Scene]:
    """Return all scenes up to the moment of loading."""
    today = day_of(at)
    told = [*_calls(today), *_needs(cast, today), *_surveys(today)]
    return [scene for scene in told if scene.at < at]


def _calls(today: date) -> list[Scene]:
    past = {
        "title": "2026 年度为老服务需求征集",
        "scope": "面向城区居民征集为老服务需求。",
        "opens_on": "2025-09-01",
        "closes_on": "2025-09-30",
    }
    now = {
        "title": "2027 年度政府购买服务需求征集",
        "scope": "请市民、社会组织和各部门提出希望由政府购买的公共服务，重点是群众急需的服务。",
        "opens_on": (today - timedelta(days=9)).isoformat(),
        "closes_on": (today + timedelta(days=21)).isoformat(),
    }
    summary = "收到需求十一条，采纳四条，列入 2026 年度具体实施目录；其余已逐条答复。"
    return [
        Scene(moment(date(2025, 9, 1)), "care_handler", "need_call", "publish", facts=just(past)),
        Scene(
            moment(date(2025, 10, 15)),
            "care_handler",
            "need_call",
            "report",
            on=ref_of(NeedCall, str(past["title"])),
            facts=just({"summary": summary}),
        ),
        Scene(moment(today - timedelta(days=9)), "budget", "need_call", "publish", facts=just(now)),
    ]


def _needs(cast: Cast, today: date) -> list[Scene]:
    told = []
    for number, (title, text, public, urgent, voices) in enumerate(NEEDS):
        day = today - timedelta(days=8 - number)
        facts = {
            "addressed_to_id": cast.body("care").pk,
            "title": title,
            "content": text,
            "beneficiaries": "城区居民",
            "proposer": "示例市民",
        }
        points = {"publicness": public, "urgency": urgent, "reasons": "走访核实，受益面较广"}
        words = {"public_title": title, "public_text": text}
        at, on = moment(day, 9), ref_of(Need, title)
        told += [
            Scene(at, "public", "need", "file", facts=just(facts)),
            Scene(moment(day, 14), "care_handler", "need", "score", on=on, facts=just(points)),
            Scene(moment(day, 15), "care_handler", "need", "make_public", on=on, facts=just(words)),
        ]
        told += [
            Scene(moment(day, 16, n), "public", "need", "support", do=_voice(on, n))
            for n in range(voices)
        ]
    return told


def _voice(on: Callable[[], str], number: int) -> Callable[[Actor, datetime], Any]:
    return lambda actor, at: needs.support(ref=on(), mark=f"sample-{number}", actor=actor, at=at)


def _surveys(today: date) -> list[Scene]:
    told = []
    for title, opens, closes in (
        ("2025 年为老服务需求调查", date(2025, 9, 1), date(2025, 9, 20)),
        ("2026 年为老服务需求调查", today - timedelta(days=6), today + timedelta(days=14)),
    ):
        facts = {
            "title": title,
            "introduction": "用于安排下一年度的为老服务，不记姓名。",
            "opens_on": opens.isoformat(),
            "closes_on": closes.isoformat(),
            "questions": QUESTIONS,
        }
        on = ref_of(Survey, title)
        told += [
            Scene(moment(opens, 9), "care_handler", "survey", "draft", facts=just(facts)),
            Scene(moment(opens, 10), "care_handler", "survey", "start", on=on),
            *(
                Scene(moment(opens, 11, n), "public", "survey", "answer", do=_answer(on, n))
                for n in range(ANSWERS)
            ),
        ]
    conclusion = {"conclusion": "助餐和助浴需求最集中，列入下一年度项目论证。"}
    first = ref_of(Survey, "2025 年为老服务需求调查")
    published = moment(date(2025, 9, 25))
    told.append(
        Scene(published, "care_handler", "survey", "publish", on=first, facts=just(conclusion))
    )
    return told


def _answer(on: Callable[[], str], number: int) -> Callable[[Actor, datetime], Any]:
    """Return one of the answers: what is chosen follows from its number."""
    wanted = [
        one for n, one in enumerate(("助餐", "助浴", "助洁", "助医")) if number % (n + 2) == 0
    ]
    said = {
        "q1": "没有" if number % 5 == 0 else "有",
        "q2": wanted,
        "q3": str(3 + number % 3),
        "q4": "希望增加服务点" if number % 9 == 0 else "",
    }

    def give(actor: Actor, at: datetime) -> Survey:
        survey = Survey.objects.numbered(on())
        answers = answer_sheet(survey.asked()).model_validate(said)
        return surveys.answer(
            ref=survey.ref, answers=answers, key="", visitor=f"sample-{number}", actor=actor, at=at
        )

    return give
