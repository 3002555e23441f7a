"""Counting days: the yearly notices, working days, breaks, made-up days, and where they end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law import calendar
from goufu.law.calendar import (
    UnknownYear,
    day_of,
    is_in_break,
    is_working,
    last_day,
    next_working_day,
    use_year_source,
    working_days_between,
)

YEARS = range(2004, 2027)
DAYS = st.dates(date(2004, 1, 1), date(2026, 6, 30))
COUNTS = st.integers(1, 60)
UNITS = st.sampled_from(["calendar_day", "working_day"])


@pytest.fixture
def operators_year():
    """An invented notice of 2027, entered by an operator."""
    use_year_source(
        lambda year: (
            {
                "year": 2027,
                "cite": "（示例）放假安排",
                "source": "example only",
                "verified": False,
                "breaks": [{"name": "元旦", "days": [date(2027, 1, 1), date(2027, 1, 2)]}],
                "made_up": [date(2027, 1, 3)],
            }
            if year == 2027
            else None
        )
    )
    yield
    use_year_source(None)


def every_day(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
class TestTheShippedYearsAgreeWithThePublishedTables:
    def test_on_every_working_day(self, year):
        for day in every_day(year):
            assert is_working(day) == chinese_calendar.is_workday(day), day

    def test_on_every_day_of_a_break(self, year):
        for day in every_day(year):
            assert is_in_break(day) == (day in chinese_calendar.constants.holidays), day

    def test_and_name_the_notice(self, year):
        assert str(year) in calendar.known_year(year).cite


def test_the_years_2004_to_2026_are_shipped():
    assert calendar.shipped_years() == tuple(YEARS)


@pytest.mark.article("全国年节及纪念日放假办法")
class TestAYearNobodyKnowsIsRefusedNotGuessed:
    @pytest.mark.parametrize("day", [date(2027, 1, 4), date(2003, 12, 31)])
    def test_asked_for_a_day(self, day):
        with pytest.raises(UnknownYear) as refused:
            is_working(day)

        assert str(day.year) in str(refused.value)

    def test_a_count_that_runs_into_it(self):
        assert last_day(8, "working_day", after=date(2026, 12, 21)) == date(2026, 12, 31)
        with pytest.raises(UnknownYear):
            last_day(9, "working_day", after=date(2026, 12, 21))

    def test_a_period_that_might_roll(self):
        assert last_day(30, "calendar_day", after=date(2026, 12, 1)) == date(2026, 12, 31)
        with pytest.raises(UnknownYear):
            last_day(30, "calendar_day", after=date(2026, 12, 2))

    def test_the_end_of_all_calendars(self):
        with pytest.raises(UnknownYear):
            last_day(30, "calendar_day", after=date(9999, 12, 31))

    def test_an_operator_may_add_it(self, operators_year):
        assert not is_working(date(2027, 1, 1))
        assert is_working(date(2027, 1, 3))
        assert last_day(9, "working_day", after=date(2026, 12, 21)) == date(2027, 1, 3)

    def test_and_take_it_away_again(self):
        with pytest.raises(UnknownYear):
            is_working(date(2027, 1, 1))

    def test_an_operator_does_not_overrule_a_shipped_year(self, operators_year):
        assert is_working(date(2026, 1, 4))


class TestAPeriodThatEndsOnADayOff:
    def test_inside_a_break_ends_on_the_next_working_day(self):
        assert last_day(1, "calendar_day", after=date(2026, 9, 30)) == date(2026, 10, 8)

    def test_on_the_last_day_of_the_break_too(self):
        assert last_day(7, "calendar_day", after=date(2026, 9, 30)) == date(2026, 10, 8)

    def test_on_the_day_after_the_break_it_stays(self):
        assert last_day(8, "calendar_day", after=date(2026, 9, 30)) == date(2026, 10, 8)

    def test_on_an_ordinary_weekend_it_stays(self):
        assert last_day(1, "calendar_day", after=date(2026, 6, 12)) == date(2026, 6, 13)

    def test_unless_the_operator_says_that_it_moves(self):
        after = date(2026, 6, 12)

        assert last_day(1, "calendar_day", after=after, roll_on_weekend=True) == date(2026, 6, 15)

    def test_on_a_made_up_saturday_it_stays_in_any_case(self):
        after = date(2026, 2, 13)

        assert last_day(1, "calendar_day", after=after, roll_on_weekend=True) == date(2026, 2, 14)

    def test_other_units_are_no_period(self):
        with pytest.raises(ValueError, match="fixed_day"):
            last_day(1, "fixed_day", after=date(2026, 2, 13))


class TestWhateverIsCounted:
    @given(after=DAYS, count=COUNTS, unit=UNITS)
    def test_the_last_day_is_never_before_the_first(self, after, count, unit):
        assert last_day(count, unit, after=after) > after

    @given(after=DAYS, count=COUNTS)
    def test_working_days_end_on_a_working_day(self, after, count):
        assert is_working(last_day(count, "working_day", after=after))

    @given(after=DAYS, count=COUNTS)
    def test_calendar_days_never_end_in_a_break(self, after, count):
        assert not is_in_break(last_day(count, "calendar_day", after=after))

    # Without the switch, the Saturday after a break that ends on a Friday stays where it is while
    # the Friday rolls to the Monday: the texts do not settle weekends, and order is not kept there.
    @given(after=DAYS, count=COUNTS, unit=UNITS)
    def test_a_longer_period_never_ends_sooner(self, after, count, unit):
        shorter = last_day(count, unit, after=after, roll_on_weekend=True)

        assert last_day(count + 1, unit, after=after, roll_on_weekend=True) >= shorter

    def test_without_the_switch_a_day_more_may_end_sooner(self):
        """A Friday in the break rolls to the Monday; the Saturday after it, no break, stays."""
        friday, saturday = (
            last_day(days, "calendar_day", after=date(2012, 6, 12)) for days in (10, 11)
        )

        assert (friday, saturday) == (date(2012, 6, 25), date(2012, 6, 23))

    @given(after=DAYS, count=COUNTS)
    def test_working_days_keep_their_order_whatever_the_switch(self, after, count):
        sooner = last_day(count, "working_day", after=after)

        assert last_day(count + 1, "working_day", after=after) > sooner
        assert last_day(count, "working_day", after=after, roll_on_weekend=True) == sooner

    @given(after=DAYS, count=COUNTS, unit=UNITS)
    def test_a_later_event_is_never_due_sooner(self, after, count, unit):
        sooner = last_day(count, unit, after=after, roll_on_weekend=True)
        later = after + timedelta(days=1)

        assert last_day(count, unit, after=later, roll_on_weekend=True) >= sooner

    @given(after=DAYS, count=COUNTS)
    def test_the_switch_only_ever_gives_more_time(self, after, count):
        strict = last_day(count, "calendar_day", after=after)

        assert last_day(count, "calendar_day", after=after, roll_on_weekend=True) >= strict

    @given(after=DAYS, count=COUNTS)
    def test_counting_forth_and_back_agree(self, after, count):
        assert working_days_between(after, last_day(count, "working_day", after=after)) == count

    @given(day=DAYS)
    def test_the_next_working_day_is_the_first_that_works(self, day):
        found = next_working_day(day)

        assert is_working(found)
        assert not any(is_working(day + timedelta(days=n)) for n in range((found - day).days))


class TestTheDayOfTheLawIsTheDayInBeijing:
    @pytest.mark.parametrize(
        ("at", "day"),
        [
            (datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
            (datetime(2026, 3, 1, 16, 0, 0, tzinfo=UTC), date(2026, 3, 2)),
        ],
        ids=["a second before midnight", "midnight"],
    )
    def test_whatever_the_clock_of_the_machine(self, at, day):
        assert day_of(at) == day


class TestPractice:
    def test_takes_a_year_that_is_not_known_for_one_with_weekends_only(self):
        with calendar.guessing_years():
            assert calendar.last_day(5, "working_day", after=date(2029, 5, 4)) == date(2029, 5, 11)
            assert calendar.known_year(2029).verified is False

    def test_leaves_the_year_unknown_to_everybody_else(self):
        with calendar.guessing_years():
            calendar.nth_working_day(5, after=date(2029, 5, 4))

        with pytest.raises(calendar.UnknownYear):
            calendar.nth_working_day(5, after=date(2029, 5, 4))

    def test_never_guesses_a_year_that_is_known(self):
        with calendar.guessing_years():
            assert calendar.is_working(date(2015, 10, 1)) is False
