"""A department asks, finance approves, money goes from one line to another of the same kind."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.models import BudgetLine, BudgetTransfer
from goufu.stages.review.budgets.queries import transfers_visible_to
from goufu.stages.review.budgets.rules import (
    FundsMixed,
    NotEnoughMoney,
    OnlyOneLine,
    WrongDepartment,
    WrongYear,
)
from tests.rooms.budgets.books import check_the_books, line_numbered
from tests.walk import Walk, morning_of

AT = morning_of("2015-06-01")
pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    return Walk()


def asked(walk: Walk, source: str, target: str, fen: int = 300, by: str = "handler") -> str:
    sheet = sheets.ProposeTransfer(target=target, amount_fen=fen, reason="项目结余，统筹使用")
    return actions.propose_transfer(parent_ref=source, sheet=sheet, actor=walk.who(by), at=AT).ref


def approved(walk: Walk, ref: str, by: str = "budget") -> BudgetTransfer:
    opinion = sheets.Opinion(opinion="同意调剂")
    return actions.approve_transfer(ref=ref, sheet=opinion, actor=walk.who(by), at=AT)


def test_the_money_moves_when_finance_approves_and_not_before(walk: Walk):
    one, two = walk.line(on="2014-12-20", fen=1_000), walk.line(on="2014-12-20", fen=500)
    ref = asked(walk, one, two)
    assert (line_numbered(one).amount_fen, line_numbered(two).amount_fen) == (1_000, 500)

    transfer = approved(walk, ref)

    assert transfer.state == "carried_out"
    assert (line_numbered(one).amount_fen, line_numbered(two).amount_fen) == (700, 800)
    assert Entry.objects.get(event="budget_transfer.approve").facts["amount_fen"] == 300
    check_the_books()
    with pytest.raises(NotNow):
        approved(walk, ref)


def test_what_is_left_when_it_is_approved_decides(walk: Walk):
    one, two = walk.line(on="2014-12-20", fen=1_000), walk.line(on="2014-12-20", fen=500)
    ref = asked(walk, one, two, 1_000)
    actions.reserve(
        line_ref=one, project_code="P1", fen=1, year=2015, at=AT,
        department_id=walk.town.organisations["care"].pk,
    )  # fmt: skip
    with pytest.raises(NotEnoughMoney):
        approved(walk, ref)
    assert line_numbered(two).amount_fen == 500
    assert BudgetTransfer.objects.get().state == "proposed"


def test_finance_may_refuse_with_a_reason(walk: Walk):
    one, two = walk.line(on="2014-12-20", fen=1_000), walk.line(on="2014-12-20", fen=500)
    reason = sheets.ReturnReason(reason="用途不符")
    transfer = actions.refuse_transfer(
        ref=asked(walk, one, two), sheet=reason, actor=walk.who("budget"), at=AT
    )
    assert (transfer.state, transfer.opinion) == ("refused", "用途不符")
    assert line_numbered(one).amount_fen == 1_000


@pytest.mark.article("预算法 第六十三条")
class TestFundsMayNotBePutToOtherUsesOfOnesOwnAccord:
    """不得擅自改变预算支出的用途。"""

    def test_special_funds_stay_special(self, walk: Walk):
        one, two = walk.line(on="2014-12-20"), walk.line(on="2014-12-20")
        BudgetLine.objects.filter(ref=one).update(fund="special")
        with pytest.raises(FundsMixed, match=r"是专项资金.*是本年预算"):
            asked(walk, one, two)

    def test_special_funds_may_move_among_themselves(self, walk: Walk):
        one, two = walk.line(on="2014-12-20"), walk.line(on="2014-12-20")
        BudgetLine.objects.filter(ref__in=[one, two]).update(fund="special")
        assert approved(walk, asked(walk, one, two)).state == "carried_out"


class TestOnlyBetweenLinesOfOneDepartmentAndYear:
    def test_not_to_another_department(self, walk: Walk):
        one, other = walk.line(on="2014-12-20"), walk.line(on="2014-12-20", department="civil")
        with pytest.raises(WrongDepartment):
            asked(walk, one, other)

    def test_not_to_another_year(self, walk: Walk):
        one = walk.line(on="2014-12-20")
        walk.year = 2016
        other = walk.line(on="2015-12-20")
        with pytest.raises(WrongYear):
            asked(walk, one, other)

    def test_not_to_itself(self, walk: Walk):
        one = walk.line(on="2014-12-20")
        with pytest.raises(OnlyOneLine):
            asked(walk, one, one)

    def test_not_by_a_stranger(self, walk: Walk):
        one, two = walk.line(on="2014-12-20"), walk.line(on="2014-12-20")
        with pytest.raises(NotAParty):
            asked(walk, one, two, by="civil_handler")


class TestASecondPersonApproves:
    def test_the_department_does_not(self, walk: Walk):
        ref = asked(walk, walk.line(on="2014-12-20"), walk.line(on="2014-12-20"))
        with pytest.raises(NotYours):
            approved(walk, ref, by="handler")

    def test_nor_does_whoever_asked_though_in_another_post(self, walk: Walk):
        ref = asked(walk, walk.line(on="2014-12-20"), walk.line(on="2014-12-20"))
        BudgetTransfer.objects.update(proposer_account_id=walk.who("budget").account_id)
        with pytest.raises(SamePerson):
            approved(walk, ref)


def test_the_department_and_its_finance_see_a_transfer_and_nobody_else(walk: Walk):
    asked(walk, walk.line(on="2014-12-20"), walk.line(on="2014-12-20"))
    seen = {word: transfers_visible_to(actor).count() for word, actor in walk.town.people.items()}
    assert {word for word, count in seen.items() if count} == {
        "handler", "handler_2", "reviewer", "head", "budget", "supervision", "treasury",
        "performance", "inspector", "auditor",
    }  # fmt: skip
