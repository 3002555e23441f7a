"""A double click, two tabs, two officers: whatever comes at the same moment is done once."""

from __future__ import annotations

from typing import Any

import pytest

from goufu.base.ledger.models import Entry, Refused
from goufu.base.notifications.models import Message
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.projects.models import Project
from tests.at_once import at_once
from tests.journeys import by_action
from tests.journeys.by_api import Programs, standing_at
from tests.journeys.leg import LAW_OF_2015, Days, Leg, before, since
from tests.journeys.path import path
from tests.visitors import in_a_demo, visitor

pytestmark = pytest.mark.django_db(transaction=True)
d = Days(2015)
LEGS = path(2015, LAW_OF_2015)


@pytest.fixture
def programs(settings) -> Programs:
    in_a_demo(settings)
    return Programs(by_action.settled(year=2015))


def _together(programs: Programs, leg: Leg, *who: str, key: str = "") -> list[Any]:
    """Send a leg twice at the same moment; return both answers, the better one first."""
    answers: list[Any] = []
    senders = [programs.of(word) for word in who]
    with standing_at(leg.at):
        facts, address = leg.filled(programs.journey), programs.address(leg)
        headers = {"Idempotency_Key": key} if key else {}

        def send(program: Any) -> None:
            answers.append(program.post(address, facts, **headers))

        problems = at_once(*(lambda one=one: send(one) for one in senders))
    assert problems == [None] * len(who)
    return sorted(answers, key=lambda answer: answer.status_code)


def test_the_same_key_from_two_threads_gets_one_answer_twice(programs):
    by_action.walk(before(LEGS, "project.submit"), programs.journey)
    leg = since(LEGS, "project.submit")[0]

    first, second = _together(programs, leg, "handler", "handler", key="one click")

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert Entry.objects.filter(event="project.submit").count() == 1
    assert Refused.objects.count() == 0


def test_an_opening_with_the_same_key_opens_one(programs):
    by_action.walk(before(LEGS, "plan.open"), programs.journey)
    leg = since(LEGS, "plan.open")[0]

    first, second = _together(programs, leg, "handler", "handler", key="one click")

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["ref"] == second.json()["ref"]
    assert Plan.objects.count() == 1


def test_two_officers_at_once_one_of_them_is_told_that_it_is_done(programs):
    by_action.walk(before(LEGS, "project.pass_department"), programs.journey)
    leg = since(LEGS, "project.pass_department")[0]

    done, refused = _together(programs, leg, "reviewer", "head")

    assert (done.status_code, refused.status_code) == (200, 409)
    assert refused.json()["code"] == "workflow.not_now"
    assert Project.objects.get().state == "sector_review"
    assert Entry.objects.filter(event="project.pass_department").count() == 1
    assert Message.objects.filter(event="project.pass_department").count() == 1
    assert Refused.objects.count() == 1


def test_two_orders_for_one_payment_pay_once(programs):
    by_action.walk(before(LEGS, "payment.order"), programs.journey)
    leg = since(LEGS, "payment.order")[0]

    done, refused = _together(programs, leg, "treasury", "treasury")

    assert (done.status_code, refused.status_code) == (200, 409)
    assert Payment.objects.get().state == "ordered"
    assert Entry.objects.filter(event="payment.order").count() == 1


def test_a_double_click_on_a_page_does_it_once(programs):
    by_action.walk(before(LEGS, "project.submit"), programs.journey)
    at = d.before("12-08")
    url = f"/project/{programs.journey.project}/submit/"
    browsers = [visitor(programs.journey.town.people["handler"]) for _ in range(2)]
    shown: list[int] = []
    with standing_at(at):
        problems = at_once(
            *(
                lambda one=one: shown.append(
                    one.post(url, {"_key": "0123456789abcdef"}).status_code
                )
                for one in browsers
            )
        )

    assert problems == [None, None]
    assert shown == [302, 302]
    assert Project.objects.get().state == "dept_review"
    assert Entry.objects.filter(event="project.submit").count() == 1
