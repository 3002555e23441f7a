"""Third parties are registered, and independent of those whom they judge."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.people.roles import Role
from goufu.base.ratings.sheets import Rate
from goufu.base.workflow.advance import NotAParty
from goufu.stages.parties.third_parties import actions, queries, sheets
from goufu.stages.parties.third_parties.models import ThirdPartyService
from goufu.stages.parties.third_parties.rules import IndependenceNotPromised
from goufu.stages.performance.evaluations import rules as evaluation_rules
from tests.walk import Town, morning_of, small_town
from tests.walk_performance import PerformanceWalk

pytestmark = [pytest.mark.django_db, pytest.mark.article("讲座 四、4 绩效评审")]
AT = morning_of("2026-03-02")


@pytest.fixture
def town() -> Town:
    return small_town()


def filed(town, *, by="third", **changes):
    facts = {
        "organisation_id": town.organisations["third"].pk,
        "fields": "养老服务、就业培训",
        "qualifications": "会计师事务所执业证书",
        "staff": 12,
        "lead_reviewers": "尤评",
        "contact": "100-0000-0005",
        "independent": True,
        **changes,
    }
    sheet = sheets.FileEntry.model_validate(facts)
    return actions.file_entry(sheet=sheet, actor=town.people[by], at=AT)


def listed(town, **changes):
    entry = filed(town, **changes)
    sheet = sheets.Opinion(opinion="同意")
    return actions.list_entry(ref=entry.ref, sheet=sheet, actor=town.people["performance"], at=AT)


def test_one_is_entered_after_review(town):
    assert listed(town).state == "listed"


def test_independence_is_promised(town):
    with pytest.raises(IndependenceNotPromised):
        filed(town, independent=False)


def test_it_files_for_itself_alone(town):
    town.appoint("stranger", Role.THIRD_PARTY, "watch")
    with pytest.raises(NotAParty):
        filed(town, by="stranger")


def test_once(town):
    filed(town)
    with pytest.raises(queries.AlreadyFiled):
        filed(town, by="performance")


def test_a_body_that_does_not_evaluate_is_not_taken_in(town):
    with pytest.raises(queries.NotAThirdParty):
        filed(town, by="performance", organisation_id=town.organisations["care"].pk)


@pytest.mark.parametrize(("until", "tied"), [("2026-06-01", 1), ("2026-05-31", 0)])
def test_a_tie_counts_to_its_last_day(town, until, tied):
    care = town.organisations["care"]
    bond = {"kind": "paid_by_it", "name": care.name, "until": until}
    listed(town, bonds=[bond])
    third = town.organisations["third"].pk
    assert len(queries.tied_to(third, sides={care.pk: care.name}, on=date(2026, 6, 1))) == tied


class TestAtAnEvaluation:
    @pytest.fixture
    def walk(self):
        return PerformanceWalk().up_to_completion()

    def entry(self, walk, **changes):
        return listed(walk.town, **changes)

    def test_one_that_is_registered_and_free_is_commissioned(self, walk):
        self.entry(walk)
        assert walk.commissioned(on="2026-03-10").evaluation.third_party

    def test_one_that_declared_a_tie_to_a_side_is_not(self, walk):
        name = walk.town.organisations["alpha"].name
        self.entry(walk, bonds=[{"kind": "paid_by_it", "name": name}])
        with pytest.raises(evaluation_rules.TiedToASide) as no:
            walk.commissioned(on="2026-03-10")
        assert name in str(no.value)
        assert walk.evaluation.third_party is None

    def test_nor_one_that_is_suspended(self, walk):
        entry = self.entry(walk)
        because = sheets.Because(reason="报告质量核查")
        actions.suspend(ref=entry.ref, sheet=because, actor=walk.town.people["performance"], at=AT)
        with pytest.raises(evaluation_rules.Suspended):
            walk.commissioned(on="2026-03-10")

    def test_after_the_conclusion_those_it_served_rate_it(self, walk):
        self.entry(walk)
        walk.commissioned(on="2016-01-10").evaluation_scored(on="2016-02-20")
        walk.evaluation_concluded(on="2016-03-01")
        service = ThirdPartyService.objects.get()
        rating = Rate(conduct=5, competence=5, diligence=4, reasons="报告数据完整")
        actor = walk.who("performance")
        actions.rate(ref=service.ref, sheet=rating, actor=actor, at=morning_of("2016-03-02"))
        actor = walk.who("alpha")
        actions.add_rating(ref=service.ref, sheet=rating, actor=actor, at=morning_of("2016-03-02"))
        service.refresh_from_db()
        assert len(service.ratings) == 2
        assert queries.services_visible_to(walk.who("third")).get() == service
