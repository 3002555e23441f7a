"""Two officers use one line at once: it never goes below zero."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from goufu.base.ledger.models import Entry
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget, Reservation
from goufu.stages.review.budgets.rules import NotEnoughMoney
from tests.at_once import at_once
from tests.rooms.budgets.books import check_the_books
from tests.walk import Walk, morning_of, small_town


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_on_one_line_the_second_finds_too_little():
    town = small_town()
    walks = [Walk(town), Walk(town)]
    for walk in walks:
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11")
    line = walks[0].line(on="2014-12-20", fen=200_000_000)
    start = Barrier(2)

    def approve(walk: Walk) -> str:
        try:
            start.wait()
            walk.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")
        except NotEnoughMoney:
            return "refused"
        else:
            return "approved"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as officers:
        answers = sorted(officers.map(approve, walks))

    assert answers == ["approved", "refused"]
    assert BudgetLine.objects.get(ref=line).reserved_fen == 168_000_000
    assert Reservation.objects.count() == 1
    assert Entry.objects.filter(event="project.approve").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_reserve_from_one_line_exactly_so_many_succeed_as_it_holds():
    walk = Walk()
    line = walk.line(on="2014-12-20", fen=37_00 * 7 + 36_99)  # seven and not quite eight
    facts = {
        "line_ref": line, "fen": 37_00, "year": walk.year, "at": morning_of("2015-03-02"),
        "department_id": walk.town.organisations["care"].pk,
    }  # fmt: skip

    def reserve(number: int) -> None:
        with transaction.atomic():
            actions.reserve(project_code=f"P{number}", **facts)

    answers = at_once(*(partial(reserve, number) for number in range(50)))

    refused = [answer for answer in answers if answer is not None]
    assert [type(answer) for answer in refused] == [NotEnoughMoney] * 43
    kept = BudgetLine.objects.get(ref=line)
    assert (kept.reserved_fen, kept.available_fen) == (37_00 * 7, 36_99)
    assert Reservation.objects.count() == 7
    check_the_books()


@pytest.mark.django_db(transaction=True)
def test_transfers_back_and_forth_at_once_lose_nothing_and_wait_for_nobody_for_ever():
    walk = Walk()
    one, two = walk.line(on="2014-12-20", fen=1_000), walk.line(on="2014-12-20", fen=1_000)
    at = morning_of("2015-03-02")

    def ask(source: str, target: str) -> str:
        sheet = sheets.ProposeTransfer(target=target, amount_fen=300, reason="统筹使用")
        actor = walk.who("handler")
        return actions.propose_transfer(parent_ref=source, sheet=sheet, actor=actor, at=at).ref

    asked = [ask(*pair) for pair in [(one, two), (two, one)] * 6]

    def approve(ref: str) -> None:
        sheet = sheets.Opinion(opinion="同意")
        actions.approve_transfer(ref=ref, sheet=sheet, actor=walk.who("budget"), at=at)

    answers = at_once(*(partial(approve, ref) for ref in asked))

    assert {type(answer) for answer in answers if answer is not None} <= {NotEnoughMoney}
    assert sum(line.amount_fen for line in BudgetLine.objects.all()) == 2_000
    check_the_books()


@pytest.mark.django_db
def test_the_database_itself_refuses_to_reserve_more_than_there_is():
    walk = Walk()
    line = walk.line(on="2014-12-20", fen=100)
    with pytest.raises(IntegrityError), transaction.atomic():
        BudgetLine.objects.filter(ref=line).update(reserved_fen=101)


@pytest.mark.django_db
@pytest.mark.article("预算法 第五十二条第一款")
@pytest.mark.article("预算法 第十四条第二款")
def test_the_reply_opens_the_departments_own_duty_to_publish_its_budget():
    from goufu.base.deadlines.models import Deadline

    walk = Walk()
    walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
    walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")

    deadline = Deadline.objects.get(duty="publish_department_budget")
    assert str(deadline.due_on) == "2015-03-02"
    assert deadline.organisation == DepartmentBudget.objects.get().department
