"""The path of a purchase by consultation or negotiation, from the plan to the result notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from goufu.stages.procurement.tenders.models import Tender
from tests import walk_plans, walk_sealing
from tests.journeys import drawing, forms
from tests.journeys.forms import Facts
from tests.journeys.leg import Days, Journey, Law, Leg, before, since
from tests.journeys.path import (
    BIDDERS,
    COMMITTEE,
    key_legs,
    offer_legs,
    path,
    pieces_at_hand,
    points,
)
from tests.walk_assessment import check_leg, signing_legs

LAST_PRICES = {"alpha": 150_000_000, "beta": 155_000_000, "gamma": 152_000_000}
MAY_CHANGE = "服务频次和服务记录方式"


def talks_path(year: int, law: Law, method: str) -> list[Leg]:
    """Return every leg up to the result notice."""
    d, legs = Days(year), path(year, law)
    planned = [_by(method, leg) for leg in before(since(legs, "plan.open"), "tender.prepare")]
    return [
        *before(legs, "plan.open"),
        *planned,
        *_document(d, method),
        *_talks(d),
        *_end(d, method),
    ]


def _by(method: str, leg: Leg) -> Leg:
    """Let the plan say the method."""
    if leg.act != "plan.open":
        return leg
    why = walk_plans.grounded(method)
    return replace(leg, facts=lambda j: {**leg.filled(j), "method": method, **why})


def _document(d: Days, method: str) -> Iterator[Leg]:
    t = "{project}-ZB1"
    facts = {**forms.DOCUMENT, "may_change": MAY_CHANGE}
    if method == "negotiation":
        facts |= {"price_weight": None, "criteria": []}
    yield Leg(d.at("03-24"), "agency", "tender.prepare", t, facts, "prepared", again=False)
    yield Leg(d.at("03-26"), "head", "tender.confirm", t, {}, "ready")
    yield from key_legs(d)
    closes = {"closes_at": d.at("04-13", 9).isoformat(), "supply_until": d.iso("04-10")}
    yield Leg(d.at("03-30"), "agency", "tender.publish", t, closes, "open")
    yield from offer_legs(d, day="04-13")


def _talks(d: Days) -> Iterator[Leg]:
    t = "{project}-ZB1"
    yield from drawing.legs(d, t, COMMITTEE, day="04-13", then="negotiating")
    for minute, word in enumerate(BIDDERS):
        yield _leader(d.at("04-13", 11, 10 + minute), "record_meeting", _met(word, d, minute))
    change = {"part": "service", "content": "每次服务时间改为不少于一小时三十分钟"}
    yield _leader(d.at("04-13", 11, 20), "propose_change", change)
    yield Leg(
        d.at("04-13", 11, 25), "handler_2", "tender.confirm_change", t,
        {"agreed": True, "answer": "同意变动"}, "negotiating",
    )  # fmt: skip
    for minute, word in enumerate(BIDDERS):
        yield _supplier(
            d.at("04-13", 11, 30 + minute), word, "respond_again", {"service_plan": "每次九十分钟"}
        )
    until = {"until": d.at("04-13", 14).isoformat()}
    yield _leader(d.at("04-13", 11, 40), "ask_final_offers", until, "final_offers")
    for minute, word in enumerate(BIDDERS):
        yield _supplier(d.at("04-13", 12, minute), word, "give_final", partial(_last_price, word))
    for minute, word in enumerate(walk_sealing.UNLOCKERS):
        yield Leg(
            d.at("04-13", 12, 30 + minute), word, "tender.bring_pieces", t,
            partial(pieces_at_hand, word), "final_closed",
        )  # fmt: skip
    yield Leg(d.at("04-13", 12, 40), "agency", "tender.open_final_offers", t, {}, "evaluating")


def _end(d: Days, method: str) -> Iterator[Leg]:
    t = "{project}-ZB1"
    for minute, stage in enumerate(("qualification", "conformity")):
        yield check_leg(d.at("04-13", 14, 40 + minute), "expert_1", stage, "evaluating")
    for minute, member in enumerate(COMMITTEE):
        if method == "consultation":
            yield Leg(d.at("04-13", 15, minute), member, "tender.score", t, points, "evaluating")
        yield Leg(
            d.at("04-13", 15, 20 + minute), member, "tender.hand_in", t, {"opinion": "均满足需求"},
            "evaluating",
        )  # fmt: skip
    yield _leader(d.at("04-13", 16), "conclude", {"report": "三家均有效"}, "evaluated")
    yield from signing_legs(d, COMMITTEE, day="04-13")
    yield Leg(d.at("04-14"), "agency", "tender.deliver_report", t, {}, "reported")
    yield Leg(
        d.at("04-16"), "head", "tender.award", t,
        lambda j: {"offer": j.refs["offer_alpha"], "opinion": "同意"}, "awarded",
    )  # fmt: skip
    yield Leg(d.at("04-17"), "agency", "tender.publish_result", t, {}, "result_published")


def _leader(
    at: datetime, verb: str, facts: Facts | Callable[[Journey], Facts], then: str = "negotiating"
) -> Leg:
    return Leg(at, "expert_1", f"tender.{verb}", "{project}-ZB1", facts, then)


def _last_price(word: str, j: Journey) -> Facts:
    """Return a last price as its supplier's client seals it."""
    ref = j.refs[f"offer_{word}"]
    tender = Tender.objects.get(offers__ref=ref)
    who, fen = j.town.people[word], LAST_PRICES[word]
    sealed = f"final_{word}"  # Sealed once, however often it is sent.
    if sealed not in j.refs:
        j.refs[sealed] = walk_sealing.sealed(tender, who, about=ref, price_fen=fen)
    return {"envelope": j.refs[sealed]}


def _supplier(at: datetime, word: str, verb: str, facts: Facts | Callable[[Journey], Facts]) -> Leg:
    return Leg(at, word, f"offer.{verb}", f"{{offer_{word}}}", facts, "opened")


def _met(word: str, d: Days, minute: int) -> Callable[[Journey], Facts]:
    return lambda j: {
        "offer": j.refs[f"offer_{word}"],
        "held_at": d.at("04-13", 9, 30 + minute).isoformat(),
        "said": "就服务频次和人员安排充分交换意见",
    }
