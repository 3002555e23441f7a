"""Every fen of a line is in one account, every movement is nothing in sum, nothing is rewritten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goufu.law.refusals import Refusal
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.models import Account, BudgetLine, Leg, Move, Posting
from goufu.stages.review.budgets.rules import (
    BelowReserved,
    LineClosed,
    LineTwice,
    NotEnoughMoney,
    YearStillRuns,
)
from tests.rooms.budgets.books import check_the_books, line_numbered
from tests.walk import Walk, morning_of

AT = morning_of("2015-03-02")
pytestmark = pytest.mark.django_db


def reserve(walk: Walk, ref: str, fen: int, code: str = "P1", **changes: object) -> BudgetLine:
    facts = {
        "line_ref": ref, "project_code": code, "fen": fen, "year": walk.year, "at": AT,
        "department_id": walk.town.organisations["care"].pk, **changes,
    }  # fmt: skip
    return actions.reserve(**facts)


def adjusted(walk: Walk, ref: str, direction: str, fen: int) -> BudgetLine:
    sheet = sheets.AdjustLine(
        direction=direction, amount_fen=fen, document="财预〔2015〕88号", reason="年中调整"
    )
    return actions.adjust_line(ref=ref, sheet=sheet, actor=walk.who("budget"), at=AT)


def test_each_movement_is_a_posting_of_which_the_legs_are_nothing_in_sum():
    walk = Walk()
    ref = walk.line(on="2014-12-20", fen=1_000)
    reserve(walk, ref, 600)
    adjusted(walk, ref, "increase", 50)
    actions.pay(project_code="P1", fen=250, document="ZF-1", at=AT)
    assert actions.release(project_code="P1", at=AT) == 350
    adjusted(walk, ref, "decrease", 300)

    line = line_numbered(ref)
    assert (line.amount_fen, line.available_fen, line.reserved_fen, line.paid_fen) == (
        750, 500, 0, 250,
    )  # fmt: skip
    assert list(Posting.objects.order_by("id").values_list("move", flat=True)) == [
        Move.ENTERED, Move.RESERVED, Move.INCREASED, Move.PAID, Move.RELEASED, Move.DECREASED,
    ]  # fmt: skip
    check_the_books()


def test_a_project_draws_on_several_lines_or_on_none():
    walk = Walk()
    first, second = walk.line(on="2014-12-20", fen=100), walk.line(on="2014-12-20", fen=40)
    facts = {
        "project_code": "P1", "year": walk.year, "at": AT,
        "department_id": walk.town.organisations["care"].pk,
    }  # fmt: skip
    with pytest.raises(NotEnoughMoney), transaction.atomic():
        actions.reserve_from([actions.Draw(first, 60), actions.Draw(second, 41)], **facts)
    assert line_numbered(first).reserved_fen == 0

    with pytest.raises(LineTwice):
        actions.reserve_from([actions.Draw(first, 60), actions.Draw(first, 10)], **facts)

    actions.reserve_from([actions.Draw(first, 60), actions.Draw(second, 40)], **facts)
    assert Posting.objects.filter(move=Move.RESERVED).count() == 1
    assert actions.pay(project_code="P1", fen=75, document="ZF-1", at=AT) == 75
    assert (line_numbered(first).paid_fen, line_numbered(second).paid_fen) == (60, 15)
    assert actions.release(project_code="P1", at=AT) == 25
    assert actions.release(project_code="P1", at=AT) == 0
    check_the_books()


def test_a_closed_line_gives_nothing():
    walk = Walk()
    ref = walk.line(on="2014-12-20", fen=100)
    close = sheets.CloseLine(reason="已完成")
    actions.close_line(ref=ref, sheet=close, actor=walk.who("budget"), at=AT)
    with pytest.raises(LineClosed):
        reserve(walk, ref, 1)


def test_a_line_is_never_cut_below_what_is_reserved():
    walk = Walk()
    ref = walk.line(on="2014-12-20", fen=1_000)
    reserve(walk, ref, 600)
    with pytest.raises(BelowReserved, match=r"最多可追减 4\.00 元"):
        adjusted(walk, ref, "decrease", 401)
    adjusted(walk, ref, "decrease", 400)
    assert line_numbered(ref).available_fen == 0
    check_the_books()


@pytest.mark.article("预算法 第十八条")
def test_the_rest_is_taken_back_on_the_first_day_after_the_year_not_on_its_last():
    walk = Walk()
    ref = walk.line(on="2014-12-20", fen=1_000)
    reserve(walk, ref, 600)
    sheet = sheets.TakeBack(document="财预〔2016〕1号", reason="年终结余收回")
    budget, new_year = walk.who("budget"), morning_of("2016-01-01")
    with pytest.raises(YearStillRuns):
        actions.take_back_line(
            ref=ref, sheet=sheet, actor=budget, at=new_year - timedelta(hours=10, seconds=1)
        )
    line = actions.take_back_line(ref=ref, sheet=sheet, actor=budget, at=new_year)
    assert (line.state, line.returned_fen, line.reserved_fen) == ("closed", 400, 600)
    # What was reserved is still paid.
    assert actions.pay(project_code="P1", fen=600, document="ZF-9", at=new_year) == 600
    check_the_books()


class TestTheDatabaseItself:
    """Whoever writes past the application does not get far."""

    @pytest.mark.parametrize("deed", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
    @pytest.mark.parametrize(
        ("table", "column"), [("budgets_posting", "move"), ("budgets_leg", "amount_fen")]
    )
    def test_does_not_let_the_journal_be_rewritten(self, deed: str, table: str, column: str):
        Walk().line(on="2014-12-20", fen=100)
        with connection.cursor() as cursor, pytest.raises(Error), transaction.atomic():
            cursor.execute(
                deed.format(table, column, column)
                + (" CASCADE" if deed.startswith("TRUNCATE") else "")
            )

    def test_refuses_a_posting_that_is_something_in_sum(self):
        line = line_numbered(Walk().line(on="2014-12-20", fen=100))
        check_the_books()

        def one_leg() -> None:
            posting = Posting.objects.create(move=Move.INCREASED, at=AT)
            Leg.objects.create(
                posting=posting, line=line, account=Account.RETURNED, amount_fen=1, balance_fen=1
            )

        with pytest.raises(Error, match="does not sum to zero"):
            _all_or_nothing(one_leg)

    def test_refuses_a_balance_that_the_journal_does_not_know(self):
        ref = Walk().line(on="2014-12-20", fen=100)
        check_the_books()
        lines = BudgetLine.objects.filter(ref=ref)
        with pytest.raises(Error, match="not what its journal says"):
            _all_or_nothing(lambda: lines.update(amount_fen=200, available_fen=200))


def _all_or_nothing(deed: Callable[[], object]) -> None:
    """Do it and let the triggers speak; what they refuse is rolled back."""
    with transaction.atomic():
        deed()
        check_the_books()


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["reserve", "release", "pay", "increase", "decrease", "transfer"]),
        st.integers(0, 2),  # line
        st.integers(0, 4),  # project
        st.integers(1, 10**11),  # fen
    ),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(moves=MOVES)
def test_whatever_happens_the_sums_are_exact_to_the_fen(moves: list[tuple[str, int, int, int]]):
    with transaction.atomic():
        walk = Walk()
        refs = [walk.line(on="2014-12-20", fen=fen) for fen in (1, 33_333_333_333, 10**11)]
        given_fen = sum(line.amount_fen for line in BudgetLine.objects.all())
        for move, number, project, fen in moves:
            given_fen += _carry_out(walk, move, refs, number, f"P{project}", fen)

        check_the_books()
        lines = BudgetLine.objects.all()
        assert sum(line.amount_fen for line in lines) == given_fen
        transaction.set_rollback(True)


def _carry_out(walk: Walk, move: str, refs: list[str], number: int, code: str, fen: int) -> int:
    """Do it, or be refused; return what it gave to all lines together."""
    ref, other = refs[number], refs[(number + 1) % len(refs)]
    try:
        with transaction.atomic():
            if move == "reserve":
                actions.release(project_code=code, at=AT)
                reserve(walk, ref, fen, code)
            elif move == "release":
                actions.release(project_code=code, at=AT)
            elif move == "pay":
                actions.pay(project_code=code, fen=fen, document="ZF", at=AT)
            elif move == "transfer":
                asked = actions.propose_transfer(
                    parent_ref=ref,
                    sheet=sheets.ProposeTransfer(target=other, amount_fen=fen, reason="统筹使用"),
                    actor=walk.who("handler"),
                    at=AT,
                )
                opinion = sheets.Opinion(opinion="同意")
                actions.approve_transfer(
                    ref=asked.ref, sheet=opinion, actor=walk.who("budget"), at=AT
                )
            else:
                adjusted(walk, ref, move, fen)
                return fen if move == "increase" else -fen
    except Refusal:
        return 0
    return 0
