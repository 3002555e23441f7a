"""The framework agreement on meals for the old: sealed responses, entry, signatures, a deal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from goufu.config.sample.course import Course
from goufu.config.sample.keys import UNLOCKERS, response_pieces, sealed_response
from goufu.config.sample.player import moment
from goufu.law.calendar import BEIJING
from goufu.stages.procurement.frameworks.models import Entry, Framework

PLACES = {
    "wanqing": ("梅山街道康乐路 18 号晚晴食堂", "0564-5550118（示例）"),
    "pihe": ("东市街道淠河路 6 号社区餐厅", "0564-5550106（示例）"),
    "youyi": ("鼓楼街道云路街 33 号助餐点", "0564-5550133（示例）"),
}
PRICES = {"wanqing": 1_480, "pihe": 1_550, "youyi": 1_600}
SHARE = 20  # percent eliminated
Facts = dict[str, Any]


def agreed(course: Course) -> None:
    """Plan, consent, filing, call, entry, signatures, copy filed, users told, a first deal."""
    on = _framework(course)
    act = course.do
    act(moment("2026-03-24"), "handler", "framework.open", _plan(course), parent=True)
    act(moment("2026-03-26"), "sector", "framework.consent", {"opinion": "同意。"}, on=on)
    act(moment("2026-03-27"), "handler", "framework.file", on=on)
    closes = moment("2026-05-06", 9)
    until = {
        "closes_at": closes.astimezone(BEIJING).isoformat(),
        "keeper_id": int(course.posts["agency_id"]),
    }
    act(moment("2026-04-08"), "handler", "framework.publish_call", until, on=on)
    for hour, word in enumerate(course.spec.bidders, start=9):
        facts = partial(_response, course, word)
        act(moment("2026-04-28", hour), word, "framework_entry.respond", facts, on=on, parent=True)
    # The clock has closed the call by then.
    for minute, who in enumerate(UNLOCKERS, start=30):
        pieces = partial(response_pieces, course, who)
        act(moment("2026-05-06", 9, minute), who, "framework.bring_pieces", pieces, on=on)
    act(moment("2026-05-06", 9, 40), "handler", "framework.open_responses", on=on)
    act(moment("2026-05-07"), "handler", "framework.evaluate", _judged(course), on=on)
    _signed(course, on)


def _response(course: Course, word: str) -> Facts:
    """Return what a provider answers to the call, sealed."""
    content = {
        "price_fen": PRICES[word],
        "plan": "每日两餐，专车保温配送；行动不便的送餐上门。",
        "location": PLACES[word][0],
        "contact": PLACES[word][1],
    }
    return {"envelope": sealed_response(course, word, content), "declared": True}


def _signed(course: Course, on: Callable[[], str]) -> None:
    act = course.do
    act(moment("2026-05-08"), "handler", "framework.publish_entry", on=on)
    for word in course.spec.bidders[:2]:
        act(
            moment("2026-05-14"),
            word,
            "framework_entry.sign",
            {"signatory": "法定代表人"},
            on=lambda word=word: _entry(course, word).ref,  # type: ignore[misc]
        )
    act(moment("2026-05-19"), "handler", "framework.conclude", on=on)
    receipt = {"receipt": "示例采备〔2026〕KJ1号"}
    act(moment("2026-05-21"), "handler", "framework.file_copy", receipt, on=on)
    act(moment("2026-05-22"), "handler", "framework.tell_users", on=on)
    act(
        moment("2026-05-22", 15),
        "handler",
        "framework_deal.open",
        lambda: {
            "project_id": Framework.objects.get(project_code=course.ref).project_id,
            "demand": "端午节集中助餐一次，送餐到社区活动室。",
            "quantity": "300",
            "entry_id": _entry(course, "wanqing").pk,
            "grounds": "价格最低，集中供餐能力强。",
        },
        on=on,
        parent=True,
    )


def _plan(course: Course) -> Facts:
    return {
        "title": course.spec.title,
        "case": "beneficiaries_choose",
        "service": "老年助餐",
        "unit": "餐",
        "ceiling_fen": 1_600,
        "months": 12,
        "elimination_percent": SHARE,
        "demand": "每餐一荤两素一汤，食材可追溯，配送时间不超过四十分钟。",
        "qualification": "依法登记，持食品经营许可，有助餐服务经验。",
        "area": "市区各街道。",
        "payment": "按月依据凭单核销记录结算，验收合格后支付。",
        "contract_text": "凭单具有合同性质，载明服务标准、单价和双方权利义务。",
        "feedback": "服务对象逐次评价，评分在凭单页面公开，供选择参考。",
        "exit_rules": "按规定清退；剩余不足七成且影响执行时补充征集。",
        "survey": "走访四个街道和六家助餐单位，座谈老年人代表三十人。",
        "purchasers_asked": 4,
        "providers_asked": 6,
    }


def _judged(course: Course) -> Callable[[], Facts]:
    seats = ("expert_1", "expert_2", "expert_3", "expert_4", course.posts["handler"])

    def facts() -> Facts:
        rows = [
            {"entry_id": _entry(course, word).pk, "qualified": True} for word in course.spec.bidders
        ]
        members = [{"appointment_id": int(course.posts[f"seat:{one}"])} for one in seats]
        return {"rows": rows, "members": members, "report": "三家响应均符合要求，按价格排序。"}

    return facts


def _framework(course: Course) -> Callable[[], str]:
    return lambda: str(Framework.objects.get(project_code=course.ref).ref)


def _entry(course: Course, word: str) -> Entry:
    found = Entry.objects.filter(project_code=course.ref)
    return found.get(provider_id=int(course.posts[f"body:{word}"]))
