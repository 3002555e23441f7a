"""Finance calls for next year's budgets while this year still runs."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotYours
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.cards import CallCard
from goufu.stages.review.budgets.models import BudgetCall, DepartmentBudget
from goufu.stages.review.budgets.queries import calls_visible_to
from goufu.stages.review.budgets.rules import AlreadyCalled, AlreadyCompiled, DayGoneBy
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db
AT = "2014-10-08"


def called(walk: Walk, *, due: str = "2014-11-10", on: str = AT, by: str = "budget") -> BudgetCall:
    sheet = sheets.CallForBudgets(
        year=2015, due_on=due, document="财预〔2014〕300号", requirements="与部门预算同步编制"
    )
    return actions.call_for_budgets(sheet=sheet, actor=walk.who(by), at=morning_of(on))


def budget_of(walk: Walk, word: str = "care") -> DepartmentBudget:
    return DepartmentBudget.objects.get(department=walk.town.organisations[word])


def handed_in(walk: Walk, on: str) -> None:
    actions.hand_in_budget(
        ref=budget_of(walk).ref, sheet=sheets.HandIn(), actor=walk.who("head"), at=morning_of(on)
    )


def test_every_department_that_may_purchase_has_its_budget_to_compile_and_a_last_day():
    walk = Walk()
    called(walk)

    names = set(DepartmentBudget.objects.values_list("department__short_name", flat=True))
    assert names == {"CN-3415 财政局", "CN-3415 民政局", "CN-3415 为老服务指导中心"}  # no school
    deadline = Deadline.objects.get(duty="hand_in_budget", ref=budget_of(walk).ref)
    assert (str(deadline.due_on), deadline.organisation) == (
        "2014-11-10", walk.town.organisations["care"],
    )  # fmt: skip
    told = Message.objects.filter(event="budget_call.open").values_list("account__name", flat=True)
    assert {"王经办", "吴经办", "张主任"} <= set(told)


def test_the_last_day_is_met_by_handing_in():
    walk = Walk()
    called(walk)
    handed_in(walk, "2014-11-10")
    deadline = Deadline.objects.get(duty="hand_in_budget", ref=budget_of(walk).ref)
    assert deadline.met_on == deadline.due_on


def test_a_department_that_compiles_already_goes_on_with_the_day_set():
    walk = Walk()
    sheet = sheets.CompileBudget(year=2015)
    actions.compile_budget(sheet=sheet, actor=walk.who("handler"), at=morning_of("2014-09-30"))
    called(walk)
    assert Deadline.objects.get(duty="hand_in_budget", ref=budget_of(walk).ref).met_on is None
    with pytest.raises(AlreadyCompiled):
        actions.compile_budget(sheet=sheet, actor=walk.who("handler"), at=morning_of(AT))


def test_what_finance_passed_before_the_call_is_in_the_budget():
    walk = Walk()
    walk.drafted(on="2014-07-01").assessed(on="2014-07-12").submitted(on="2014-08-08")
    walk.reviewed(on="2014-08-11").approved(on="2014-09-24")
    called(walk)
    assert budget_of(walk).items.count() == 1


def test_only_the_late_are_reminded():
    walk = Walk()
    call = called(walk)
    handed_in(walk, "2014-11-03")
    reader = walk.who("budget")
    assert CallCard.of(call, reader).missing == 2
    before = Message.objects.count()
    actions.remind(ref=call.ref, sheet=sheets.Remark(), actor=reader, at=morning_of("2014-11-05"))
    told = set(Message.objects.order_by("id").values_list("account__name", flat=True)[before:])
    assert told == {"民政经办"}


def test_a_second_call_for_the_year_is_refused():
    walk = Walk()
    called(walk)
    with pytest.raises(AlreadyCalled):
        called(walk)


def test_today_is_early_enough_yesterday_is_not():
    walk = Walk()
    with pytest.raises(DayGoneBy):
        called(walk, due="2014-10-07")
    assert not DepartmentBudget.objects.exists()
    assert called(walk, due=AT).state == "issued"


def test_a_department_does_not_call():
    with pytest.raises(NotYours):
        called(Walk(), by="head")


def test_purchasers_and_their_finance_see_the_call_providers_do_not():
    walk = Walk()
    called(walk)
    seen = {word: calls_visible_to(actor).count() for word, actor in walk.town.people.items()}
    assert seen["civil_handler"] == seen["treasury"] == seen["auditor"] == 1
    assert seen["alpha"] == seen["agency"] == seen["expert_1"] == seen["third"] == 0
