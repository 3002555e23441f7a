"""The same project under the law of 2015 and under that of today: what differs, and nothing else.

``docs/reference/two-laws.md`` says it for readers.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Kind
from goufu.base.workflow.declare import NotNow
from goufu.config.reference import two_laws
from goufu.law.provisions import NothingInForce
from goufu.law.questions import ask
from goufu.law.values.contract import SERVICE_OBJECTS_AT_ACCEPTANCE, TERM_LIMIT
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.values.procurement import PLAN_HANDLING
from goufu.stages.contracting.deliveries import rules as deliveries
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.plans import rules as plans
from goufu.stages.review.projects.rules import feasibility as projects
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_2015, LAW_OF_TODAY, Journey, Law, Leg, before
from tests.journeys.path import path
from tests.walk import LUAN, small_town

# Demands are managed since 2021; before that one may be written, and the walk of 2015 has none.
DEMAND = {
    f"demand.{verb}"
    for verb in (
        "open", "record_survey", "seek_opinions", "conclude_opinions", "submit", "pass_review"
    )
}  # fmt: skip
# What only one of the two walks has.
STEPS = {
    "plan.submit": "2015",
    "plan.accept": "2015",
    "plan.publish_intention": "today",
    "plan.file": "today",
    **dict.fromkeys(DEMAND, "today"),
    "agency_service.open": "today",  # agencies are rated since 2018
    "expert_service.open": "today",  # and experts since 2017
}
CLOCKS = {"pay_invoice": "today", "rate_agency": "today", "rate_expert": "today"}
# What follows from another step, or hangs on it, and has no condition of its own.
FOLLOWS = {"plan.accept", "agency_service.open", "expert_service.open", *DEMAND}
# What lies beside the walk, on the page for readers alone.
BESIDE = {
    "draw.select": "today",
    "tender.draw_tie": "today",
    "challenge.await_report": "today",
    "challenge.report_to_finance": "today",
    "other_way.decide": "2015",
    "other_way.agree": "today",  # no longer begun: what was begun before needs no approval
    "other_way.approve": "2015",
    "other_way.return_for_correction": "2015",
    "voucher_scheme.submit": "2015",
    "voucher_scheme.start": "today",
}
# Taken on both days, but by others and from another state: in 2015 by the committee.
MOVED = {"tender.check_qualification"}
NOTICES = {"intention": "today"}


def _walked(year: int, law: Law) -> dict[str, set[Any]]:
    journey = by_action.settled(small_town(), year=year)
    by_action.walk(path(year, law), journey)
    code = journey.project
    return {
        "steps": set(Entry.objects.filter(project_code=code).values_list("event", flat=True)),
        "clocks": set(Deadline.objects.filter(project_code=code).values_list("duty", flat=True)),
        "notices": set(Notice.objects.filter(project_code=code).values_list("kind", flat=True)),
    }


def _only(then: set[str], now: set[str]) -> dict[str, str]:
    return dict.fromkeys(then - now, "2015") | dict.fromkeys(now - then, "today")


@pytest.fixture(scope="module")
def walks(django_db_setup, django_db_blocker) -> dict[str, dict[str, set[Any]]]:
    from django.db import transaction

    found = {}
    with django_db_blocker.unblock():
        for name, year, law in (("2015", 2015, LAW_OF_2015), ("today", 2026, LAW_OF_TODAY)):
            with transaction.atomic():
                found[name] = _walked(year, law)
                transaction.set_rollback(True)
    return found


def test_these_steps_differ_and_no_others(walks):
    assert _only(walks["2015"]["steps"], walks["today"]["steps"]) == STEPS


def test_these_clocks_differ_and_no_others(walks):
    assert _only(walks["2015"]["clocks"], walks["today"]["clocks"]) == CLOCKS


def test_these_notices_differ_and_no_others(walks):
    assert _only(walks["2015"]["notices"], walks["today"]["notices"]) == NOTICES


def test_the_page_for_readers_says_the_same(walks):
    told = {
        name.partition("`")[2].strip("`"): (then, now) for name, then, now, _ in two_laws.steps()
    }

    assert told.keys() >= MOVED
    assert {step: days for step, days in told.items() if step not in MOVED} == {
        step: ("有", "无") if where == "2015" else ("无", "有")
        for step, where in (STEPS | BESIDE).items()
        if step not in FOLLOWS
    }
    numbers = {_code(name) for name, _, _ in two_laws.values()}
    assert {
        "contract/payment_period",
        "contract/term_limit",
        "disclosure/intention_period",
        "parties/purchaser_kinds",
        "procurement/plan_handling",
        "procurement/result_notice_period",
    } <= numbers


class TestEachLawRefusesTheOther:
    @pytest.mark.django_db
    def test_in_2015_nobody_files_a_plan_for_record(self):
        journey = _before(2015, LAW_OF_2015, "plan.submit")

        for act in ("plan.file", "plan.publish_intention"):
            with pytest.raises(NotNow):
                by_action.take(_leg(2015, LAW_OF_TODAY, act), journey)
        by_action.take(_leg(2015, LAW_OF_2015, "plan.submit"), journey)

    @pytest.mark.django_db
    def test_today_finance_does_not_review_a_plan(self):
        journey = _before(2026, LAW_OF_TODAY, "plan.file")

        with pytest.raises(NotNow):
            by_action.take(_leg(2026, LAW_OF_2015, "plan.submit"), journey)
        by_action.take(_leg(2026, LAW_OF_TODAY, "plan.file"), journey)

    @pytest.mark.django_db
    def test_today_a_plan_waits_for_its_intention(self):
        journey = _before(2026, LAW_OF_TODAY, "plan.publish_intention")

        with pytest.raises(plans.IntentionNotPublished):
            by_action.take(_leg(2026, LAW_OF_TODAY, "plan.file"), journey)

    @pytest.mark.django_db
    def test_a_body_run_like_the_civil_service_may_purchase_only_until_march_2020(self):
        journey = by_action.settled(year=2015)
        body = journey.town.organisations["care"]
        body.kind = Kind.CIVIL_SERVANT_MANAGED
        body.save()

        by_action.take(_leg(2015, LAW_OF_2015, "project.open"), journey)
        journey.year = 2026
        with pytest.raises(projects.NotAPurchaser):
            by_action.take(_leg(2026, LAW_OF_TODAY, "project.open"), journey)


# Question or value, its answer in the lecture's year, its answer today.
VALUES = [
    (lambda on: PLAN_HANDLING.on(on, place=LUAN).value, "review", "file"),
    (lambda on: INTENTION_PERIOD.find(on) is not None, False, True),
    (lambda on: TERM_LIMIT.find(on) is not None, False, True),
    (lambda on: _due("pay_invoice", on), "silent", "due"),
    (lambda on: _due("publish_contract", on), "due", "due"),
    (lambda on: _purchaser("civil_servant_managed_institution", on), "allowed", "forbidden"),
    (lambda on: _purchaser("public_benefit_1", on), "forbidden", "forbidden"),
    (lambda on: _purchaser("democratic_party", on), "forbidden", "allowed"),
]


@pytest.mark.parametrize(("asked", "then", "now"), VALUES)
def test_what_the_law_answers_on_the_two_days(asked, then, now):
    assert (asked(date(2015, 6, 1)), asked(date(2026, 6, 1))) == (then, now)


class TestTheFirstOfMarch2015:
    """The Implementing Regulation came into force in the middle of the lecture's year."""

    @pytest.mark.article("政府采购法实施条例 第五十条")
    def test_a_contract_signed_the_day_before_need_not_be_announced(self):
        assert _due("publish_contract", date(2015, 2, 28)) == "silent"
        assert _due("publish_contract", date(2015, 3, 1)) == "due"

    @pytest.mark.article("政府采购法实施条例 第四十五条第二款")
    def test_from_then_on_those_who_are_served_take_part_in_acceptance(self):
        before, after = date(2015, 2, 28), date(2015, 3, 1)

        assert SERVICE_OBJECTS_AT_ACCEPTANCE.find(before, place=LUAN) is None
        assert SERVICE_OBJECTS_AT_ACCEPTANCE.on(after, place=LUAN).value == deliveries.REQUIRED


def _before(year: int, law: Law, act: str) -> Journey:
    journey = by_action.settled(year=year)
    return by_action.walk(before(path(year, law), act), journey)


def _leg(year: int, law: Law, act: str) -> Leg:
    return next(leg for leg in path(year, law) if leg.act == act)


def _due(duty: str, on: date) -> str:
    """Return ``due``, or ``silent`` where the law of the day knows no such period."""
    try:
        told = ask("deadline", {"duty": duty, "from": on.isoformat(), "place": LUAN})
    except NothingInForce:
        return "silent"
    return str(told["verdict"])


def _purchaser(kind: str, on: date) -> str:
    return str(ask("purchaser", {"kind": kind, "on": on.isoformat(), "place": LUAN})["verdict"])


def _code(name: str) -> str:
    """Return what stands in backticks."""
    return name.split("`")[1]
