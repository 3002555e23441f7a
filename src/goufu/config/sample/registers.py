"""The registers of experts, agencies and third parties; needs that are called for; two surveys.

Numbers of persons are right in form and given to nobody: no place has the code 999999.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.ratings.sheets import Rate
from goufu.config.sample.cast import CITY, Cast
from goufu.config.sample.player import Scene, moment
from goufu.law.calendar import day_of
from goufu.stages.parties.agencies import actions as agencies
from goufu.stages.parties.agencies.models import AgencyEntry, AgencyService
from goufu.stages.parties.experts import actions as experts
from goufu.stages.parties.experts.models import Expert, ExpertService
from goufu.stages.parties.experts.rules.entry import check_digit
from goufu.stages.parties.third_parties import actions as third_parties
from goufu.stages.parties.third_parties.models import ThirdParty, ThirdPartyService
from goufu.stages.review.needs import actions as needs
from goufu.stages.review.needs.models import Need, NeedCall
from goufu.stages.review.surveys import actions as surveys
from goufu.stages.review.surveys.models import Survey
from goufu.stages.review.surveys.sheets import answer_sheet

OPENED = date(2025, 12, 1)
TERM = {"term_from": "2025-12-08", "term_to": "2027-12-07"}
# Word, name, born, title, fields, employer.
EXPERTS = (
    ("expert_1", "许专一", "1968-03-12", "senior", "养老服务、绩效管理", "皖西示例学院"),
    ("expert_2", "何专二", "1975-07-02", "senior", "财务审计", "明衡示例会计师事务所"),
    ("expert_3", "吕专三", "1980-11-23", "middle", "就业培训、养老服务", "示例职业学校"),
    ("expert_4", "施专四", "1972-01-30", "senior", "信息化", "示例科技研究所"),
    ("expert_5", "张专五", "1979-09-09", "middle", "文化活动", "示例文化馆"),
)
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
    told = [
        *_experts(),
        *_agencies(cast),
        *_third_party(cast),
        *_calls(today),
        *_needs(cast, today),
        *_surveys(today),
        *_ratings(today),
    ]
    return [scene for scene in told if scene.at < at]


def _experts() -> list[Scene]:
    told = []
    for number, (word, name, born, level, fields, employer) in enumerate(EXPERTS, start=1):
        facts = _application(name, born, number, level=level, fields=fields, employer=employer)
        enter = {"fields": fields, **TERM}
        told.append(Scene(moment(OPENED, 9, number), word, "expert", "apply", facts=_is(facts)))
        told.append(
            Scene(
                moment(date(2025, 12, 8), 10, number),
                "supervision",
                "expert",
                "enter",
                on=_ref(Expert, name),
                facts=_is(enter),
            )
        )
    tie = {"kind": "spouse", "name": "云路示例信息技术有限公司"}
    leave = {"since": "2026-12-01", "until": "2026-12-20", "reason": "参加培训"}
    waiting = _application(
        "钱推荐", "1976-05-06", 9, level="middle", fields="社区治理", employer="示例社区学院"
    )
    recommended = {**waiting, "source": "recommended"}
    return [
        *told,
        Scene(
            moment(date(2026, 1, 12)), "expert_4", "expert", "declare_tie",
            on=_ref(Expert, "施专四"), facts=_is(tie),
        ),
        Scene(
            moment(date(2026, 11, 20)), "expert_5", "expert", "take_leave",
            on=_ref(Expert, "张专五"), facts=_is(leave),
        ),
        Scene(
            moment(date(2026, 11, 23)), "care_handler", "expert", "apply", facts=_is(recommended)
        ),
    ]  # fmt: skip


def _application(
    name: str, born: str, serial: int, *, level: str, fields: str, employer: str
) -> dict[str, Any]:
    first = f"999999{born.replace('-', '')}{serial:03d}"
    return {
        "name": name,
        "id_number": first + check_digit(first),
        "phone": f"0564-200-{serial:04d}",
        "employer": employer,
        "title_level": level,
        "title_name": "高级职称（示例）" if level == "senior" else "中级职称（示例）",
        "working_since": "2005-07-01",
        "fields": fields,
        "region": CITY,
        "source": "self",
        "honest": True,
        "independent": True,
        "healthy": True,
        "knows_the_rules": True,
    }


def _agencies(cast: Cast) -> list[Scene]:
    told = []
    for number, (who, staff) in enumerate((("agency", 6), ("central", 9)), start=1):
        body = cast.body(who)
        people = [{"name": f"示例从业{n}", "full_time": True} for n in range(1, staff + 1)]
        facts = {
            "organisation_id": body.pk,
            "address": body.address,
            "phone": body.contact,
            "legal_head": "示例法人",
            "liable": True,
            "own_office": True,
            "internal_rules": "内部监督管理制度（示例）",
            "strengths": "养老、文化、信息化服务",
            "staff": people,
            "true": True,
        }
        filed = moment(date(2025, 12, 2), 9, number)
        told.append(Scene(filed, who, "agency_entry", "file", facts=_is(facts)))
        told.append(
            Scene(
                moment(date(2025, 12, 5), 9, number),
                "supervision",
                "agency_entry",
                "admit",
                on=_ref(AgencyEntry, body.name),
            )
        )
    return told


def _third_party(cast: Cast) -> list[Scene]:
    body = cast.body("third")
    facts = {
        "organisation_id": body.pk,
        "fields": "养老服务、就业培训、文化活动",
        "qualifications": "示例资质，近三年完成绩效评价十余项",
        "staff": 14,
        "lead_reviewers": "尤评",
        "contact": body.contact,
        "independent": True,
    }
    return [
        Scene(moment(date(2025, 12, 3)), "third", "third_party", "file", facts=_is(facts)),
        Scene(
            moment(date(2025, 12, 9)),
            "performance",
            "third_party",
            "admit",
            on=_ref(ThirdParty, body.name),
        ),
    ]


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
        Scene(moment(date(2025, 9, 1)), "care_handler", "need_call", "publish", facts=_is(past)),
        Scene(
            moment(date(2025, 10, 15)),
            "care_handler",
            "need_call",
            "report",
            on=_ref(NeedCall, str(past["title"])),
            facts=_is({"summary": summary}),
        ),
        Scene(moment(today - timedelta(days=9)), "budget", "need_call", "publish", facts=_is(now)),
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
        at, on = moment(day, 9), _ref(Need, title)
        told += [
            Scene(at, "public", "need", "file", facts=_is(facts)),
            Scene(moment(day, 14), "care_handler", "need", "score", on=on, facts=_is(points)),
            Scene(moment(day, 15), "care_handler", "need", "make_public", on=on, facts=_is(words)),
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
        on = _ref(Survey, title)
        told += [
            Scene(moment(opens, 9), "care_handler", "survey", "draft", facts=_is(facts)),
            Scene(moment(opens, 10), "care_handler", "survey", "start", on=on),
            *(
                Scene(moment(opens, 11, n), "public", "survey", "answer", do=_answer(on, n))
                for n in range(ANSWERS)
            ),
        ]
    conclusion = {"conclusion": "助餐和助浴需求最集中，列入下一年度项目论证。"}
    first = _ref(Survey, "2025 年为老服务需求调查")
    published = moment(date(2025, 9, 25))
    told.append(
        Scene(published, "care_handler", "survey", "publish", on=first, facts=_is(conclusion))
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


def _ratings(today: date) -> list[Scene]:
    """Rate what was served; the newest assessments still wait, some of them too long."""
    return [
        Scene(moment(day, 15), who, kind, "rate", do=_rate(model, action))
        for day in (date(2016, 6, 30), date(2026, 5, 18), today - timedelta(days=17))
        for who, kind, model, action in (
            ("agency", "expert_service", ExpertService, experts.rate),
            ("care_handler", "agency_service", AgencyService, agencies.rate),
            ("performance", "third_party_service", ThirdPartyService, third_parties.rate),
        )
    ]


def _rate(model: Any, action: Callable[..., Any]) -> Callable[[Actor, datetime], Any]:
    sheet = Rate(conduct=5, competence=4, diligence=5, reasons="按时到场，依据文件独立判断")

    def rate(actor: Actor, at: datetime) -> None:
        waiting = model.objects.filter(
            **{f"served__{actor.party.value}__contains": [actor.organisation_id]}, state="to_rate"
        )
        for one in waiting.order_by("id"):
            action(ref=one.ref, sheet=sheet, actor=actor, at=at)

    return rate


def _ref(model: Any, title: str) -> Callable[[], str]:
    return lambda: str(model.objects.get(title=title).ref)


def _is(facts: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    return lambda: facts
