"""The registers of experts, agencies and third parties, and what was said of their services.

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
from goufu.stages.parties.experts.sheets import Apply, Enter
from goufu.stages.parties.third_parties import actions as third_parties
from goufu.stages.parties.third_parties.models import ThirdParty, ThirdPartyService

OPENED = date(2025, 12, 1)
TERM = {"term_from": "2025-12-08", "term_to": "2027-12-07"}
# Word, name, born, title, fields, employer.
EXPERTS = (
    ("expert_1", "许专一", "1968-03-12", "senior", "公共服务、养老服务", "皖西示例学院"),
    ("expert_2", "何专二", "1975-07-02", "senior", "公共服务、财务审计", "皖西示例财经学院"),
    ("expert_3", "吕专三", "1980-11-23", "middle", "公共服务、就业培训", "示例职业学校"),
    ("expert_4", "施专四", "1972-01-30", "senior", "公共服务、信息化", "示例科技研究所"),
    ("expert_5", "张专五", "1979-09-09", "middle", "文化活动", "示例文化馆"),
)


def scenes(cast: Cast, *, at: datetime) -> list[Scene]:
    """Return all scenes up to the moment of loading."""
    today = day_of(at)
    told = [
        *_experts(),
        *agencies_listed(cast, filed=date(2025, 12, 2), admitted=date(2025, 12, 5)),
        *_third_party(cast),
        *_ratings(today),
    ]
    return [scene for scene in told if scene.at < at]


def enter_experts(cast: Cast, *, at: datetime) -> None:
    """Enter those who were in the register before the story begins: all but the last."""
    for number, (word, name, born, level, fields, employer) in enumerate(EXPERTS[:-1], start=1):
        facts = _application(name, born, number, level=level, fields=fields, employer=employer)
        expert = experts.apply(sheet=Apply.model_validate(facts), actor=cast.who(word), at=at)
        term = {"term_from": day_of(at), "term_to": date(2030, 12, 31)}
        sheet = Enter.model_validate({"fields": fields, **term})
        experts.enter(ref=expert.ref, sheet=sheet, actor=cast.who("supervision"), at=at)


def _experts() -> list[Scene]:
    word, name, born, level, fields, employer = EXPERTS[-1]
    facts = _application(name, born, len(EXPERTS), level=level, fields=fields, employer=employer)
    enter = {"fields": fields, **TERM}
    told = [
        Scene(moment(OPENED, 9), word, "expert", "apply", facts=just(facts)),
        Scene(
            moment(date(2025, 12, 8)),
            "supervision",
            "expert",
            "enter",
            on=ref_of(Expert, name),
            facts=just(enter),
        ),
    ]
    tie = {"kind": "spouse", "name": "安邻示例物业服务有限公司"}
    leave = {"since": "2026-12-01", "until": "2026-12-20", "reason": "参加培训"}
    waiting = _application(
        "钱推荐", "1976-05-06", 9, level="middle", fields="社区治理", employer="示例社区学院"
    )
    recommended = {**waiting, "source": "recommended"}
    return [
        *told,
        Scene(
            moment(date(2026, 1, 12)), "expert_4", "expert", "declare_tie",
            on=ref_of(Expert, "施专四"), facts=just(tie),
        ),
        Scene(
            moment(date(2026, 11, 20)), "expert_5", "expert", "take_leave",
            on=ref_of(Expert, "张专五"), facts=just(leave),
        ),
        Scene(
            moment(date(2026, 11, 23)), "care_handler", "expert", "apply", facts=just(recommended)
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


def agencies_listed(cast: Cast, *, filed: date, admitted: date) -> list[Scene]:
    """File the entries of the two agencies and take them into the directory."""
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
        told.append(Scene(moment(filed, 7, number), who, "agency_entry", "file", facts=just(facts)))
        told.append(
            Scene(
                moment(admitted, 8, number),
                "supervision",
                "agency_entry",
                "admit",
                on=ref_of(AgencyEntry, body.name),
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
        Scene(moment(date(2025, 12, 3)), "third", "third_party", "file", facts=just(facts)),
        Scene(
            moment(date(2025, 12, 9)),
            "performance",
            "third_party",
            "admit",
            on=ref_of(ThirdParty, body.name),
        ),
    ]


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


def ref_of(model: Any, title: str) -> Callable[[], str]:
    return lambda: str(model.objects.get(title=title).ref)


def just(facts: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    return lambda: facts
