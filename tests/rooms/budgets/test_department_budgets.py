"""The two budgets of a department: compiled, handed in, reviewed, replied, supplemented."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.separation import SamePerson
from goufu.stages.review.budgets import actions, sheets
from goufu.stages.review.budgets.cards import BudgetCard
from goufu.stages.review.budgets.models import BudgetItem, DepartmentBudget
from goufu.stages.review.budgets.rules import (
    AlreadyCompiled,
    NothingToSupplement,
    SupplementUnderWay,
)
from goufu.stages.review.projects.models import Project
from tests.rooms.budgets.books import check_the_books
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db
OPINION = sheets.Opinion(opinion="同意")


def at_finance(walk: Walk) -> Walk:
    walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
    return walk.reviewed(on="2014-12-11")


def compiled(walk: Walk, on: str = "2015-01-20", by: str = "handler") -> DepartmentBudget:
    sheet = sheets.CompileBudget(year=walk.year)
    return actions.compile_budget(sheet=sheet, actor=walk.who(by), at=morning_of(on))


def handed_in(walk: Walk, budget: DepartmentBudget, by: str = "head") -> DepartmentBudget:
    return actions.hand_in_budget(
        ref=budget.ref, sheet=sheets.HandIn(), actor=walk.who(by), at=morning_of("2015-01-22")
    )


def card_of(budget: DepartmentBudget, walk: Walk) -> BudgetCard:
    return BudgetCard.of(DepartmentBudget.objects.get(pk=budget.pk), walk.who("budget"))


class TestWhatFinancePassedIsInIt:
    def test_also_what_it_passes_until_the_budget_is_handed_in(self):
        walk = at_finance(Walk())
        budget = compiled(walk)
        assert card_of(budget, walk).purchase == ()
        walk.approved(on="2015-01-21")
        handed_in(walk, budget)

        card = card_of(budget, walk)

        assert [row.amount_fen for row in card.purchase] == [168_000_000, 168_000_000]
        assert card.purchase[-1].project == "合计"
        entry = Entry.objects.get(event="department_budget.hand_in")
        assert entry.facts["purchase_fen"] == 168_000_000

    def test_not_what_comes_after_that(self):
        walk = at_finance(Walk())
        budget = handed_in(walk, compiled(walk))
        walk.approved(on="2015-01-23")
        assert card_of(budget, walk).purchase == ()
        assert BudgetItem.objects.get().budget is None

    def test_but_it_joins_when_the_budget_is_returned(self):
        walk = at_finance(Walk())
        budget = handed_in(walk, compiled(walk))
        walk.approved(on="2015-01-23")
        reason = sheets.ReturnReason(reason="新增项目一并编入")
        actions.return_budget(
            ref=budget.ref, sheet=reason, actor=walk.who("budget"), at=morning_of("2015-01-24")
        )
        assert card_of(budget, walk).purchase_fen == 168_000_000

    def test_released_before_it_is_handed_in_it_is_not_in_it(self):
        walk = at_finance(Walk())
        walk.approved(on="2014-12-24")
        budget = compiled(walk)
        actions.release(project_code=walk.ref, at=morning_of("2015-01-21"))
        assert card_of(budget, walk).purchase == ()


@pytest.mark.article("政府采购法 第三十三条")
class TestTheProcurementBudgetIsListedWithTheDepartmentBudget:
    """部门在编制下一财政年度部门预算时，应当将该财政年度政府采购的项目及资金预算列出。"""

    def approved_under(self, set_limit_fen: int | None) -> BudgetCard:
        walk = at_finance(Walk())
        if set_limit_fen is not None:
            _set_limit(walk, set_limit_fen)
        walk.approved(on="2014-12-24")
        return card_of(compiled(walk), walk)

    def test_from_the_threshold_on_it_is_in_it(self):
        card = self.approved_under(168_000_000)
        assert card.procurement[0].ground == "达到采购限额标准"
        assert card.procurement_fen == 168_000_000

    def test_one_fen_below_the_threshold_it_is_not(self):
        card = self.approved_under(168_000_001)
        assert card.procurement == ()
        assert card.purchase_fen == 168_000_000

    def test_where_the_threshold_is_unknown_it_is_listed_and_says_so(self):
        card = self.approved_under(None)
        assert card.procurement[0].ground == "限额标准未录入，暂列"

    def test_what_is_in_the_centralised_catalogue_is_in_it_whatever_it_costs(self):
        walk = at_finance(Walk())
        _set_limit(walk, 10**12)
        item = Project.objects.get().item
        item.central = True
        item.save()
        walk.approved(on="2014-12-24")
        row = card_of(compiled(walk), walk).procurement[0]
        assert (row.central, row.ground) == ("集中采购", "集中采购目录以内")


def _set_limit(walk: Walk, fen: int) -> None:
    from goufu.base.law_rows.proposing import approve, propose
    from goufu.law.local import Proposed
    from goufu.law.values.procurement import PROCUREMENT_THRESHOLD

    at = morning_of("2014-01-02")
    since = at.date()
    said = Proposed(
        key=PROCUREMENT_THRESHOLD.key, place=walk.town.place, value=fen, in_force_from=since,
        in_force_to=None, case={"subject": "services"},
    )  # fmt: skip
    from goufu.base.people.roles import Role

    second = walk.town.appoint("supervision_2", Role.PROCUREMENT_SUPERVISION, "finance")
    proposal = propose(
        said=said, cite="限额标准", quote="", source_of="测试", sample=True,
        actor=walk.who("supervision"), at=at,
    )  # fmt: skip
    approve(pk=proposal.pk, actor=second, at=at)


class TestEveryStepHasItsOwnPerson:
    def test_finance_does_not_compile(self):
        with pytest.raises(NotYours):
            compiled(Walk(), by="budget")

    def test_a_second_budget_of_the_year_is_refused(self):
        walk = Walk()
        compiled(walk)
        with pytest.raises(AlreadyCompiled):
            compiled(walk, by="handler_2")

    def test_the_handler_does_not_hand_in(self):
        walk = Walk()
        with pytest.raises(NotYours):
            handed_in(walk, compiled(walk), by="handler")

    def test_nor_does_a_head_who_compiled_it(self):
        walk = Walk()
        budget = compiled(walk)
        DepartmentBudget.objects.update(compiler_account_id=walk.who("head").account_id)
        with pytest.raises(SamePerson):
            handed_in(walk, budget)

    def test_it_is_not_replied_before_it_is_reviewed(self):
        walk = Walk()
        budget = handed_in(walk, compiled(walk))
        reply = sheets.ReplyBudget(reply_number="财预〔2015〕1号")
        with pytest.raises(NotNow):
            actions.reply_budget(
                ref=budget.ref, sheet=reply, actor=walk.who("budget"), at=morning_of("2015-02-10")
            )


class TestWhatWasRepliedIsNeverEdited:
    def replied(self) -> tuple[Walk, DepartmentBudget]:
        walk = at_finance(Walk())
        walk.approved(on="2014-12-24").replied(on="2015-02-10")
        return walk, DepartmentBudget.objects.get()

    def supplement(self, walk: Walk, budget: DepartmentBudget, on: str) -> DepartmentBudget:
        sheet = sheets.SupplementBudget(reason="年中新增项目")
        return actions.supplement_budget(
            parent_ref=budget.ref, sheet=sheet, actor=walk.who("handler"), at=morning_of(on)
        )

    def test_a_later_project_stands_in_a_supplement_with_its_own_reply(self):
        walk, budget = self.replied()
        later = at_finance(Walk(walk.town))
        later.approved(on="2015-05-04")
        assert Project.objects.get(ref=later.ref).state == "budgeted"
        before = card_of(budget, walk)

        supplement = self.supplement(walk, budget, "2015-05-10")
        assert card_of(supplement, walk).purchase_fen == 168_000_000
        walk.budget_answered(supplement.ref, on="2015-05-20", number="财预〔2015〕66号")

        assert Project.objects.get(ref=later.ref).state == "approved"
        assert card_of(budget, walk) == before
        assert DepartmentBudget.objects.get(pk=supplement.pk).reply_number == "财预〔2015〕66号"
        second = Entry.objects.filter(event="department_budget.reply").latest("id")
        assert second.facts["project_codes"] == [later.ref]

    def test_what_falls_away_comes_back_with_a_minus(self):
        walk, budget = self.replied()
        actions.release(project_code=walk.ref, at=morning_of("2015-05-04"))
        supplement = self.supplement(walk, budget, "2015-05-10")
        assert card_of(supplement, walk).purchase_fen == -168_000_000
        assert card_of(budget, walk).purchase_fen == 168_000_000
        check_the_books()

    def test_without_a_change_there_is_nothing_to_supplement(self):
        walk, budget = self.replied()
        with pytest.raises(NothingToSupplement):
            self.supplement(walk, budget, "2015-05-10")

    def test_one_supplement_after_the_other(self):
        walk, budget = self.replied()
        at_finance(Walk(walk.town)).approved(on="2015-05-04")
        self.supplement(walk, budget, "2015-05-10")
        with pytest.raises(SupplementUnderWay):
            self.supplement(walk, budget, "2015-05-11")

    def test_what_is_released_while_finance_reviews_is_set_off_there_and_never_twice(self):
        walk = at_finance(Walk())
        walk.approved(on="2014-12-24")
        budget = handed_in(walk, compiled(walk))
        actions.release(project_code=walk.ref, at=morning_of("2015-01-23"))
        assert card_of(budget, walk).purchase_fen == 168_000_000  # as it was handed in
        reason = sheets.ReturnReason(reason="项目已撤销")
        actions.return_budget(
            ref=budget.ref, sheet=reason, actor=walk.who("budget"), at=morning_of("2015-01-24")
        )
        assert card_of(budget, walk).purchase == ()
        assert not BudgetItem.objects.exists()


class TestSeveralLinesPayForOneProject:
    def test_the_first_line_gives_what_the_others_leave(self):
        walk = at_finance(Walk())
        first, second = walk.line(on="2014-12-20"), walk.line(on="2014-12-20", fen=68_000_000)
        other = [{"budget_line": second, "amount_fen": 68_000_000}]
        walk.did(
            "approve", on="2014-12-24", by="budget", budget_line=first, other_lines=other,
            opinion="同意",
        )  # fmt: skip
        assert list(BudgetItem.objects.order_by("id").values_list("line__ref", "amount_fen")) == [
            (first, 100_000_000), (second, 68_000_000),
        ]  # fmt: skip
        assert Project.objects.get().budget_line_ref == first
        check_the_books()

    def test_the_others_may_not_give_all_of_it(self):
        from goufu.stages.review.budgets.rules import NothingLeftForTheFirst

        walk = at_finance(Walk())
        first, second = walk.line(on="2014-12-20"), walk.line(on="2014-12-20")
        other = [{"budget_line": second, "amount_fen": 168_000_000}]
        with pytest.raises(NothingLeftForTheFirst):
            walk.did(
                "approve", on="2014-12-24", by="budget", budget_line=first, other_lines=other,
                opinion="同意",
            )  # fmt: skip
        assert not BudgetItem.objects.exists()
