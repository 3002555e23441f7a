"""What gathers in a provider's file, and what keeps it from serving."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotYours
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.cards import ProviderCard
from goufu.stages.parties.providers.models import BadConduct, Provider
from goufu.stages.parties.providers.rules import conduct
from goufu.stages.parties.providers.rules.life import MoreFullTimeThanStaff, YearToCome
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

BAN = {
    "conduct": "false_material",
    "facts": "业绩合同系伪造",
    "decision": "示例财罚〔2015〕1号",
    "decided_by": "六安市财政局（示例）",
    "decided_on": "2015-06-01",
    "since": "2015-06-10",
    "until": "2016-06-09",
}
FILING = {
    "year": 2014,
    "charter": True,
    "finance_rules": True,
    "own_accounts": True,
    "staff": 12,
    "full_time": 8,
    "income_fen": 120_000_000,
}


def listed(registry, provider, **changes):
    facts = {**BAN, **changes}
    return registry.did("list_conduct", provider, by="supervision", on="2015-06-10", **facts)


@pytest.mark.article("政府采购法 第七十七条第一款")
class TestBarredForOneToThreeYears:
    @pytest.mark.parametrize(
        ("until", "right"),
        [
            ("2016-06-08", False),
            ("2016-06-09", True),
            ("2018-06-09", True),
            ("2018-06-10", False),
        ],
    )
    def test_the_law_of_the_decision_bounds_the_ban(self, registry, until, right):
        provider = registry.verified()
        if right:
            assert listed(registry, provider, until=until).conducts.count() == 1
        else:
            with pytest.raises(conduct.BanTooShortOrLong) as refused:
                listed(registry, provider, until=until)
            assert "2016-06-09" in str(refused.value)
            assert provider.conducts.count() == 0

    @pytest.mark.parametrize(
        ("day", "barred"),
        [
            ("2015-06-09", False),
            ("2015-06-10", True),
            ("2016-06-09", True),
            ("2016-06-10", False),
        ],
    )
    def test_from_the_first_day_to_the_last(self, registry, day, barred):
        provider = listed(registry, registry.verified())
        entry = queries.barred(provider.organisation_id, on=date.fromisoformat(day))
        assert (entry is not None) is barred

    @pytest.mark.parametrize(("decided", "known"), [("2015-02-28", False), ("2015-03-01", True)])
    def test_a_conduct_bars_only_from_the_day_of_its_article_on(self, registry, decided, known):
        facts = {"conduct": "false_complaint", "decided_on": decided}
        if known:
            assert listed(registry, registry.verified(), **facts).conducts.get().clause
        else:
            with pytest.raises(conduct.ConductNotSanctioned):
                listed(registry, registry.verified(), **facts)

    def test_whoever_is_barred_does_not_come_in_again_by_leaving(self, registry):
        provider = listed(registry, registry.verified())
        registry.did("leave", provider, reason="注销登记")
        again = registry.applied(on="2015-09-01")
        with pytest.raises(conduct.ListedForBadConduct) as refused:
            registry.did("verify", again, on="2015-09-02", opinion="核对无误")
        assert "2016-06-09" in str(refused.value)
        assert registry.did("verify", again, on="2016-06-10", opinion="期满").state == "verified"

    def test_an_entry_that_is_struck_off_bars_no_longer(self, registry):
        provider = listed(registry, registry.verified())
        facts = {"conduct_id": provider.conducts.get().pk, "struck_on": "2015-12-01"}
        registry.did(
            "strike_off", provider, by="supervision", on="2015-12-01", reason="判决撤销", **facts
        )
        assert queries.barred(provider.organisation_id, on=date(2015, 11, 30)) is not None
        assert queries.barred(provider.organisation_id, on=date(2015, 12, 1)) is None
        with pytest.raises(conduct.NoSuchEntry):
            registry.did(
                "strike_off", provider, by="supervision", on="2015-12-02", reason="再撤", **facts
            )

    def test_only_supervision_of_procurement_lists(self, registry):
        with pytest.raises(NotYours):
            registry.did("list_conduct", registry.verified(), by="registrar", **BAN)

    def test_supervision_of_another_city_does_not(self, registry):
        registry.town.settle("far", "淮南市财政局", "state_organ", "finance", place="CN-3404")
        registry.town.appoint("far", "procurement_supervision", "far")
        with pytest.raises(NotAParty):
            registry.did("list_conduct", registry.verified(), by="far", **BAN)


@pytest.mark.django_db
@pytest.mark.parametrize(("until", "may"), [("2015-03-30", False), ("2015-03-29", True)])
def test_whoever_is_barred_on_the_day_hands_in_no_offer(until, may):
    walk = ProcurementWalk()
    walk.up_to_notice()
    alpha = walk.town.organisations["alpha"]
    provider = Provider.objects.create(
        ref="CJ-1",
        title=alpha.name,
        kind=alpha.kind,
        place=alpha.place,
        state="verified",
        opened_at=morning_of("2014-02-03"),
        verified_on="2014-02-03",
        organisation=alpha,
        authority=walk.town.organisations["civil"],
    )
    BadConduct.objects.create(
        provider=provider, **{**BAN, "since": "2014-03-31", "until": until}, clause="示例"
    )
    if may:
        walk.bid("alpha", at="2015-03-30T10:00")
    else:
        with pytest.raises(conduct.ListedForBadConduct):
            walk.bid("alpha", at="2015-03-30T10:00")


def test_one_that_is_suspended_is_resumed_only_when_nothing_bars_it(registry):
    provider = registry.did("suspend", registry.verified(), reason="年检不合格")
    assert provider.state == "suspended"
    listed(registry, provider)
    with pytest.raises(conduct.ListedForBadConduct):
        registry.did("resume", provider, on="2016-06-09", reason="已整改")
    assert registry.did("resume", provider, on="2016-06-10", reason="已整改").state == "verified"


class TestRulesFinancesAndStaffAreFiledEveryYear:
    @pytest.mark.article("六安市财政局讲座 第76行")
    def test_the_provider_files_them_itself(self, registry):
        provider = registry.verified()
        me = registry.itself(provider)
        registry.did("file_governance", provider, by=me, **FILING)
        registry.did("file_governance", provider, by=me, **{**FILING, "staff": 13})
        card = ProviderCard.of(provider, registry.who("handler"))
        assert [(one.year, one.staff, one.charter) for one in card.filings] == [(2014, 13, True)]

    def test_numbers_that_cannot_be_are_refused(self, registry):
        provider = registry.verified()
        me = registry.itself(provider)
        with pytest.raises(MoreFullTimeThanStaff):
            registry.did("file_governance", provider, by=me, **{**FILING, "full_time": 13})
        with pytest.raises(YearToCome):
            registry.did("file_governance", provider, by=me, **{**FILING, "year": 2016})

    def test_nobody_files_for_another(self, registry):
        with pytest.raises(NotAParty):
            registry.did("file_governance", registry.verified(), by="alpha", **FILING)


def test_a_yearly_check_is_written_down_once_a_year(registry):
    provider = registry.verified()
    for grade in ("failed", "just_passed"):
        registry.did("check_year", provider, year=2014, grade=grade, opinion="年检")
    card = ProviderCard.of(provider, registry.who("registrar"))
    assert [(one.year, one.grade) for one in card.checks] == [(2014, "基本合格")]
