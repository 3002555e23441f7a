"""What happens to an expert in the pool: ties, leaves, terms, services, masks."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.imports.declare import ImportedFile
from goufu.base.ledger.models import Entry
from goufu.base.ratings.rating import AlreadyRated
from goufu.base.ratings.sheets import Explain, Rate
from goufu.base.workflow.advance import NotAParty
from goufu.stages.parties.experts import actions, jobs, queries, sheets
from goufu.stages.parties.experts.actions.importing import check_rows, import_register
from goufu.stages.parties.experts.cards import ExpertCard
from goufu.stages.parties.experts.models import Expert
from goufu.stages.parties.experts.rules.drawing import Asked
from goufu.stages.procurement.tenders.models import Tender
from tests.journeys.by_api import standing_at
from tests.rooms.experts.people import entered, id_number, supervisor
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db
DRAW = date(2026, 6, 1)


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def expert(town) -> Expert:
    return entered(town)


def asked(**changes) -> Asked:
    return Asked(**{"field": "养老服务", "place": "CN-3415", "on": DRAW, **changes})


def reasons(**changes) -> list[str]:
    _, unfit = queries.eligible(asked(**changes))
    return [one.code for candidate in unfit for one in candidate.reasons]


def do(verb, town, expert, *, by="expert_1", on="2026-03-02", sheet=None, **facts):
    return getattr(actions, verb)(
        ref=expert.ref,
        sheet=sheet or SHEETS[verb].model_validate(facts),
        actor=town.people[by],
        at=morning_of(on),
    )


SHEETS = {
    "declare_tie": sheets.Tied,
    "take_leave": sheets.TakeLeave,
    "change": sheets.Change,
    "suspend": sheets.Suspend,
    "renew": sheets.Renew,
    "reveal": sheets.Because,
    "dismiss": sheets.Dismiss,
    "ban": sheets.Because,
}


class TestWhoMayBeDrawn:
    def test_somebody_of_the_field_at_the_place_within_the_term(self, expert):
        fit, unfit = queries.eligible(asked())
        assert ([one.expert for one in fit], unfit) == ([expert], [])

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"field": "园林绿化"}, "other_field"),
            ({"place": "CN-1101"}, "other_region"),
            ({"on": date(2028, 3, 2)}, "out_of_term"),
            ({"purchaser": "示例大学"}, "own_unit"),
            ({"supplier_names": frozenset({"示例大学"})}, "employed_by"),
        ],
    )
    def test_others_are_left_out_with_the_reason(self, expert, changes, why):
        assert why in reasons(**changes)

    def test_the_last_day_of_the_term_counts(self, expert):
        assert reasons(on=date(2028, 3, 1)) == []

    @pytest.mark.parametrize(
        ("on", "why"),
        [
            ("2026-05-31", []),
            ("2026-06-01", ["on_leave"]),
            ("2026-06-05", ["on_leave"]),
            ("2026-06-06", []),
        ],
    )
    def test_a_leave_keeps_out_from_its_first_to_its_last_day(self, town, expert, on, why):
        do("take_leave", town, expert, since="2026-06-01", until="2026-06-05", reason="出差")
        assert reasons(on=date.fromisoformat(on)) == why

    def test_whoever_asks_may_leave_somebody_out(self, expert):
        _, unfit = queries.eligible(asked(), excluded=[expert.ref])
        assert [one.code for one in unfit[0].reasons] == ["excluded"]


@pytest.mark.article("财库〔2016〕198号 第十六条")
class TestTies:
    def with_supplier(self, on=DRAW):
        return reasons(supplier_names=frozenset({"甲公司"}), on=on)

    def test_kin_at_the_head_of_a_supplier_stand_aside_for_good(self, town, expert):
        do("declare_tie", town, expert, kind="spouse", name="甲公司")
        assert self.with_supplier(date(2028, 2, 29)) == ["spouse"]

    @pytest.mark.parametrize(
        ("until", "why"), [("2023-06-02", ["employed_by"]), ("2023-06-01", [])]
    )
    def test_an_ended_tie_counts_for_three_years(self, town, expert, until, why):
        do("declare_tie", town, expert, kind="employed_by", name="甲公司", until=until)
        assert self.with_supplier() == why

    def test_a_unit_that_was_left_becomes_a_tie(self, town, expert):
        do("change", town, expert, employer="甲公司", changed_on="2026-05-01")
        assert reasons(supplier_names=frozenset({"示例大学"})) == ["employed_by"]

    def test_nobody_declares_for_another(self, town, expert):
        with pytest.raises(queries.NotYourself):
            do("declare_tie", town, expert, by="expert_2", kind="spouse", name="甲公司")


class TestTerms:
    def test_the_clock_lets_a_term_lapse_on_the_day_after_its_last(self, town, expert):
        assert list(jobs.clock_work(morning_of("2028-03-01"))) == []
        for do_it in jobs.clock_work(morning_of("2028-03-02")):
            do_it()
        expert.refresh_from_db()
        assert expert.state == "lapsed"
        assert Deadline.objects.get(ref=expert.ref).met_on == date(2028, 3, 2)

    def test_renewed_the_next_end_is_on_the_desk(self, town, expert):
        do("renew", town, expert, by="supervision", on="2028-02-01", term_to="2030-03-01")
        open_one = Deadline.objects.get(ref=expert.ref, met_on=None)
        assert open_one.due_on == date(2030, 3, 1)

    def test_a_suspension_ends_by_the_clock(self, town, expert):
        do("suspend", town, expert, by="supervision", reason="核查举报", until="2026-04-01")
        assert reasons() == ["not_in_pool"]
        assert list(jobs.clock_work(morning_of("2026-04-01"))) == []
        for do_it in jobs.clock_work(morning_of("2026-04-02")):
            do_it()
        assert reasons() == []


@pytest.mark.article("财库〔2016〕198号 第十条")
@pytest.mark.article("财库〔2016〕198号 第十一条")
@pytest.mark.article("财库〔2016〕198号 第二十七条")
def test_dismissed_and_banned_experts_are_out_of_the_draw(town, expert):
    do("dismiss", town, expert, by="supervision", ground="convicted", reason="生效判决")
    assert queries.eligible(asked()) == ([], [])
    do("ban", town, expert, by="supervision", reason="行政处罚决定")
    expert.refresh_from_db()
    assert expert.state == "banned"
    clauses = Entry.objects.filter(ref=expert.ref).order_by("-id").values_list("clause", flat=True)
    assert list(clauses[:2]) == ["财库〔2016〕198号 第二十七条", "财库〔2016〕198号 第十一条"]


class TestMasks:
    def card(self, town, expert, reader, at="2026-03-02"):
        with standing_at(morning_of(at)):
            return ExpertCard.of(expert, town.people[reader])

    def test_the_office_reads_masked_numbers(self, town, expert):
        card = self.card(town, expert, "supervision")
        assert card.id_number.count("*") == 11
        assert "*" in card.phone

    def test_and_the_person_their_own(self, town, expert):
        assert self.card(town, expert, "expert_1").id_number == expert.id_number

    def test_who_says_why_reads_them_for_ten_minutes_and_nobody_else(self, town, expert):
        do("reveal", town, expert, by="supervision", reason="核对劳务费发放")
        assert self.card(town, expert, "supervision").phone == expert.phone
        assert "*" in self.card(town, expert, "inspector").phone
        assert "*" in self.card(town, expert, "supervision", at="2026-03-03").phone
        assert Entry.objects.get(event="expert.reveal").facts["reason"] == "核对劳务费发放"


@pytest.mark.article("财库〔2016〕198号 第二十一条第一款、第二十二条")
class TestAServiceIsRatedWithinFiveWorkingDays:
    @pytest.fixture
    def service(self, town, expert):
        return self.noted(town, expert, "2026-02-12")

    def noted(self, town, expert, on):
        bodies = town.organisations
        return actions.note_service(
            expert,
            about=Tender(ref="3415-2026-XM-0001-ZB1", title="居家养老上门服务"),
            served={"purchaser": [bodies["care"].pk], "agency": [bodies["agency"].pk]},
            raters="agency",
            at=morning_of(on),
        )

    def rate(self, town, service, by, verb="rate", points=4):
        sheet = Rate(conduct=points, competence=points, diligence=points, reasons="按时到场")
        return getattr(actions, verb)(
            ref=service.ref, sheet=sheet, actor=town.people[by], at=morning_of("2026-02-13")
        )

    def test_the_clock_runs_over_the_spring_festival(self, service):
        assert Deadline.objects.get(ref=service.ref).due_on == date(2026, 2, 26)

    def test_the_first_rating_meets_the_duty_and_each_side_rates_once(self, town, service):
        self.rate(town, service, "agency")
        self.rate(town, service, "handler", verb="add_rating", points=2)
        with pytest.raises(AlreadyRated):
            self.rate(town, service, "handler", verb="add_rating")
        assert Deadline.objects.get(ref=service.ref).met_on == date(2026, 2, 13)
        service.refresh_from_db()
        assert service.mean == 3

    def test_others_have_no_say(self, town, service):
        with pytest.raises(NotAParty):
            self.rate(town, service, "civil_handler")

    def test_the_expert_answers_and_nobody_else(self, town, service):
        self.rate(town, service, "agency")
        sheet, at = Explain(explanation="当日航班延误"), morning_of("2026-02-14")
        with pytest.raises(queries.NotYourself):
            actions.explain(ref=service.ref, sheet=sheet, actor=town.people["expert_2"], at=at)
        actions.explain(ref=service.ref, sheet=sheet, actor=town.people["expert_1"], at=at)
        service.refresh_from_db()
        assert service.explanation == "当日航班延误"

    def test_the_year_is_summed_up_on_the_page(self, town, expert, service):
        self.rate(town, service, "agency")
        (year,) = ExpertCard.of(expert, supervisor(town)).years
        assert (year.year, year.services, year.rated, year.mean) == (2026, 1, 1, 4)

    def test_before_the_measures_none_is_owed(self, town, expert):
        assert self.noted(town, expert, "2016-12-30") is None

    def test_noted_twice_it_is_one(self, town, expert, service):
        assert self.noted(town, expert, "2026-02-12") is None


class TestARegisterIsCarriedIn:
    def row(self, **changes):
        facts = {
            "name": "何专二",
            "id_number": id_number("1975-01-01"),
            "phone": "100-0000-0002",
            "employer": "示例大学",
            "title_level": "middle",
            "title_name": "会计师",
            "working_since": "2010-01-01",
            "fields": "财务审计",
            "region": "CN-3415",
            "term_from": "2025-01-01",
            "term_to": "2027-12-31",
        }
        return sheets.RegisterRow.model_validate(facts | changes)

    @pytest.fixture(autouse=True)
    def _places(self, db):
        from goufu.base.organisations.places import load_places

        load_places()

    def problems(self, town, *rows):
        return [(one.row, one.field) for one in check_rows(rows, supervisor(town), DRAW)]

    def test_rows_that_are_right_enter_the_pool(self, town):
        assert self.problems(town, self.row()) == []
        counted = import_register(
            rows=[self.row()],
            source=ImportedFile("DR1", "专家.xlsx", "0" * 64, 1),
            actor=supervisor(town),
            at=morning_of("2026-06-01"),
        )
        assert counted.added == 1
        assert Expert.objects.get().state == "in_pool"

    def test_each_wrong_row_is_named(self, town, expert):
        young = id_number("1990-01-01")
        assert self.problems(
            town,
            self.row(),
            self.row(),
            self.row(id_number="123"),
            self.row(id_number=expert.id_number),
            self.row(id_number=young, working_since="2020-01-01", region="CN-1101"),
        ) == [
            (1, "id_number"),
            (2, "id_number"),
            (3, "id_number"),
            (4, "working_since"),
            (4, "region"),
        ]
