"""How early is drawn, for how many seats, from whom."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.models import Appointment
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.calendar import BEIJING
from goufu.law.values import experts as law
from goufu.stages.procurement.draws.cards import DrawCard
from goufu.stages.procurement.draws.lottery import digest
from goufu.stages.procurement.draws.models import Candidate
from goufu.stages.procurement.draws.rules import conditions as rules
from tests.rooms.draws.conftest import DAY
from tests.walk_draws import FIELD, at, conditions, register

pytestmark = pytest.mark.django_db


@pytest.mark.article("财库〔2016〕198号 第十四条")
class TestNoEarlierThanTwoWorkingDaysBeforeTheAssessment:
    EVALUATION = datetime(2026, 5, 11, 9, tzinfo=BEIJING)  # Monday after a made-up Saturday

    def check(self, on: str, **changes: object) -> None:
        day = date.fromisoformat(on)
        facts = {
            "evaluation_at": self.EVALUATION,
            "method": "open_tender",
            "remote": False,
            "at": datetime.combine(day, datetime.min.time(), tzinfo=BEIJING),
            "on": day,
            "place": "CN-3415",
            **changes,
        }
        rules.check_lead(**facts)

    def test_the_second_working_day_before_is_the_first(self):
        self.check("2026-05-08")
        with pytest.raises(rules.DrawnTooEarly) as refused:
            self.check("2026-05-07")
        assert str(refused.value.params["earliest"]) == "2026-05-08"

    def test_not_for_negotiation_consultation_or_another_place(self):
        for method in ("negotiation", "consultation"):
            self.check("2026-04-01", method=method)
        self.check("2026-04-01", remote=True)

    def test_not_before_the_measures(self):
        evaluation = datetime(2016, 12, 30, 9, tzinfo=BEIJING)
        self.check("2016-12-01", evaluation_at=evaluation)

    def test_and_not_after_it_has_begun(self):
        with pytest.raises(rules.EvaluationIsOver):
            self.check("2026-05-12")


class TestTheNumber:
    @pytest.mark.parametrize(
        ("experts", "representatives", "refusal"),
        [
            (4, 0, rules.CommitteeTooSmall),
            (4, 2, rules.CommitteeIsEven),
            (3, 2, rules.TooFewExperts),
        ],
    )
    def test_a_committee_the_law_does_not_know_is_not_drawn_for(
        self, closed, experts, representatives, refusal
    ):
        with pytest.raises(refusal):
            closed.committed(on=DAY, experts=experts, representatives=representatives)
        assert closed.draw.state == "draft"
        assert not Candidate.objects.exists()

    def test_a_dear_project_is_drawn_for_with_seven_today(self):
        numbers = {"method": "open_tender", "on": date(2026, 4, 20), "place": "CN-3415"}
        with pytest.raises(rules.CommitteeTooSmall):
            rules.check_numbers(experts=4, representatives=1, large=True, **numbers)
        rules.check_numbers(experts=5, representatives=2, large=True, **numbers)

    @pytest.mark.article("财库〔2016〕198号 第十二条")
    def test_where_the_register_has_too_few_somebody_is_entered_first(self, closed):
        groups = [{"speciality": FIELD, "count": 3}, {"speciality": "财务审计", "count": 1}]
        with pytest.raises(rules.TooFewCandidates) as refused:
            closed.committed(on=DAY, groups=groups)
        assert refused.value.params == {"field": "财务审计", "count": 0, "needed": 1}
        assert law.POOL_TOO_SMALL.on(date(2017, 1, 1)).value == "recommend_and_draw"

    def test_one_speciality_is_asked_for_once(self, closed):
        with pytest.raises(rules.GroupNamedTwice):
            closed.committed(on=DAY, groups=[{"speciality": FIELD, "count": 2}] * 2)

    def test_somebody_with_both_specialities_stands_on_the_first_list_alone(self, closed):
        register(closed.town, "handler_2", field="财务审计", fields=[FIELD, "财务审计"])
        groups = [{"speciality": "财务审计", "count": 1}, {"speciality": FIELD, "count": 3}]
        closed.committed(on=DAY, groups=groups)

        assert closed.draw.candidates.filter(group=1).count() == 1
        assert closed.draw.candidates.filter(group=2).count() == 9


class TestChanceComesAfterwards:
    @pytest.mark.parametrize("time", ["09:10", "10:30"])
    def test_the_value_comes_out_after_the_list_is_closed_and_before_the_assessment(
        self, closed, time
    ):
        with pytest.raises(rules.ValueIsKnownAlready):
            closed.committed(on=DAY, value_due_at=at(DAY, time).isoformat())

    def test_the_digest_of_everything_stands_in_the_ledger_before_it(self, fixed):
        line = Entry.objects.get(event="draw.commit")

        assert line.facts["commitment"] == digest(fixed.draw.commitment)
        assert (line.facts["candidates"], line.facts["excluded"]) == (9, 0)
        assert fixed.draw.commitment_line == line.pk
        assert fixed.draw.secret not in str(line.facts) + fixed.draw.commitment

    def test_nothing_can_be_changed_after_it(self, fixed):
        with pytest.raises(NotNow):
            fixed.committed(on=DAY)

    def test_only_the_agency_and_the_purchaser_of_the_project_draw(self, closed):
        for by in ("head", "supervision", "alpha", "expert_1"):
            with pytest.raises(NotYours):
                _commit_as(closed, by)
        with pytest.raises(NotAParty):
            _commit_as(closed, "school_handler")
        _commit_as(closed, "handler")


def _commit_as(walk, by: str) -> None:
    facts = conditions(DAY, experts=4, representatives=1)
    walk.draw_did("commit", by=by, on=DAY, time="09:10", **facts)


@pytest.mark.article("政府采购法实施条例 第九条第一款")
class TestWhoIsLeftOut:
    def reasons(self, walk) -> dict[str, list[str]]:
        left_out = walk.draw.candidates.filter(outcome="excluded").select_related("expert")
        return {
            walk.word_of(one.expert.account_id): [why["code"] for why in one.reasons]
            for one in left_out
        }

    def test_by_data_with_every_reason_on_record(self, closed):
        alpha = closed.town.organisations["alpha"]
        e1, e2, e3, e4, e5 = register(closed.town, *[f"expert_{n}" for n in range(1, 6)])
        e1.ties.create(
            kind="director_or_supervisor", name=alpha.name, organisation=alpha,
            until=date(2012, 4, 21), declared_on=date(2014, 1, 1),
        )  # fmt: skip
        e2.ties.create(
            kind="employed_by", name=alpha.name, organisation=alpha,
            until=date(2012, 4, 20), declared_on=date(2014, 1, 1),
        )  # fmt: skip
        e3.leaves.create(since=date(2015, 4, 20), until=date(2015, 4, 20), reason="出差")
        e4.set(state="suspended")
        e5.set(employer_organisation=closed.town.organisations["care"])

        closed.committed(on=DAY)
        assert self.reasons(closed) == {
            "expert_1": ["director_or_supervisor"],  # a day within three years
            "expert_3": ["on_leave"],
            "expert_4": ["not_in_pool"],
            "expert_5": ["own_unit"],
        }
        assert closed.draw.candidates.filter(outcome="listed").count() == 5
        card = DrawCard.of(closed.draw, closed.who("agency"))
        assert {line.reason for line in card.left_out} >= {"评审当日请假", "不在库或者已暂停"}

    def test_people_of_the_agency_and_those_without_an_account(self, closed):
        Appointment.objects.create(
            account_id=closed.who("expert_1").account_id,
            organisation=closed.town.organisations["agency"],
            role="agency",
            valid_from=date(2015, 1, 1),
        )
        register(closed.town, "expert_2")[0].set(account_id=None)

        closed.committed(on=DAY)
        codes = closed.draw.candidates.filter(outcome="excluded").values_list("reasons", flat=True)
        assert sorted(why[0]["code"] for why in codes) == ["agency_staff", "no_account"]
