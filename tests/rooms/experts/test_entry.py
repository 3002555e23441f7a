"""Who is let into the register of experts, by the law of the day."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Role
from goufu.stages.parties.experts import actions, queries
from goufu.stages.parties.experts.models import Expert
from goufu.stages.parties.experts.rules import entry as rules
from goufu.stages.parties.experts.sheets import Because, Enter, RecordConduct
from tests.rooms.experts.people import application, applied, entered, id_number, supervisor
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def enter(town, expert, *, on="2026-03-02", **changes) -> Expert:
    facts = {"fields": "养老服务", "term_from": on, "term_to": "2028-03-01", **changes}
    sheet = Enter.model_validate(facts)
    return actions.enter(ref=expert.ref, sheet=sheet, actor=supervisor(town), at=morning_of(on))


@pytest.mark.article("财库〔2016〕198号 第九条")
class TestWhoMeetsTheConditionsIsEntered:
    def test_for_a_term_whose_end_is_on_the_desk(self, town):
        expert = entered(town)

        assert (expert.state, expert.ref) == ("in_pool", "3415-2026-ZJ-0001")
        duty = Deadline.objects.get(ref=expert.ref)
        assert (duty.duty, duty.due_on) == ("renew_expert_term", date(2028, 3, 1))

    def test_the_ledger_cites_the_measures_only_once_they_are_in_force(self, town):
        entered(town, on="2026-03-02")
        entered(
            town, by="expert_2", on="2016-12-30", to="2018-01-01", id_number=id_number("1971-01-01")
        )

        lines = Entry.objects.filter(event="expert.enter").order_by("happened_at")
        assert [line.clause for line in lines] == ["", "财库〔2016〕198号 第九条"]
        before, since = ([why["clause"] for why in line.why] for line in lines)
        assert before == []
        assert "财库〔2016〕198号 第六条" in since

    def test_personal_numbers_stay_out_of_the_ledger(self, town):
        expert = entered(town)

        told = "".join(str(one.facts) for one in Entry.objects.filter(ref=expert.ref))
        assert expert.id_number not in told
        assert expert.phone not in told


@pytest.mark.article("财库〔2016〕198号 第六条")
class TestConditions:
    def test_somebody_who_turns_seventy_tomorrow_is_let_in_today(self, town):
        expert = applied(town, id_number=id_number("1956-03-03"))
        assert enter(town, expert).state == "in_pool"

    def test_somebody_who_is_seventy_today_is_not(self, town):
        expert = applied(town, id_number=id_number("1956-03-02"))
        with pytest.raises(rules.TooOld) as no:
            enter(town, expert)
        assert no.value.clause == "财库〔2016〕198号 第六条第（五）项"
        expert.refresh_from_db()
        assert expert.state == "applied"

    def test_in_a_rare_field_the_reviewer_may_relax_it_and_says_why(self, town):
        expert = applied(town, id_number=id_number("1956-03-02"))
        assert enter(town, expert, relaxed="全省该专业不足五人").state == "in_pool"

    @pytest.mark.parametrize(("since", "let_in"), [("2018-03-02", True), ("2018-03-03", False)])
    def test_a_middle_title_needs_eight_years(self, town, since, let_in):
        expert = applied(town, title_level="middle", working_since=since)
        if let_in:
            assert enter(town, expert).state == "in_pool"
        else:
            with pytest.raises(rules.TooLittleExperience):
                enter(town, expert)

    def test_before_the_measures_the_platform_invents_no_age(self, town):
        expert = applied(town, id_number=id_number("1940-01-01"), on="2016-12-30")
        assert enter(town, expert, on="2016-12-30").state == "in_pool"

    def test_a_promise_that_is_missing_is_named(self, town):
        with pytest.raises(rules.NotPromised) as no:
            applied(town, independent=False)
        assert "独立身份" in str(no.value)

    @pytest.mark.parametrize(
        "number", ["123", "99999919700230001X", id_number("1970-05-01")[:-1] + "A"]
    )
    def test_a_wrong_number_is_refused(self, town, number):
        with pytest.raises(rules.WrongIdNumber):
            applied(town, id_number=number)


@pytest.mark.article("财库〔2016〕198号 第二十九条")
@pytest.mark.article("财库〔2016〕198号 第六条第（六）项")
class TestABadRecordOfTheLastThreeYearsKeepsOut:
    def banned_for(self, town, happened_on):
        expert = entered(town)
        sheet = RecordConduct.model_validate(
            {"conduct": "leaked_assessment", "happened_on": happened_on, "facts": "泄露评审情况"}
        )
        actions.record_conduct(
            ref=expert.ref, sheet=sheet, actor=supervisor(town), at=morning_of("2026-03-03")
        )
        because = Because(reason="本人申请")
        actions.leave(
            ref=expert.ref,
            sheet=because,
            actor=town.people["expert_1"],
            at=morning_of("2026-03-04"),
        )

    def test_on_the_last_day_of_the_third_year_still(self, town):
        self.banned_for(town, "2026-03-03")
        with pytest.raises(rules.HasABadRecord):
            applied(town, on="2029-03-02")

    def test_and_no_longer_on_the_day_after(self, town):
        self.banned_for(town, "2026-03-03")
        assert applied(town, on="2029-03-03").state == "applied"

    def test_what_the_law_of_that_day_did_not_name_is_not_recorded(self, town):
        from goufu.law.provisions import NothingInForce

        with pytest.raises(NothingInForce):
            self.banned_for(town, "2016-12-31")


@pytest.mark.article("财库〔2016〕198号 第十六条")
def test_somebody_in_the_supervision_of_procurement_is_no_expert(town):
    account = town.people["supervision"].account_id
    expert = applied(town, by="handler", source="recommended")
    with pytest.raises(rules.Supervises):
        enter(town, expert, account_id=account)


def test_nobody_is_registered_twice(town):
    entered(town)
    with pytest.raises(queries.AlreadyRegistered):
        applied(town, by="handler")


def test_a_returned_application_is_completed_and_entered(town):
    expert = applied(town)
    sheet, at = Because(reason="请补交职称证书"), morning_of("2026-03-03")
    actions.return_application(ref=expert.ref, sheet=sheet, actor=supervisor(town), at=at)
    again = application(title_name="教授（证书已补）")
    actions.complete(ref=expert.ref, sheet=again, actor=town.people["expert_1"], at=at)
    assert enter(town, expert).title_name == "教授（证书已补）"


def test_another_expert_cannot_complete_it(town):
    expert = applied(town)
    sheet, at = Because(reason="请补交职称证书"), morning_of("2026-03-03")
    actions.return_application(ref=expert.ref, sheet=sheet, actor=supervisor(town), at=at)
    with pytest.raises(queries.NotYourself):
        actions.complete(ref=expert.ref, sheet=application(), actor=town.people["expert_2"], at=at)


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        ("supervision", 1),
        ("expert_1", 1),
        ("expert_2", 0),
        ("handler", 0),
        ("budget", 0),
        ("inspector", 1),
    ],
)
def test_who_sees_an_entry(town, reader, sees):
    entered(town)
    assert queries.visible_to(town.people[reader]).count() == sees


def test_who_recommended_somebody_sees_what_became_of_it(town):
    applied(town, by="handler", source="recommended")
    assert queries.visible_to(town.people["handler"]).get().state == "applied"
    assert town.people["handler"].role is Role.HANDLER
