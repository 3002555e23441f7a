"""Who is listed as an agency, kept up to date, barred, entrusted, rated."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goufu.base.deadlines.models import Deadline
from goufu.base.doors.declare import doors_of
from goufu.base.imports.declare import ImportedFile
from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Function, Kind
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.base.ratings.sheets import Rate
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotYours
from goufu.stages.parties.agencies import actions, jobs, queries, rules, sheets
from goufu.stages.parties.agencies.actions.entry import NotPromised, SamePersonTwice
from goufu.stages.parties.agencies.actions.importing import check_rows, import_register
from goufu.stages.parties.agencies.cards import AgencyCard
from goufu.stages.parties.agencies.models import AgencyEntry
from goufu.stages.procurement.tenders.models import Tender
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db
NOW = "2026-03-02"


@pytest.fixture
def town() -> Town:
    return small_town()


def information(staff: int | list[dict[str, Any]] = 5, **changes: Any) -> dict[str, Any]:
    many = range(1, staff + 1) if isinstance(staff, int) else ()
    people = (
        staff
        if isinstance(staff, list)
        else [{"name": f"从业{n}", "full_time": True} for n in many]
    )
    return {
        "address": "六安市示例路一号",
        "phone": "100-0000-0003",
        "legal_head": "陈代",
        "liable": True,
        "own_office": True,
        "internal_rules": "内部监督管理制度（2026年1月施行）",
        "staff": people,
        "true": True,
        **changes,
    }


def filed(town, *, by="agency", body="agency", on=NOW, staff=5, **changes) -> AgencyEntry:
    facts = information(staff, **changes) | {"organisation_id": town.organisations[body].pk}
    sheet = sheets.FileEntry.model_validate(facts)
    return actions.file_entry(sheet=sheet, actor=town.people[by], at=morning_of(on))


def do(verb, town, entry, sheet, *, by="supervision", on=NOW, **facts):
    return getattr(actions, verb)(
        ref=entry.ref,
        sheet=sheet.model_validate(facts),
        actor=town.people[by],
        at=morning_of(on),
    )


def listed(town, *, on=NOW, **changes) -> AgencyEntry:
    entry = filed(town, on=on, **changes)
    return do("list_entry", town, entry, sheets.ListEntry, on=on)


@pytest.mark.article("财库〔2018〕2号 第七条第一款")
@pytest.mark.article("财库〔2018〕2号 第八条")
class TestAnAgencyIsListedWhenItsInformationIsComplete:
    def test_by_the_finance_bureau(self, town):
        entry = listed(town)
        assert (entry.state, entry.ref) == ("listed", "3415-2026-DL-0001")

    def test_until_then_it_is_told_what_is_missing(self, town):
        entry = filed(town, staff=4)
        do("ask_completion", town, entry, sheets.Because, reason="专职人员不足")
        do("complete", town, entry, sheets.Information, by="agency", **information(5))
        assert do("list_entry", town, entry, sheets.ListEntry).state == "listed"

    def test_it_promises_that_it_is_true(self, town):
        with pytest.raises(NotPromised):
            filed(town, true=False)

    def test_it_files_for_itself_alone(self, town):
        with pytest.raises(NotAParty):
            filed(town, by="central")

    def test_once(self, town):
        filed(town)
        with pytest.raises(queries.AlreadyFiled):
            filed(town, by="supervision")

    def test_a_body_that_is_no_agency_is_not_taken_in(self, town):
        with pytest.raises(queries.NotAnAgency):
            filed(town, by="supervision", body="care")

    def test_nobody_is_counted_twice(self, town):
        twice = [{"name": "从业1", "full_time": True}] * 2
        with pytest.raises(SamePersonTwice):
            filed(town, staff=twice)


@pytest.mark.article("财库〔2018〕2号 第十一条")
@pytest.mark.article("财库〔2018〕2号 第十一条第（三）项")
class TestConditions:
    def test_four_are_too_few(self, town):
        with pytest.raises(rules.TooFewStaff) as no:
            listed(town, staff=4)
        assert "4 人" in str(no.value)
        assert AgencyEntry.objects.get().state == "filed"

    def test_who_works_part_time_does_not_count(self, town):
        people = [{"name": f"从业{n}", "full_time": n < 5} for n in range(1, 7)]
        with pytest.raises(rules.TooFewStaff):
            listed(town, staff=people)

    def test_what_is_missing_is_named(self, town):
        with pytest.raises(rules.ConditionsNotMet) as no:
            listed(town, own_office=False, own_rooms=True)
        assert "独立办公场所" in str(no.value)
        assert "录音录像" in str(no.value)

    def test_a_central_agency_is_set_up_by_law_and_only_recorded(self, town):
        entry = filed(town, by="central", body="central", staff=1)
        assert do("list_entry", town, entry, sheets.ListEntry).central


@pytest.mark.article("政府采购法 第十九条第一款（2014年修正前）")
class TestUntil2014AnAgencyHadToBeApproved:
    def test_without_a_certificate_it_is_not_listed(self, town):
        with pytest.raises(rules.NotApproved):
            listed(town, on="2014-08-29")

    @pytest.mark.parametrize(("until", "good"), [("2014-08-29", True), ("2014-08-28", False)])
    def test_the_certificate_is_good_to_its_last_day(self, town, until, good):
        paper = {"grade": "b", "approval_number": "乙示例001", "approved_until": until}
        if good:
            assert listed(town, on="2014-08-29", staff=1, **paper).state == "listed"
        else:
            with pytest.raises(rules.NotApproved):
                listed(town, on="2014-08-29", **paper)

    def test_from_the_amendment_on_none_is_needed(self, town):
        entry = listed(town, on="2014-08-31", staff=1)
        assert entry.state == "listed"
        assert Entry.objects.get(event="agency_entry.admit").clause == ""


@pytest.mark.article("财库〔2018〕2号 第七条第二款")
class TestChangesAreEnteredWithinTenWorkingDays:
    @pytest.mark.parametrize(("on", "late"), [("2026-03-04", False), ("2026-03-05", True)])
    def test_over_the_spring_festival(self, town, on, late):
        entry = listed(town, on="2026-01-05")
        facts = information(6, changed_on="2026-02-12")
        do("update", town, entry, sheets.Update, by="agency", on=on, **facts)
        entry.refresh_from_db()
        assert entry.updated_late is late
        assert entry.facts().full_time == 6

    def test_whoever_is_told_to_has_a_clock(self, town):
        entry = listed(town)
        do("demand_update", town, entry, sheets.Because, reason="地址与实地不符")
        assert Deadline.objects.get(ref=entry.ref).due_on == date(2026, 3, 16)
        facts = information(changed_on="2026-03-02")
        do("update", town, entry, sheets.Update, by="agency", on="2026-03-10", **facts)
        assert Deadline.objects.get(ref=entry.ref).met_on == date(2026, 3, 10)


@pytest.mark.article("财库〔2018〕2号 第二十条")
@pytest.mark.article("财库〔2018〕2号 第十九条")
def test_a_check_is_recorded_with_its_kind_and_where_it_was_published(town):
    entry = listed(town)
    facts = {
        "kind": "random_check",
        "done_on": NOW,
        "result": "未发现问题",
        "published_at": "示例网",
    }
    do("record_check", town, entry, sheets.RecordCheck, **facts)
    (line,) = AgencyCard.of(entry, town.people["handler"]).checks
    assert line.clause == "财库〔2018〕2号 第十九条"


@pytest.mark.article("财库〔2018〕2号 第二十二条")
class TestABar:
    def test_ends_by_the_clock_on_the_day_after_its_last(self, town):
        entry = listed(town)
        do("bar", town, entry, sheets.Bar, reason="处罚决定", until="2026-06-01")
        assert list(jobs.clock_work(morning_of("2026-06-01"))) == []
        for do_it in jobs.clock_work(morning_of("2026-06-02")):
            do_it()
        entry.refresh_from_db()
        assert entry.state == "listed"

    def test_is_for_finance_to_lay_on(self, town):
        entry = listed(town)
        with pytest.raises(NotYours):
            do("bar", town, entry, sheets.Bar, by="agency", reason="处罚", until="2026-06-01")


@pytest.mark.article("财库〔2018〕2号 第十条")
def test_before_it_is_struck_off_the_purchasers_have_their_files(town):
    entry = listed(town)
    with pytest.raises(rules.FilesNotHandedOver):
        do("deregister", town, entry, sheets.Deregister, by="agency", reason="停业")
    do("deregister", town, entry, sheets.Deregister, by="agency", reason="停业", handed_over=True)
    entry.refresh_from_db()
    assert entry.state == "deregistered"


class TestWhoMayBeEntrusted:
    def reasons(self, place, on="2026-06-01"):
        (found,) = queries.entrustable(date.fromisoformat(on), place)
        return found.reasons

    def test_a_listed_agency_in_its_own_province(self, town):
        listed(town)
        assert self.reasons("CN-3401") == ()

    def test_elsewhere_only_where_it_is_admitted(self, town):
        listed(town, regions="CN-32")
        assert self.reasons("CN-3201") == ()
        assert self.reasons("CN-1101") == ("没有开通该地区的业务权限",)

    def test_not_while_it_is_barred(self, town):
        entry = listed(town)
        do("bar", town, entry, sheets.Bar, reason="处罚决定", until="2027-06-01")
        assert self.reasons("CN-3401") == ("尚未列入名录或者被禁止代理",)


@pytest.mark.article("财库〔2018〕2号 第十八条第一款")
class TestRatings:
    @pytest.fixture
    def service(self, town):
        bodies, people = town.organisations, town.people
        return actions.note_service(
            bodies["agency"],
            about=Tender(ref="3415-2026-XM-0001-ZB1", title="居家养老上门服务", place="CN-3415"),
            served={
                "purchaser": [bodies["care"].pk],
                "expert": [bodies["experts"].pk],
                "accounts": [people["expert_1"].account_id],
            },
            at=morning_of("2026-02-12"),
        )

    def test_a_page_of_cards_asks_as_often_for_many_agencies_as_for_one(self, town, service):
        doors, reader, counted = doors_of("agency_entry"), town.people["supervision"], []
        listed(town)
        for number in range(2):
            with CaptureQueriesContext(connection) as asked:
                found = doors.visible(reader).prefetch_related(*doors.read_with)
                cards = [doors.card(one, reader) for one in found]
            counted.append((len(cards), len(asked)))
            word = f"another_{number}"
            town.settle(word, f"另一家代理公司{number}", Kind.ENTERPRISE, Function.AGENCY)
            town.appoint(word, Role.AGENCY, word)
            filed(town, by=word, body=word)
        assert [card.years[0].services for card in cards if card.years] == [1]
        (one, few), (two, more) = counted
        assert (one, two) == (1, 2)
        assert few == more

    def rate(self, town, service, verb, by):
        sheet = Rate(conduct=5, competence=4, diligence=3, reasons="文件编制规范")
        at = morning_of("2026-02-13")
        return getattr(actions, verb)(ref=service.ref, sheet=sheet, actor=town.people[by], at=at)

    def test_the_purchaser_has_five_working_days(self, town, service):
        assert Deadline.objects.get(ref=service.ref).due_on == date(2026, 2, 26)
        assert self.rate(town, service, "rate", "handler").state == "rated"
        assert Deadline.objects.get(ref=service.ref).met_on == date(2026, 2, 13)

    def test_an_expert_of_the_committee_adds_one_and_no_other_expert(self, town, service):
        self.rate(town, service, "add_rating", "expert_1")
        with pytest.raises(queries.NotOnTheCommittee):
            self.rate(town, service, "add_rating", "expert_2")

    def test_an_experts_rating_does_not_meet_the_purchasers_duty(self, town, service):
        self.rate(town, service, "add_rating", "expert_1")
        assert Deadline.objects.get(ref=service.ref).met_on is None

    def test_the_agency_sees_what_is_said_of_it(self, town, service):
        assert queries.services_visible_to(town.people["agency"]).count() == 1
        assert queries.services_visible_to(town.people["central"]).count() == 0
        assert queries.services_visible_to(town.people["expert_2"]).count() == 0


class TestARegisterIsCarriedIn:
    def row(self, town, body="agency", **changes):
        facts = {
            "name": town.organisations[body].name,
            "address": "六安市",
            "phone": "100-0000-0004",
            "legal_head": "陈代",
            "full_time": 5,
            "internal_rules": "有",
            "own_office": True,
        }
        return sheets.RegisterRow.model_validate(facts | changes)

    def problems(self, town, *rows):
        found = check_rows(rows, town.people["supervision"], date(2026, 6, 1))
        return [(one.row, one.field) for one in found]

    def test_rows_that_are_right_are_listed(self, town):
        rows = [self.row(town)]
        assert self.problems(town, *rows) == []
        source = ImportedFile("DR1", "代理机构.xlsx", "0" * 64, 1)
        at = morning_of("2026-06-01")
        import_register(rows=rows, source=source, actor=town.people["supervision"], at=at)
        assert AgencyEntry.objects.get().facts().full_time == 5

    def test_each_wrong_row_is_named(self, town):
        rows = (
            self.row(town, full_time=4),
            self.row(town),
            self.row(town, "care"),
            self.row(town, name="没有的公司"),
        )
        assert self.problems(town, *rows) == [
            (0, "full_time"),
            (1, "name"),
            (2, "name"),
            (3, "name"),
        ]


def test_who_sees_the_staff(town):
    entry = listed(town)
    assert AgencyCard.of(entry, town.people["agency"]).staff
    assert not AgencyCard.of(entry, town.people["handler"]).staff
    assert queries.visible_to(town.people["handler"]).count() == 1
    assert queries.visible_to(town.people["alpha"]).count() == 0
    assert queries.visible_to(THE_CLOCK).count() == 0
