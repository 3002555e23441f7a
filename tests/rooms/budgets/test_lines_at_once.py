"""Two officers use one line at once: it never goes below zero."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from goufu.base.ledger.models import Entry
from goufu.stages.review.budgets.models import BudgetLine, DepartmentBudget, Reservation
from goufu.stages.review.budgets.rules import NotEnoughMoney
from tests.walk import Walk, small_town


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
