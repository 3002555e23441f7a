"""What a project was given and did not use."""

from __future__ import annotations

import pytest

from goufu.stages.contracting.payments.models import Payment
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.projects.models import Project
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_2015
from tests.journeys.path import path
from tests.rooms.budgets.books import check_the_books
from tests.visitors import in_a_demo


@pytest.mark.django_db
def test_what_a_closed_project_did_not_use_is_free_again(settings):
    """The whole path of 2015: awarded below the budget, paid by results, closed."""
    in_a_demo(settings)
    by_action.walk(path(2015, LAW_OF_2015), by_action.settled(year=2015))
    project = Project.objects.get()
    assert project.state == "closed"
    line = BudgetLine.objects.get(ref=project.budget_line_ref)
    paid = sum(Payment.objects.filter(state="paid").values_list("amount_fen", flat=True))
    assert 0 < paid < project.budget_fen
    assert (line.reserved_fen, line.paid_fen) == (0, paid)
    assert line.available_fen == line.amount_fen - paid
    check_the_books()
