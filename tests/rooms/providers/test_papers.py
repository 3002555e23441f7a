"""The credit file, the record that a provider hands on, the standards that are published."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.people.roles import Role
from goufu.base.workflow.advance import NotAParty
from goufu.stages.parties.providers import actions, queries
from goufu.stages.parties.providers.cards import ProviderCard, RecordCard
from goufu.stages.parties.providers.models import CreditLine, Standard
from goufu.stages.parties.providers.rules import directory as rules
from goufu.stages.parties.providers.sheets.standards import (
    DraftStandard,
    PublishStandard,
    RepealStandard,
)
from tests.walk import morning_of
from tests.walk_performance import PerformanceWalk

CONDITIONS = {
    "title": "社会组织承接政府购买服务资格标准",
    "document_number": "示例民〔2014〕1号",
    "kinds": ["association", "private_non_enterprise_unit"],
    "conditions": "依法登记，上年度年检合格，有专职人员",
    "oversight": "每年核验一次，结果公布",
    "in_force_from": "2014-07-01",
}


class TestTheCreditFile:
    @pytest.fixture
    def walk(self, db: None) -> PerformanceWalk:
        walk = PerformanceWalk()
        walk.up_to_use()
        return walk

    def test_purchases_write_it(self, walk):
        happenings = list(
            CreditLine.objects.order_by("on", "id").values_list("happening", "public")
        )
        assert ("signed", True) in happenings
        assert ("completed", True) in happenings
        assert ("evaluated", True) in happenings
        signed = CreditLine.objects.get(happening="signed")
        assert signed.organisation == walk.town.organisations["alpha"]
        assert signed.amount_fen
        assert signed.title == "居家养老上门服务"


@pytest.fixture
def with_file(registry):
    """A provider with a contract that was kept, one that ended early, and an inspection."""
    provider = registry.verified()
    for number, (happening, on, fen, result, public) in enumerate(
        [
            ("signed", "2015-02-02", 100_000_00, "", True),
            ("completed", "2015-11-30", None, "", True),
            ("evaluated", "2016-01-20", None, "优 93", True),
            ("signed", "2016-03-01", 50_000_00, "", True),
            ("terminated", "2016-05-01", None, "双方协商", True),
            ("inspected", "2015-08-01", None, "found", False),
        ],
        start=1,
    ):
        CreditLine.objects.create(
            organisation=provider.organisation,
            entry_id=number,
            happening=happening,
            ref=f"HT{number}",
            project_code="XM1",
            title="居家养老",
            on=on,
            amount_fen=fen,
            result=result,
            public=public,
        )
    return provider


def test_those_who_buy_read_the_whole_file(registry, with_file):
    card = ProviderCard.of(with_file, registry.who("handler"))
    assert (card.contracts, card.completed, card.terminated) == (2, 1, 1)
    assert card.amount_fen == 150_000_00
    assert "检查发现问题" in [one.result for one in card.credit]


@pytest.mark.article("六安市财政局讲座 第76行")
class TestParticipationIsLinkedWithStandingAndCredit:
    def issued(self, registry, provider, *, on="2016-06-01", **period):
        me = registry.itself(provider)
        facts = {"purpose": "finance_credit", "since": "2015-01-01", "until": "2015-12-31"}
        return registry.did("issue_record", provider, by=me, on=on, **{**facts, **period})

    def test_the_record_counts_what_is_public_of_its_years(self, registry, with_file):
        card = RecordCard.of(self.issued(registry, with_file), registry.who("registrar"))
        assert (card.signed, card.completed, card.terminated) == (1, 1, 0)
        assert card.amount_fen == 100_000_00
        assert [line.happening for line in card.lines] == ["签订合同", "履行完毕"]
        assert card.clause == "六安市财政局讲座 第76行"

    def test_the_last_day_of_the_period_counts(self, registry, with_file):
        record = self.issued(registry, with_file, since="2015-11-30", until="2016-03-01")
        assert [line[1] for line in record.content["lines"]] == [
            "completed",
            "evaluated",
            "signed",
        ]

    def test_a_record_stays_as_it_was_issued(self, registry, with_file):
        record = self.issued(registry, with_file)
        CreditLine.objects.filter(happening="signed").update(amount_fen=1)
        record.refresh_from_db()
        assert record.content["amount_fen"] == 100_000_00

    def test_a_period_that_cannot_be_is_refused(self, registry, with_file):
        with pytest.raises(rules.EndsBeforeItBegins):
            self.issued(registry, with_file, since="2016-01-01")

    def test_nobody_issues_it_for_another(self, registry, with_file):
        with pytest.raises(NotAParty):
            registry.did(
                "issue_record",
                with_file,
                by="alpha",
                purpose="credit_record",
                since="2015-01-01",
                until="2015-12-31",
            )

    def test_the_authority_takes_a_wrong_one_back(self, registry, with_file):
        record = self.issued(registry, with_file)
        assert registry.did("withdraw_record", record, reason="登记有误").state == "withdrawn"

    def test_codes_are_not_alike(self, registry, with_file):
        first = self.issued(registry, with_file)
        second = registry.did(
            "issue_record",
            with_file,
            purpose="credit_record",
            since="2015-01-01",
            until="2015-12-31",
        )
        assert first.code != second.code
        assert len(first.code) == 12


@pytest.mark.article("六安市财政局讲座 第82行")
class TestStandardsArePublishedInTime:
    def drafted(self, registry, *, on="2014-06-03", **changes) -> Standard:
        return actions.draft_standard(
            sheet=DraftStandard(**{**CONDITIONS, **changes}),
            actor=registry.who("registrar"),
            at=morning_of(on),
        )

    def put_out(self, registry, standard, by="registrar_2", on="2014-06-10") -> Standard:
        return actions.publish_standard(
            ref=standard.ref,
            sheet=PublishStandard(opinion="核对无误"),
            actor=registry.who(by),
            at=morning_of(on),
        )

    def test_by_a_second_person(self, registry):
        draft = self.drafted(registry)
        with pytest.raises(rules.SamePersonPublishes):
            self.put_out(registry, draft, by="registrar")
        assert self.put_out(registry, draft).state == "published"

    def test_the_new_one_takes_the_place_of_the_old_on_its_first_day(self, registry):
        old = self.put_out(registry, self.drafted(registry))
        new = self.drafted(
            registry, on="2015-06-01", in_force_from="2016-01-01", replaces_id=old.pk
        )
        self.put_out(registry, new, on="2015-06-02")
        assert list(queries.standards_on(date(2014, 6, 30))) == []
        assert list(queries.standards_on(date(2015, 12, 31))) == [old]
        assert list(queries.standards_on(date(2016, 1, 1))) == [new]

    def test_it_begins_after_the_one_it_replaces(self, registry):
        old = self.put_out(registry, self.drafted(registry))
        with pytest.raises(rules.BeginsBeforeTheLast):
            self.drafted(registry, in_force_from="2014-07-01", replaces_id=old.pk)

    def test_a_repealed_one_holds_to_its_last_day(self, registry):
        standard = self.put_out(registry, self.drafted(registry))
        actions.repeal_standard(
            ref=standard.ref,
            sheet=RepealStandard(last_day="2015-12-31", reason="由省标准替代"),
            actor=registry.who("registrar"),
            at=morning_of("2015-12-01"),
        )
        assert queries.standards_on(date(2015, 12, 31)).exists()
        assert not queries.standards_on(date(2016, 1, 1)).exists()

    def test_of_a_kind(self, registry):
        self.put_out(registry, self.drafted(registry))
        assert queries.standards_on(date(2015, 1, 1), kind="association").exists()
        assert not queries.standards_on(date(2015, 1, 1), kind="enterprise").exists()

    def test_a_draft_is_seen_by_its_authority_alone(self, registry):
        self.drafted(registry)
        seen = {
            who: queries.standards_visible_to(registry.who(who)).count()
            for who in ("registrar", "regulator", "handler")
        }
        assert seen == {"registrar": 1, "regulator": 0, "handler": 0}


def test_roles_that_register_are_three():
    from goufu.stages.parties.providers.workflow import DIRECTORY_DUTIES

    assert set(DIRECTORY_DUTIES) == {
        Role.CIVIL_AFFAIRS,
        Role.MARKET_REGULATOR,
        Role.SECTOR_HEAD,
    }
