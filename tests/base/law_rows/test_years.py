"""An operator enters the working days of a year; before that nobody guesses them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from goufu.base import clock
from goufu.base.deadlines.models import Deadline
from goufu.base.law_rows import actions, files, rules, source
from goufu.base.law_rows.models import CalendarYear
from goufu.base.law_rows.sheets import Break, EnterYear, WithdrawYear, WorkedDay
from goufu.base.ledger.models import Entry, Refused
from goufu.base.workflow.declare import NotYours
from goufu.law import calendar
from goufu.law.calendar import UnknownYear

CITE = "国务院办公厅关于2027年部分节假日安排的通知"
CSV = """日期,类别,节日
2027-01-01,休,元旦
2027-01-02,休,元旦
2027-02-05,休,春节
2027-02-06,休,春节
2027-02-07,休,春节
2027-02-20,班,
"""
YAML = """
year: 2027
cite: 通知
source: 政府网
breaks:
  - {name: 元旦, days: [2027-01-01, 2027-01-02]}
  - {name: 春节, days: [2027-02-05, 2027-02-06, 2027-02-07]}
made_up: [2027-02-20]
"""


def year_2027(**facts) -> EnterYear:
    return EnterYear(
        **{
            "year": 2027,
            "cite": CITE,
            "source": "政府网",
            "breaks": (
                Break(name="元旦", first=date(2027, 1, 1), last=date(2027, 1, 3)),
                Break(name="春节", first=date(2027, 2, 5), last=date(2027, 2, 11)),
            ),
            "made_up": (WorkedDay(day=date(2027, 2, 20)),),
            **facts,
        }
    )


class TestTheLawFloorHearsOfIt:
    def test_an_unknown_year_is_refused_until_it_is_entered(self, operator, now):
        with pytest.raises(UnknownYear):
            calendar.is_working(date(2027, 2, 5))

        actions.enter_year(sheet=year_2027(), actor=operator, at=now)

        assert not calendar.is_working(date(2027, 2, 5))
        assert calendar.is_working(date(2027, 2, 20))
        assert calendar.is_working(date(2027, 2, 22))
        assert calendar.known_year(2027).cite == CITE

    def test_a_withdrawn_year_is_unknown_again(self, operator, now):
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)
        calendar.nth_working_day(5, after=date(2027, 1, 1))

        actions.withdraw_year(year=2027, sheet=WithdrawYear(reason="录错"), actor=operator, at=now)

        with pytest.raises(UnknownYear):
            calendar.is_working(date(2027, 2, 5))

    def test_another_process_sees_it_after_a_moment(self, operator, now, monkeypatch):
        assert source.year(2027) is None
        CalendarYear.objects.create(
            year=2027, holidays=["2027-01-01"], cite="c", source="s", entered_at=now
        )
        assert source.year(2027) is None

        monkeypatch.setattr(source, "LOOK_AGAIN", 0.0)

        assert source.year(2027) is not None

    def test_asking_again_costs_no_query(self, operator, now, django_assert_num_queries):
        source.year(2027)
        with django_assert_num_queries(0):
            for _ in range(50):
                source.year(2027)
                source.rows("procurement/open_tender_threshold")


class TestItIsChecked:
    @pytest.mark.parametrize(
        ("facts", "refusal"),
        [
            ({"year": 2026}, rules.YearIsShipped),
            ({"year": 2028}, rules.NotInThatYear),
            ({"made_up": (WorkedDay(day=date(2027, 2, 19)),)}, rules.NotAWeekend),
            ({"made_up": (WorkedDay(day=date(2027, 2, 6)),)}, rules.HolidayAndWorked),
            ({"made_up": (WorkedDay(day=date(2027, 2, 20)),) * 2}, rules.GivenTwice),
            (
                {"breaks": (Break(name="x", first=date(2027, 1, 3), last=date(2027, 1, 1)),)},
                rules.BreakTheWrongWay,
            ),
            (
                {"breaks": (Break(name="x", first=date(2027, 1, 1), last=date(2027, 1, 14)),)},
                rules.BreakTheWrongWay,
            ),
            (
                {"breaks": (Break(name="x", first=date(2027, 1, 1), last=date(2027, 1, 2)),) * 2},
                rules.GivenTwice,
            ),
        ],
    )
    def test_a_slip_of_the_pen_is_refused(self, operator, now, facts, refusal):
        with pytest.raises(refusal):
            actions.enter_year(sheet=year_2027(**facts), actor=operator, at=now)

        assert not CalendarYear.objects.exists()

    def test_a_year_is_entered_once(self, operator, now):
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)

        with pytest.raises(rules.YearIsKnown):
            actions.enter_year(sheet=year_2027(), actor=operator, at=now)

    def test_only_the_system_administrator_enters_years(self, handler, now):
        with pytest.raises(NotYours, match="录入工作日安排"):
            actions.enter_year(sheet=year_2027(), actor=handler, at=now)

        assert Refused.objects.get().event == "law_rows.enter_year"


class TestTheDeadlinesThatWaited:
    @pytest.fixture
    def waiting(self, school):
        return Deadline.objects.create(
            dossier_kind="contract",
            ref="3415-2026-XM-0001-HT1",
            project_code="3415-2026-XM-0001",
            place="CN-3415",
            title="合同",
            duty="file_contract",
            who="handler",
            organisation=school,
            starts_on=date(2026, 12, 28),
        )

    def test_they_are_counted_when_the_year_arrives(self, waiting, operator, now):
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)

        waiting.refresh_from_db()
        # 29, 30, 31 December, 4, 5, 6, 7 January
        assert waiting.due_on == date(2027, 1, 7)
        assert (waiting.unit, waiting.value) == ("working_day", 7)
        moved = Entry.objects.get(event="deadline.move")
        assert moved.facts == {
            "duty": "file_contract",
            "year": 2027,
            "from": None,
            "to": "2027-01-07",
        }
        assert Entry.objects.get(event="calendar.enter_year").facts["moved"] == 1

    def test_the_days_on_which_the_clock_stood_still_do_not_count(self, waiting, operator, now):
        waiting.stops = [["2026-12-29", "2027-01-05"]]
        waiting.save()

        actions.enter_year(sheet=year_2027(), actor=operator, at=now)

        waiting.refresh_from_db()
        # Six working days were left when it stopped: 6, 7, 8, 11, 12, 13 January
        assert waiting.due_on == date(2027, 1, 13)

    def test_a_corrected_year_moves_what_it_touches_and_only_that(self, waiting, operator, now):
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)
        actions.withdraw_year(year=2027, sheet=WithdrawYear(reason="有误"), actor=operator, at=now)
        met = Deadline.objects.create(
            dossier_kind="contract",
            ref="other",
            place="CN-3415",
            title="合同",
            duty="file_contract",
            who="handler",
            starts_on=date(2026, 12, 28),
            due_on=date(2027, 1, 7),
            met_on=date(2027, 1, 4),
        )
        longer = (Break(name="元旦", first=date(2027, 1, 1), last=date(2027, 1, 5)),)

        actions.enter_year(sheet=year_2027(breaks=longer), actor=operator, at=now)

        waiting.refresh_from_db()
        met.refresh_from_db()
        assert waiting.due_on == date(2027, 1, 11)
        assert met.due_on == date(2027, 1, 7)
        assert Entry.objects.filter(event="deadline.move").count() == 2


class TestAFileIsRead:
    @pytest.mark.parametrize(("text", "name"), [(CSV, "2027.csv"), (YAML, "2027.yaml")])
    def test_both_forms_say_the_same(self, text, name):
        sheet = files.read_year(text.encode(), name, cite=CITE, source="政府网")

        assert sheet.year == 2027
        assert [(one.name, one.first.day, one.last.day) for one in sheet.breaks] == [
            ("元旦", 1, 2),
            ("春节", 5, 7),
        ]
        assert [row.day for row in sheet.made_up] == [date(2027, 2, 20)]

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\xff\xfe",
            b"year: [",
            b"just words",
            b"year: 2027\nbreaks: 5",
            b"!!python/object/apply:os.system ['true']",
            b"x" * 70_000,
        ],
    )
    def test_what_cannot_be_read_is_refused(self, content):
        with pytest.raises((files.UnreadableYear, files.WrongOnALine)):
            files.read_year(content, "2027.yaml", cite="c", source="s")

    def test_a_file_without_citation_is_refused(self):
        with pytest.raises(files.UnreadableYear, match="cite"):
            files.read_year(CSV.encode(), "2027.csv")


class TestThePages:
    def test_the_operator_enters_a_year_by_form(self, signed_in, operator):
        client = signed_in(operator)
        typed = {
            "year": "2027",
            "cite": CITE,
            "source": "政府网",
            "breaks-0-name": "元旦",
            "breaks-0-first": "2027-01-01",
            "breaks-0-last": "2027-01-03",
            "made_up-0-day": "2027-02-20",
        }

        assert client.get("/law/calendar/enter/").status_code == 200
        assert client.post("/law/calendar/enter/", typed).status_code == 302
        page = client.get("/law/calendar/").content.decode()

        assert CITE in page
        assert CalendarYear.objects.get().holidays == ["2027-01-01", "2027-01-02", "2027-01-03"]

    def test_the_operator_enters_a_year_by_file(self, signed_in, operator):
        file = SimpleUploadedFile("2027.csv", CSV.encode())

        answer = signed_in(operator).post(
            "/law/calendar/upload/", {"file": file, "cite": CITE, "source": "政府网"}
        )

        assert answer.status_code == 302
        assert CalendarYear.objects.get().made_up == ["2027-02-20"]

    def test_a_wrong_form_is_shown_again(self, signed_in, operator):
        answer = signed_in(operator).post("/law/calendar/enter/", {"year": "2027"})

        assert answer.status_code == 422
        assert "请填写" in answer.content.decode()

    def test_nobody_else_enters_one(self, signed_in, handler):
        file = SimpleUploadedFile("2027.csv", CSV.encode())

        answer = signed_in(handler).post(
            "/law/calendar/upload/", {"file": file, "cite": CITE, "source": "政府网"}
        )

        assert answer.status_code == 403

    def test_a_year_is_withdrawn_with_a_reason(self, signed_in, operator, now):
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)
        client = signed_in(operator)

        assert client.post("/law/calendar/2027/withdraw/", {"reason": ""}).status_code == 422
        assert client.post("/law/calendar/2027/withdraw/", {"reason": "有误"}).status_code == 302
        assert client.get("/law/calendar/2027/withdraw/").status_code == 404
        assert client.get("/law/calendar/").status_code == 200

    def test_the_public_is_sent_to_sign_in(self, client, db):
        assert client.get("/law/calendar/").status_code == 302


class TestTheCommand:
    def test_enters_a_year_once_and_counts_again(self, db, tmp_path, capsys):
        file = tmp_path / "2027.yaml"
        file.write_text(YAML, "utf-8")

        call_command("import_calendar", file)
        call_command("import_calendar", file)

        assert CalendarYear.objects.get().holidays[0] == "2027-01-01"
        assert "nothing changed" in capsys.readouterr().out
        assert Entry.objects.filter(event="calendar.enter_year").count() == 1

    def test_says_on_which_line_a_day_is_wrong(self, db, tmp_path):
        file = tmp_path / "2027.yaml"
        file.write_text(YAML.replace("made_up: [2027-02-20]", "made_up: [2027-02-19]"), "utf-8")

        with pytest.raises(CommandError, match=r"第 8 行.*2027-02-19"):
            call_command("import_calendar", file)
        file.write_text("year: 2027\nbreaks: [", "utf-8")
        with pytest.raises(CommandError, match="第 2 行"):
            call_command("import_calendar", file)
        assert not CalendarYear.objects.exists()


class TestTheDeskWarns:
    @pytest.fixture
    def desk_on(self, signed_in, operator, monkeypatch):
        def one(moment):
            at = datetime.fromisoformat(moment)
            monkeypatch.setattr(clock, "now", lambda: at)
            return signed_in(operator).get("/desk/").content.decode()

        return one

    def test_from_october_on_until_the_year_is_entered(self, desk_on, operator, now):
        words = "录入 2027 年的工作日安排"
        assert words not in desk_on("2026-09-30T10:00+08:00")
        assert words in desk_on("2026-10-01T10:00+08:00")
        actions.enter_year(sheet=year_2027(), actor=operator, at=now)
        assert words not in desk_on("2026-12-31T10:00+08:00")
