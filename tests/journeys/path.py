"""The path: every step of one project from a citizen's need to its last notice, in order.

The same legs are walked by actions, by the JSON API and by the benchmarks. Both laws, that of 2015
and that of today, have the same days; only the steps that the law of the day asks for differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.review.catalogue.models import GuidanceItem
from tests import walk_plans, walk_sealing
from tests.journeys import drawing, forms
from tests.journeys.forms import Facts
from tests.journeys.leg import Days, Journey, Law, Leg
from tests.walk_assessment import (
    committee_check_legs,
    points_rows,
    qualification_leg,
    signing_legs,
)

BIDDERS = ("alpha", "beta", "gamma")
EXPERTS = ("expert_1", "expert_2", "expert_3", "expert_4")
COMMITTEE = (*EXPERTS, "handler_2")
THE_CLOCK_STRIKES = "clock"


def path(year: int, law: Law) -> list[Leg]:
    """Return every leg of the way."""
    d = Days(year)
    return [
        *_review(d),
        *_budget_and_catalogue(d),
        *_plan(d, law),
        *_tender(d),
        *_evaluation_of_bids(d, law),
        *_contract(d),
        *_performance(d, law),
        *_evaluation(d),
        *_last_notices(d),
    ]


def _review(d: Days) -> Iterator[Leg]:
    yield Leg(
        d.before("08-18", 20), "public", "need.file", opened="need", then="filed", again=False,
        facts=lambda j: {**forms.NEED, "addressed_to_id": j.id_of("care")},
    )  # fmt: skip
    yield Leg(
        d.before("08-28"), "handler", "need.take_up", "{need}", {"answer": "已纳入申报"}, "taken_up"
    )
    yield Leg(
        d.before("09-01"), "handler", "project.open", opened="project", then="draft", again=False,
        facts=lambda j: _application(j, d),
    )  # fmt: skip
    p = "{project}"
    yield Leg(d.before("10-12"), "handler", "project.assess", p, forms.FEASIBILITY, "assessed")
    yield Leg(d.before("12-08"), "handler", "project.submit", p, {}, "dept_review")
    yield Leg(
        d.before("12-11"), "reviewer", "project.pass_department", p, forms.OPINION, "sector_review"
    )
    yield Leg(
        d.before("12-12"), "sector_head", "project.pass_sector", p, forms.OPINION, "finance_review"
    )


def _application(j: Journey, d: Days) -> Facts:
    return {
        **forms.APPLICATION,
        "year": d.year,
        "item_id": GuidanceItem.objects.get(code="A01").pk,
        "need_ref": j.refs.get("need", ""),
        "starts_on": d.iso("05-01"),
        "ends_on": d.iso("12-31"),
    }


def _budget_and_catalogue(d: Days) -> Iterator[Leg]:
    yield Leg(
        d.before("12-20"), "budget", "budget_line.enter", opened="line", then="open", again=False,
        facts=lambda j: {
            "department_id": j.id_of("care"), "title": "为老服务经费", "year": d.year,
            "amount_fen": 500_000_000,
        },
    )  # fmt: skip
    yield Leg(
        d.before("12-24"), "budget", "project.approve", "{project}",
        lambda j: {"budget_line": j.refs["line"], "opinion": "同意列入"}, "budgeted",
    )  # fmt: skip
    yield Leg(
        d.at("01-20"), "handler", "department_budget.compile", opened="budget", then="compiled",
        facts={"year": d.year},
    )  # fmt: skip
    yield Leg(
        d.at("01-22"), "head", "department_budget.hand_in", "{budget}", {}, "handed_in",
    )  # fmt: skip
    yield Leg(
        d.at("02-05"), "budget", "department_budget.pass_review", "{budget}", forms.OPINION,
        "reviewed",
    )  # fmt: skip
    yield Leg(
        d.at("02-10"), "budget", "department_budget.reply", "{budget}",
        {"reply_number": f"财预〔{d.year}〕1号"}, "replied",
        opens=frozenset({"publish_implementation_catalogue", "publish_department_budget"}),
    )  # fmt: skip
    yield Leg(
        d.at("02-24"), "handler", "department_budget.publish", "{budget}",
        {"address": "https://example.org/budget"}, "published",
        meets=frozenset({"publish_department_budget"}),
    )  # fmt: skip
    yield Leg(
        d.at("02-25"), "budget", "catalogue.propose", "{catalogue}", {}, "proposed",
    )  # fmt: skip
    yield Leg(
        d.at("02-25"), "supervision", "catalogue.publish", "{catalogue}", {}, "published",
        opens=frozenset({"announce_project"}),
        meets=frozenset({"publish_implementation_catalogue"}),
    )  # fmt: skip
    yield Leg(
        d.at("02-26", 9), "handler", "project.draft_announcement", "{project}",
        forms.ANNOUNCEMENT, "catalogued", again=False,
    )  # fmt: skip
    yield Leg(
        d.at("02-26"), "head", "project.announce", "{project}", {}, "announced",
        meets=frozenset({"announce_project"}),
    )  # fmt: skip


def _plan(d: Days, law: Law) -> Iterator[Leg]:
    yield Leg(
        d.at("02-27"), "handler", "plan.open", "{project}", opened="plan", then="draft",
        facts=lambda j: {
            "amount_fen": forms.APPLICATION["budget_fen"], "method": "open_tender",
            "planned_start": d.iso("03-30"), "route": "agency", "agency_id": j.id_of("agency"),
        },
    )  # fmt: skip
    if law.intention:
        yield Leg(
            d.at("02-27", 11), "handler", "plan.publish_intention", "{plan}",
            {"demand": "上门照料十万小时"}, "draft",
        )  # fmt: skip
    if law.demand:
        yield from walk_plans.legs_of_demand(Leg, d)
    if law.plan_reviewed:
        yield Leg(d.at("03-20"), "handler", "plan.submit", "{plan}", {}, "under_review")
        yield Leg(d.at("03-23"), "supervision", "plan.accept", "{plan}", forms.OPINION, "accepted")
    else:
        yield Leg(d.at("03-20"), "handler", "plan.file", "{plan}", {}, "accepted")
    yield from walk_plans.legs_of_entrusting(Leg, d)


def _tender(d: Days) -> Iterator[Leg]:
    t = "{project}-ZB1"
    yield Leg(d.at("03-24"), "agency", "tender.prepare", t, forms.DOCUMENT, "prepared", again=False)
    yield Leg(d.at("03-26"), "head", "tender.confirm", t, {}, "ready")
    yield from key_legs(d)
    yield Leg(
        d.at("03-30"), "agency", "tender.publish", t,
        {"closes_at": d.at("04-21", 9, 30).isoformat(), "supply_until": d.iso("04-10")}, "open",
    )  # fmt: skip
    yield from offer_legs(d, day="04-21")


def key_legs(d: Days) -> Iterator[Leg]:
    """Let the three who open offers register their keys."""
    for minute, word in enumerate(walk_sealing.CUSTODIANS):
        yield Leg(
            d.at("03-27", 9, minute), word, "opening_key.register", opened=f"key_{word}",
            then="live", facts=partial(_key, word),
        )  # fmt: skip


def offer_legs(d: Days, *, day: str, handed_in: str = "04-08") -> Iterator[Leg]:
    """Let three bidders offer and two of the three unlock; what was sealed is opened."""
    t = "{project}-ZB1"
    for minute, word in enumerate(BIDDERS):
        yield Leg(
            d.at(handed_in, 14, minute), word, "offer.submit", t, opened=f"offer_{word}",
            then="sealed", facts=partial(_bid, word),
        )  # fmt: skip
    yield Leg(d.at(day, 9, 31), THE_CLOCK_STRIKES, "tender.close", t, then="closed")
    for minute, word in enumerate(walk_sealing.UNLOCKERS, start=34):
        yield Leg(
            d.at(day, 9, minute), word, "tender.bring_pieces", t, partial(pieces_at_hand, word),
            "closed",
        )  # fmt: skip
    yield Leg(d.at(day, 9, 40), "agency", "tender.open_bids", t, {}, "opened")


def _key(word: str, j: Journey) -> Facts:
    return walk_sealing.new_key(j.town.people[word])


def _bid(word: str, j: Journey) -> Facts:
    content = {"price_fen": forms.PRICES[word], "service_plan": "专职团队逐次记录"}
    tender = Tender.objects.get(ref=j.find("{project}-ZB1"))
    sealed = f"envelope_{word}"  # Sealed once, however often it is sent.
    if sealed not in j.refs:
        j.refs[sealed] = walk_sealing.sealed(tender, j.town.people[word], **content)
    return {"envelope": j.refs[sealed], "declared": True}


def pieces_at_hand(word: str, j: Journey) -> Facts:
    tender = Tender.objects.get(ref=j.find("{project}-ZB1"))
    return dict(walk_sealing.pieces(tender, j.town.people[word]))


def _evaluation_of_bids(d: Days, law: Law) -> Iterator[Leg]:
    t = "{project}-ZB1"
    yield from qualification_leg(d, law)
    yield from drawing.legs(d, t, COMMITTEE)
    yield from committee_check_legs(d, law)
    for number, member in enumerate(COMMITTEE):
        yield Leg(
            d.at("04-21", 13, number), member, "tender.score", t, points, "evaluating",
            again=False,
        )  # fmt: skip
        yield Leg(d.at("04-21", 14, number), member, "tender.hand_in", t, {}, "evaluating")
    yield Leg(
        d.at("04-21", 16), "expert_1", "tender.conclude", t, {"report": "三家均有效"}, "evaluated",
        opens=frozenset({"deliver_assessment_report"}),
    )  # fmt: skip
    yield from signing_legs(d, COMMITTEE)
    yield Leg(
        d.at("04-22"), "agency", "tender.deliver_report", t, {}, "reported",
        meets=frozenset({"deliver_assessment_report"}), opens=frozenset({"decide_award"}),
    )  # fmt: skip
    yield Leg(
        d.at("04-23"), "head", "tender.award", t,
        lambda j: {"offer": j.refs["offer_alpha"], "opinion": "同意"}, "awarded",
        meets=frozenset({"decide_award"}), opens=frozenset({"publish_result"}),
    )  # fmt: skip
    yield Leg(
        d.at("04-24"), "agency", "tender.publish_result", t, {}, "result_published",
        meets=frozenset({"publish_result"}), opens=frozenset({"sign_contract"}),
    )  # fmt: skip


def points(j: Journey) -> Facts:
    tender = Tender.objects.get(ref=j.find("{project}-ZB1"))
    criteria = tender.criteria.order_by("number")
    table = {
        j.refs[f"offer_{word}"]: [f"{one.maximum * share / 100:.2f}" for one in criteria]
        for word, share in forms.SCORES
    }
    return {"points": points_rows(tender, table)}


def _contract(d: Days) -> Iterator[Leg]:
    c = "{project}-HT1"
    terms = {**forms.TERMS, "starts_on": d.iso("05-01"), "ends_on": d.iso("09-30")}
    yield Leg(d.at("04-27"), "handler", "contract.draft_terms", c, terms, "ready", again=False)
    yield Leg(
        d.at("04-27", 15), "reviewer", "contract.check", c, forms.OPINION, "ready", again=False
    )
    yield Leg(
        d.at("04-28"), "alpha", "contract.sign_for_provider", c, {"signatory": "法定代表人"},
        "provider_signed",
    )  # fmt: skip
    yield Leg(
        d.at("04-28", 15), "head", "contract.sign_for_purchaser", c, {"signatory": "张主任"},
        "signed", meets=frozenset({"sign_contract"}),
        opens=frozenset({"file_contract", "publish_contract"}),
    )  # fmt: skip
    yield _notice(d.at("04-29"), "handler", f"{c}-GG1", meets=frozenset({"publish_contract"}))
    yield Leg(
        d.at("05-05"), "handler", "contract.file", c,
        {"receipt": f"备〔{d.year}〕93号", "filed_with": "政府采购监管部门"}, "filed",
        meets=frozenset({"file_contract"}),
    )  # fmt: skip


def _notice(at: datetime, who: str, ref: str, **more: Any) -> Leg:
    return Leg(at, who, "notice.publish", ref, {"checked": True}, "published", **more)


def _performance(d: Days, law: Law) -> Iterator[Leg]:
    yield from _delivered(d, 1, "40000", ("05-01", "06-29"), ("06-30", "07-02"))
    yield from _paid(d, law, 1, 40_000 * 1600, ("07-03", "07-06", "07-07", "07-08"))
    yield _notice(d.at("07-09"), "handler", "{project}-YS1-GG1")
    yield from _delivered(d, 2, "60000", ("06-30", "09-20"), ("09-21", "09-23"))
    yield from _paid(d, law, 2, 60_000 * 1600, ("09-24", "09-25", "09-28", "09-29"))


def _delivered(
    d: Days, number: int, hours: str, period: tuple[str, str], days: tuple[str, str]
) -> Iterator[Leg]:
    last = number == 2
    yield Leg(
        d.at(days[0]), "alpha", "delivery.report", "{project}-HT1", opened=f"delivery_{number}",
        then="reported", again=False, facts={
            "period_from": d.iso(period[0]), "period_to": d.iso(period[1]),
            "lines": [{"number": 1, "quantity": hours}],
        },
    )  # fmt: skip
    judged = [{"number": 1, "accepted": hours, "score": "96"}]
    yield Leg(
        d.at(days[1]), "reviewer", "delivery.accept", f"{{project}}-YS{number}",
        {**forms.ACCEPTANCE, "lines": judged, "final": last}, "accepted",
    )  # fmt: skip


def _paid(
    d: Days, law: Law, number: int, fen: int, days: tuple[str, str, str, str]
) -> Iterator[Leg]:
    z = f"{{project}}-ZF{number}"
    clock = frozenset({"pay_invoice"}) if law.pay_clock else frozenset[str]()
    yield Leg(
        d.at(days[0]), "handler", "payment.request", z,
        lambda j: {
            "invoice_number": f"{j.project}/{number}", "invoice_received_on": d.iso(days[0])
        }, "requested",
        opens=clock,
    )  # fmt: skip
    yield Leg(d.at(days[1]), "head", "payment.approve", z, forms.OPINION, "approved")
    yield Leg(d.at(days[2]), "treasury", "payment.order", z, {}, "ordered")
    yield Leg(
        d.at(days[3]), "treasury", "payment.confirm", z,
        {"receipt_number": f"回单{number}", "paid_on": d.iso(days[3]), "amount_fen": fen}, "paid",
        meets=clock,
    )  # fmt: skip


def _evaluation(d: Days) -> Iterator[Leg]:
    e = "{project}-PJ1"
    yield Leg(
        d.at("10-15"), "performance", "evaluation.commission", e,
        lambda j: {"third_party_id": j.id_of("third"), "scheme": "抽样二百户"}, "commissioned",
    )  # fmt: skip
    yield Leg(d.at("11-05"), "third", "evaluation.score", e, forms.EVALUATION, "scored")
    yield Leg(
        d.at("11-06"), "performance", "evaluation.conclude", e, {"conclusion": "达到目标"},
        "concluded",
    )  # fmt: skip
    yield Leg(d.at("11-09"), "budget", "evaluation.use_result", e, forms.USE, "used")


def _last_notices(d: Days) -> Iterator[Leg]:
    yield _notice(d.at("11-10", 9), "handler", "{project}-YS2-GG1")
    yield _notice(d.at("11-10"), "performance", "{project}-PJ1-GG1")
    yield _notice(d.at("11-10", 11), "budget", "{project}-PJ1-GG2")
