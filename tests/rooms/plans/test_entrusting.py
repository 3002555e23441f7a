"""An agency is asked, accepts or returns; or the purchaser carries the purchase out itself."""

from __future__ import annotations

import pytest

from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.plans import queries, rules
from goufu.stages.procurement.tenders.models import Tender
from tests.walk_plans import AGREEMENT, entrust, entrusted, list_agency, plan_did
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted() -> ProcurementWalk:
    """Return a plan of 2015 that finance has passed and nobody carries out yet."""
    walk = ProcurementWalk()
    walk.up_to_announcement()
    walk.planned(on="2015-03-23").plan_did("submit", on="2015-03-23", by="handler")
    return walk.plan_did("accept", on="2015-03-24", by="supervision", opinion="同意")


@pytest.fixture
def filed() -> ProcurementWalk:
    """Return a plan of today that is filed and not entrusted."""
    walk = ProcurementWalk(year=2026)
    walk.up_to_announcement()
    walk.planned(on="2026-03-23").intended(on="2026-03-23").demanded(until="2026-03-24")
    return walk.plan_did("file_plan", on="2026-03-24", by="handler")


class TestTheAgencyIsAsked:
    @pytest.mark.article("政府采购法 第二十条")
    @pytest.mark.article("政府采购法 第十九条第一款")
    def test_the_purchase_is_laid_before_it_once_it_accepts_and_not_before(self, accepted):
        assert not Tender.objects.exists()
        assert not queries.visible_to(accepted.who("agency")).exists()

        entrust(accepted, on="2015-03-25")
        assert accepted.plan.state == "asked"
        assert queries.visible_to(accepted.who("agency")).get() == accepted.plan
        assert not Tender.objects.exists()

        plan_did(accepted, "accept_entrusting", on="2015-03-26", by="agency")
        assert accepted.plan.state == "under_way"
        assert accepted.tender.agency_id == accepted.town.organisations["agency"].pk

    def test_it_returns_the_plan_with_its_reason(self, accepted):
        entrust(accepted, on="2015-03-25")
        plan_did(
            accepted,
            "decline_entrusting",
            on="2015-03-26",
            by="agency",
            reason="本机构与供应商有利害关系，不宜代理",
        )

        assert accepted.plan.state == "accepted"
        assert "利害关系" in accepted.plan.declined_reason
        assert not Tender.objects.exists()
        assert not queries.visible_to(accepted.who("agency")).exists()

    def test_then_another_can_be_asked(self, accepted):
        entrust(accepted, on="2015-03-25")
        reason = {"reason": "本机构人员不足，不能按期办理"}
        plan_did(accepted, "decline_entrusting", on="2015-03-26", by="agency", **reason)
        central = accepted.town.organisations["central"].pk
        entrust(accepted, on="2015-03-27", route="central_agency", agency_id=central)
        with pytest.raises(NotAParty):
            plan_did(accepted, "accept_entrusting", on="2015-03-28", by="agency")

        plan_did(accepted, "accept_entrusting", on="2015-03-28", by="central")
        assert accepted.tender.agency_id == central

    def test_the_purchaser_takes_it_back_only_until_it_is_accepted(self, accepted):
        entrust(accepted, on="2015-03-25")
        reason = {"reason": "改由集中采购机构代理本项目"}
        plan_did(accepted, "take_back", on="2015-03-25", **reason)
        assert accepted.plan.state == "accepted"

        entrusted(accepted, on="2015-03-26")
        with pytest.raises(NotNow):
            plan_did(accepted, "take_back", on="2015-03-27", **reason)

    def test_a_plan_that_nobody_carries_out_can_be_withdrawn_and_made_anew(self, accepted):
        plan_did(accepted, "withdraw", on="2015-03-25", reason="需求调整，重新编制采购计划")
        assert accepted.project.state == "announced"
        accepted.planned(on="2015-03-26")
        assert accepted.plan.ref.endswith("JH2")

    @pytest.mark.parametrize("by", ["head", "supervision", "agency"])
    def test_only_the_handler_entrusts(self, accepted, by):
        with pytest.raises(NotYours):
            entrust(accepted, on="2015-03-25", by=by)

    def test_another_agency_does_not_answer_for_it(self, accepted):
        entrust(accepted, on="2015-03-25")
        with pytest.raises(NotAParty):
            plan_did(accepted, "accept_entrusting", on="2015-03-26", by="central")


@pytest.mark.article("政府采购法实施条例 第十六条")
@pytest.mark.article("财库〔2018〕2号 第十三条")
class TestTheAgreementSettlesWhatTheLawOfTheDayWants:
    def test_in_2015_scope_powers_and_term(self, accepted):
        least = dict.fromkeys(AGREEMENT, "")
        least |= dict.fromkeys(("agency_scope", "agency_powers", "agency_term"), "按协议")
        entrust(accepted, on="2015-03-25", **least)
        assert accepted.plan.state == "asked"

    def test_today_four_things_more(self, filed):
        with pytest.raises(rules.AgreementIncomplete) as refused:
            entrust(filed, on="2026-03-25", file_keeping="", agency_fee="")

        assert "档案保存、代理费用收取方式及标准" in str(refused.value)
        assert refused.value.clause == "财库〔2018〕2号 第十三条"
        entrust(filed, on="2026-03-25")
        assert filed.plan.agreement["agency_fee"]


@pytest.mark.article("财库〔2018〕2号 第六条")
class TestTheRegisterIsAsked:
    def test_today_an_agency_that_is_not_listed_is_not_entrusted(self, filed):
        with pytest.raises(rules.NotEntrustable) as refused:
            plan_did(
                filed,
                "entrust",
                on="2026-03-25",
                route="agency",
                agency_id=filed.plan.agency_id,
                **AGREEMENT,
            )

        assert "没有登记在名录" in str(refused.value)
        assert filed.plan.state == "accepted"

    def test_one_that_is_listed_is(self, filed):
        list_agency(filed.town, on="2026-03-02")
        entrust(filed, on="2026-03-25")
        assert filed.plan.state == "asked"

    def test_between_2014_and_2018_there_was_no_list(self, accepted):
        entrust(accepted, on="2015-03-25")
        assert accepted.plan.state == "asked"


class TestThePurchaserCarriesItOutItself:
    def _own(self, year: int) -> ProcurementWalk:
        walk = ProcurementWalk(year=year)
        walk.up_to_announcement()
        return walk.planned(on=f"{year}-03-23", route="own", agency_id=None)

    def _staffed(self, walk: ProcurementWalk) -> None:
        walk.town.appoint("own_agent", Role.AGENCY, "care", "采购科员")

    def _accepted(self, walk: ProcurementWalk) -> ProcurementWalk:
        walk.plan_did("submit", on="2015-03-23", by="handler")
        return walk.plan_did("accept", on="2015-03-24", by="supervision", opinion="同意")

    def test_with_people_of_its_own(self):
        walk = self._accepted(self._own(2015))
        with pytest.raises(rules.NobodyToCarryItOut):
            plan_did(walk, "begin_own", on="2015-03-25")

        self._staffed(walk)
        plan_did(walk, "begin_own", on="2015-03-25")
        assert walk.plan.state == "under_way"
        assert walk.tender.agency_id == walk.town.organisations["care"].pk

    @pytest.mark.article("财政部令第87号 第九条")
    def test_today_it_says_how_it_meets_the_conditions_of_a_tender(self):
        walk = self._own(2026)
        walk.intended(on="2026-03-23").demanded(until="2026-03-24")
        walk.plan_did("file_plan", on="2026-03-24", by="handler")
        self._staffed(walk)
        with pytest.raises(rules.CannotDoItAlone) as refused:
            plan_did(walk, "begin_own", on="2026-03-25", document_ability="设有采购科")

        assert "专业人员" in str(refused.value)
        able = {"document_ability": "设有采购科", "fitting_staff": "采购专业人员三名"}
        plan_did(walk, "begin_own", on="2026-03-25", **able)
        assert walk.plan.own_ability == able

    def test_a_plan_for_an_agency_is_not_begun_so(self, accepted):
        with pytest.raises(rules.PlannedOtherwise):
            plan_did(accepted, "begin_own", on="2015-03-25")

    def test_somebody_who_left_does_not_count(self):
        walk = self._accepted(self._own(2015))
        self._staffed(walk)
        post = Appointment.objects.get(organisation=walk.town.organisations["care"], role="agency")
        Account.objects.filter(pk=post.account_id).update(is_active=False)
        with pytest.raises(rules.NobodyToCarryItOut):
            plan_did(walk, "begin_own", on="2015-03-25")
