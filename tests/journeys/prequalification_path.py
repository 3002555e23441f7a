"""The path of an invited tender whose suppliers are found by a prequalification."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goufu.stages.procurement.prequalifications.models import Evidence, Prequalification
from tests import walk_plans
from tests.journeys import drawing
from tests.journeys.forms import Facts
from tests.journeys.leg import Days, Journey, Law, Leg, before, since
from tests.journeys.path import (
    BIDDERS,
    COMMITTEE,
    THE_CLOCK_STRIKES,
    offer_legs,
    path,
    points,
)
from tests.walk_assessment import check_leg, signing_legs

APPLICANTS = (*BIDDERS, "delta")
WHY = "未提交登记证书，不能证明依法登记"
T, P = "{project}-ZB1", "{project}-ZS1"
OPENED_ON = "05-06"


def prequalification_path(year: int, law: Law) -> list[Leg]:
    """Return every leg up to the result notice."""
    d, legs = Days(year), path(year, law)
    planned = [_invited(leg) for leg in before(since(legs, "plan.open"), "tender.publish")]
    return [
        *before(legs, "plan.open"),
        *planned,
        *_prequalification(d),
        *_invitations(d),
        *_end(d),
    ]


def _invited(leg: Leg) -> Leg:
    """Let the plan say the method."""
    if leg.act != "plan.open":
        return leg
    why = walk_plans.grounded("invited_tender")
    return replace(leg, facts=lambda j: {**leg.filled(j), "method": "invited_tender", **why})


def _prequalification(d: Days) -> Iterator[Leg]:
    facts = {
        "supply_until": d.iso("04-09"),
        "closes_at": d.at("04-09", 9).isoformat(),
        "examined_on": d.iso("04-09"),
        "examination": "按资格条件逐项审查证明材料，全部符合的为合格",
        "makeup": "申请函、逐项说明和证明材料",
    }
    yield Leg(
        d.at("03-30"), "agency", "prequalification.announce", T, facts, "open",
        opened="prequalification",
    )  # fmt: skip
    for minute, word in enumerate(APPLICANTS):
        yield Leg(
            d.at("04-02", 14, minute), word, "application.apply", P, _application, "handed_in",
            opened=f"application_{word}",
        )  # fmt: skip
    yield Leg(d.at("04-09", 9, 1), THE_CLOCK_STRIKES, "prequalification.close", P, then="closed")
    yield Leg(
        d.at("04-09", 10), "agency", "prequalification.examine", P, _findings, "closed",
        again=False,
    )  # fmt: skip
    yield Leg(d.at("04-09", 15), "agency", "prequalification.conclude", P, {}, "passed")


def _application(j: Journey) -> Facts:
    items = Prequalification.objects.get(ref=j.find(P)).items.order_by("number")
    rows = [{"item_id": one.pk, "statement": "符合，证明材料见附件"} for one in items]
    return {"evidence": rows, "declared": True}


def _findings(j: Journey) -> Facts:
    failing = j.refs["application_delta"]
    shown = Evidence.objects.filter(application__prequalification__ref=j.find(P))
    rows = []
    for one in shown.select_related("application").order_by("application_id", "item__number"):
        failed = one.application.ref == failing
        rows.append(
            {
                "application": one.application.ref,
                "item_id": one.item_id,
                "finding": "failed" if failed else "passed",
                "reason": WHY if failed else "",
            }
        )
    return {"findings": rows}


def _invitations(d: Days) -> Iterator[Leg]:
    yield Leg(
        d.at("04-10", 9), "agency", "tender.draw_suppliers", T,
        lambda j: {
            "number": 3,
            "watchers": [
                {"appointment_id": j.seat(word), "words": f"{n}7"}
                for n, word in enumerate(("handler", "head"), start=1)
            ],
        }, "ready",
    )  # fmt: skip
    closes = {
        "closes_at": d.at(OPENED_ON, 9, 30).isoformat(),
        "supply_until": d.iso("04-20"),
    }
    yield Leg(d.at("04-13"), "agency", "tender.publish", T, closes, "open")
    yield from offer_legs(d, day=OPENED_ON, handed_in="04-20")


def _end(d: Days) -> Iterator[Leg]:
    yield from drawing.legs(d, T, COMMITTEE, day=OPENED_ON)
    yield check_leg(d.at(OPENED_ON, 11, 30), "expert_1", "conformity", "evaluating")
    for minute, member in enumerate(COMMITTEE):
        yield Leg(d.at(OPENED_ON, 13, minute), member, "tender.score", T, points, "evaluating")
        yield Leg(d.at(OPENED_ON, 14, minute), member, "tender.hand_in", T, {}, "evaluating")
    yield Leg(
        d.at(OPENED_ON, 16), "expert_1", "tender.conclude", T, {"report": "三家均有效"},
        "evaluated",
    )  # fmt: skip
    yield from signing_legs(d, COMMITTEE, day=OPENED_ON)
    yield Leg(d.at("05-07"), "agency", "tender.deliver_report", T, {}, "reported")
    yield Leg(d.at("05-08"), "head", "tender.award", T, _best, "awarded")
    yield Leg(d.at("05-11"), "agency", "tender.publish_result", T, {}, "result_published")


def _best(j: Journey) -> Facts:
    return {"offer": j.refs["offer_alpha"], "opinion": "同意"}
