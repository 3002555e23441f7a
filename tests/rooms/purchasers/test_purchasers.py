"""Who may buy, who takes part, whom to call, and what a unit has to do itself."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry, Refused
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.parties import NotAPurchaser
from goufu.stages.parties.purchasers import actions, queries, rules, sheets
from goufu.stages.parties.purchasers.cards import PurchaserCard
from goufu.stages.parties.purchasers.models import Purchaser
from tests.walk import Town, Walk, morning_of, small_town

pytestmark = pytest.mark.django_db
LIAISON = {"name": "刘联络", "post": "办公室副主任", "phone": "13805641234", "since": "2014-03-01"}


@pytest.fixture
def town() -> Town:
    return small_town()


def registered(town: Town, word: str = "care", **changes) -> Purchaser:
    sheet = sheets.RegisterPurchaser(
        **{
            "organisation_id": town.organisations[word].pk,
            "establishment": "institutional",
            "funding": "full",
            "legal_basis": "示例编〔2010〕1号",
            **changes,
        }
    )
    return actions.register(sheet=sheet, actor=town.people["budget"], at=morning_of("2014-03-03"))


def did(town: Town, verb: str, unit: Purchaser, *, by: str = "budget", on="2014-04-01", **facts):
    wanted = {
        "start_pilot": sheets.Join,
        "cover": sheets.Join,
        "withdraw": sheets.Withdraw,
        "name_liaison": sheets.NameLiaison,
        "relieve_liaison": sheets.RelieveLiaison,
        "record_duties": sheets.RecordDuties,
        "hand_over_duty": sheets.HandOverDuty,
        "correct": sheets.CorrectPurchaser,
    }[verb]
    act = getattr(actions, verb)
    return act(ref=unit.ref, sheet=wanted(**facts), actor=town.people[by], at=morning_of(on))


def joined(town: Town, word: str = "care") -> Purchaser:
    unit = registered(town, word)
    did(town, "name_liaison", unit, **LIAISON)
    return did(town, "start_pilot", unit, since="2014-04-01", reason="列入首批试点")


@pytest.mark.article("六安市财政局讲座 第81行")
def test_a_unit_comes_in_by_way_of_the_pilot():
    town = small_town()
    unit = joined(town)
    assert (unit.state, unit.pilot_since) == ("pilot", date(2014, 4, 1))

    unit = did(town, "cover", unit, on="2015-01-05", since="2015-01-01", reason="本级全覆盖")

    assert (unit.state, unit.covered_since) == ("covered", date(2015, 1, 1))
    assert [e.event for e in Entry.objects.filter(ref=unit.ref).order_by("id")] == [
        "purchaser.open",
        "purchaser.name_liaison",
        "purchaser.start_pilot",
        "purchaser.cover",
    ]


def test_coverage_counts_the_units_that_nobody_has_registered_too(town):
    joined(town)
    (place,) = queries.coverage("CN-3415")
    assert (place.units, place.pilot, place.covered, place.unregistered) == (4, 1, 0, 3)


def test_no_phase_begins_before_the_one_it_follows(town):
    unit = joined(town)
    with pytest.raises(rules.BeginsBeforeItJoined):
        did(town, "cover", unit, since="2014-03-31", reason="倒签")
    assert did(town, "cover", unit, since="2014-04-01", reason="当日").state == "covered"


class TestAnInstitutionOfPublicBenefitIsNoPurchaser:
    @pytest.mark.article("六安市财政局讲座 第9、10行")
    def test_it_is_registered_for_contrast_but_does_not_join(self, town):
        school = registered(town, "school")
        did(town, "name_liaison", school, **LIAISON)

        with pytest.raises(NotAPurchaser) as refused:
            did(town, "start_pilot", school, since="2014-04-01", reason="申请试点")

        assert "公益一类" in str(refused.value)
        assert Refused.objects.get(event="purchasers.start_pilot").clause
        school.refresh_from_db()
        assert school.state == "outside"

    def test_its_page_says_so(self, town):
        card = PurchaserCard.of(registered(town, "school"), town.people["budget"])
        assert card.verdict == "不能作购买主体"
        assert card.clause


class TestFrom2020OnInstitutionsUnderTheCivilServantLawAreNotListed:
    @pytest.mark.parametrize(("since", "may"), [("2020-02-29", True), ("2020-03-01", False)])
    def test_the_law_of_the_first_day_decides(self, town, since, may):
        care = town.organisations["care"]
        care.kind = "civil_servant_managed_institution"
        care.save()
        unit = registered(town)
        did(town, "name_liaison", unit, **LIAISON)
        if may:
            assert did(town, "start_pilot", unit, since=since, reason="试点").state == "pilot"
        else:
            with pytest.raises(NotAPurchaser):
                did(town, "start_pilot", unit, since=since, reason="试点")


class TestMassOrganisationsOfAdministrativeEstablishmentPaidByTheBudget:
    @pytest.mark.article("六安市财政局讲座 第9、10行")
    @pytest.mark.parametrize(
        ("establishment", "funding", "fits"),
        [
            ("administrative", "full", True),
            ("institutional", "full", False),
            ("administrative", "partial", False),
        ],
    )
    def test_establishment_and_funding_go_with_it(self, town, establishment, funding, fits):
        care = town.organisations["care"]
        care.kind = "mass_organisation_administrative"
        care.save()
        facts = {"establishment": establishment, "funding": funding}
        if fits:
            assert registered(town, **facts).establishment == establishment
        else:
            with pytest.raises(rules.EstablishmentDoesNotFit):
                registered(town, **facts)
            assert not Purchaser.objects.exists()


class TestLiaisonOfficersAreNamed:
    @pytest.mark.article("六安市财政局讲座 第77行")
    def test_nobody_joins_without_one(self, town):
        unit = registered(town)
        with pytest.raises(rules.NoLiaison):
            did(town, "start_pilot", unit, since="2014-04-01", reason="试点")

    def test_the_last_one_leaves_only_when_another_is_named(self, town):
        unit = joined(town)
        first = unit.liaisons.get()
        with pytest.raises(rules.NoLiaison):
            did(town, "relieve_liaison", unit, liaison_id=first.pk, until="2014-06-30")

        did(town, "name_liaison", unit, by="handler", **{**LIAISON, "name": "新联络"})
        did(town, "relieve_liaison", unit, by="handler", liaison_id=first.pk, until="2014-06-30")

        assert [one.name for one in queries.in_post(unit)] == ["新联络"]

    def test_one_of_another_unit_is_not_relieved_here(self, town):
        unit, other = joined(town), joined(town, "civil")
        with pytest.raises(rules.LiaisonOfAnotherUnit):
            did(
                town,
                "relieve_liaison",
                unit,
                liaison_id=other.liaisons.get().pk,
                until="2014-06-30",
            )

    @pytest.mark.parametrize(
        ("reader", "phone"),
        [
            ("handler", "13805641234"),
            ("sector_head", "13805641234"),
            ("budget", "13805641234"),
            ("inspector", "138****1234"),
        ],
    )
    def test_those_outside_see_a_masked_number(self, town, reader, phone):
        card = PurchaserCard.of(joined(town), town.people[reader])
        assert card.liaisons[0].phone == phone

    def test_the_number_stays_out_of_the_ledger(self, town):
        joined(town)
        assert "13805641234" not in str(list(Entry.objects.values_list("facts", flat=True)))


@pytest.mark.article("六安市财政局讲座 第26行")
class TestNobodyHandsOnWhatItIsFundedToDo:
    def duty(self, town, **changes) -> Purchaser:
        row = {"name": "示范养老院运营", "basis": "示例编办文件", "since": "2014-01-01", **changes}
        return did(town, "record_duties", joined(town), duties=[row])

    def test_what_a_unit_is_funded_for_is_found_in_what_it_would_buy(self, town):
        unit = self.duty(town, item_code="A0101")
        asked = {"on": date(2015, 5, 1)}
        care = unit.organisation_id
        assert queries.own_duty(care, "2015年示范养老院运营服务", **asked) is not None
        assert queries.own_duty(care, "信息系统维护", item="A0101", **asked) is not None
        assert queries.own_duty(care, "信息系统维护", item="A0102", **asked) is None
        other = town.organisations["civil"].pk
        assert queries.own_duty(other, "示范养老院运营", **asked) is None

    def test_the_refusal_names_the_duty(self):
        with pytest.raises(rules.FundedToDoItself) as refused:
            rules.check_not_own_duty("示范养老院运营", unit="为老中心")
        assert "示范养老院运营" in str(refused.value)
        rules.check_not_own_duty(None, unit="为老中心")

    def test_a_duty_that_was_handed_over_may_be_bought_from_that_day_on(self, town):
        unit = self.duty(town)
        did(
            town,
            "hand_over_duty",
            unit,
            duty_id=unit.duties.get().pk,
            moved_on="2015-01-01",
            moved_to="社会力量承接，经费转为购买服务",
        )
        care = unit.organisation_id
        assert queries.own_duty(care, "示范养老院运营", on=date(2014, 12, 31)) is not None
        assert queries.own_duty(care, "示范养老院运营", on=date(2015, 1, 1)) is None

    @pytest.mark.parametrize(("name", "refused"), [("居家养老上门", True), ("殡葬管理", False)])
    def test_a_project_for_it_is_not_handed_in(self, town, name, refused):
        self.duty(town, name=name)
        walk = Walk(town)
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        if refused:
            with pytest.raises(rules.FundedToDoItself):
                walk.submitted(on="2014-12-08")
        else:
            walk.submitted(on="2014-12-08")

    def test_the_same_duty_is_not_written_down_twice(self, town):
        unit = self.duty(town)
        row = {"name": "示范养老院运营", "basis": "再次填报", "since": "2014-01-01"}
        did(town, "record_duties", unit, by="handler", duties=[row])
        assert unit.duties.count() == 1


def test_a_unit_is_registered_once(town):
    first = registered(town)
    with pytest.raises(rules.AlreadyRegistered) as refused:
        registered(town)
    assert first.ref in str(refused.value)


def test_only_units_of_the_own_place_are_registered(town):
    town.settle("other", "霍山县农委", "state_organ", "purchaser", place="CN-341525")
    with pytest.raises(rules.NotOfThisPlace):
        registered(town, "other")
    with pytest.raises(rules.NotOfThisPlace):
        registered(town, "agency")


@pytest.mark.parametrize("by", ["handler", "alpha", "inspector"])
def test_only_finance_moves_a_unit(town, by):
    unit = registered(town)
    did(town, "name_liaison", unit, **LIAISON)
    with pytest.raises(NotYours):
        did(town, "start_pilot", unit, by=by, since="2014-04-01", reason="自行纳入")


def test_a_handler_of_another_unit_names_nobody_here(town):
    with pytest.raises(NotAParty):
        did(town, "name_liaison", registered(town), by="civil_handler", **LIAISON)


def test_a_covered_unit_does_not_go_back_to_the_pilot(town):
    unit = did(town, "cover", joined(town), since="2015-01-01", reason="全覆盖")
    with pytest.raises(NotNow):
        did(town, "start_pilot", unit, since="2015-02-01", reason="退回试点")
    assert did(town, "withdraw", unit, reason="转企改制").state == "outside"


def test_everybody_sees_what_concerns_them(town):
    joined(town)
    seen = {
        who: queries.visible_to(town.people[who]).count()
        for who in ("handler", "sector_head", "school_handler", "budget", "inspector", "alpha")
    }
    assert seen == {
        "handler": 1,
        "sector_head": 1,
        "school_handler": 0,
        "budget": 1,
        "inspector": 1,
        "alpha": 0,
    }


@pytest.mark.article("六安市财政局讲座 第61行")
def test_a_sector_head_sees_the_units_of_its_system(town):
    joined(town)
    civil = registered(town, "civil", establishment="administrative")
    card = PurchaserCard.of(civil, town.people["sector_head"])
    assert [(one.unit, one.state) for one in card.guided] == [("CN-3415 为老服务指导中心", "试点")]
    assert card.superiors == ()
