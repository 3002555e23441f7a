"""How sums, days and deadlines are written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from goufu.base.deadlines.wording import words_of
from goufu.site import clocks, words


class TestSums:
    def test_a_contract_is_written_in_yuan_and_a_budget_in_ten_thousands(self):
        assert words.money_yuan(268_500_600) == "2,685,006.00"
        assert words.money_wan(268_500_600) == "268.50"

    def test_no_sum_is_a_dash_and_has_no_words(self):
        assert words.money_yuan(None) == "—"
        assert words.in_words(None) == ""


class TestDays:
    def test_a_moment_late_at_night_in_utc_is_the_next_day_in_beijing(self):
        assert words.day(datetime(2015, 12, 23, 16, 30, tzinfo=UTC)) == "2015-12-24"

    def test_papers_say_the_day_in_words(self):
        assert words.day_in_words(date(2015, 5, 4)) == "2015 年 5 月 4 日"

    def test_english_papers_say_it_in_english(self):
        with override("en"):
            assert words.day_in_words(date(2015, 5, 4)) == "4 May 2015"


class TestADeadline:
    @pytest.mark.parametrize(
        ("left", "tone", "said"),
        [
            (5, "idle", "剩 5 个工作日"),
            (4, "soon", "剩 4 个工作日"),
            (0, "urgent", "今日到期"),
            (-1, "urgent", "逾期 1 个工作日"),
            (None, "idle", "期限待定"),
        ],
    )
    def test_it_says_how_long_is_left_and_how_pressing_it_is(self, left, tone, said):
        clock = clocks.running(left, unit="working_day", due=None)

        assert (clock.tone, clock.words) == (tone, said)

    def test_calendar_days_are_not_called_working_days(self):
        assert clocks.running(3, unit="calendar_day", due=None).words == "剩 3 日"

    def test_english_knows_one_from_many(self):
        with override("en"):
            assert words_of(1, working=True) == "1 working day left"
            assert words_of(-2, working=True) == "2 working days overdue"

    def test_a_duty_met_late_does_not_shine(self):
        assert clocks.met(in_time=True, on=date(2015, 5, 4)).tone == "met"
        assert clocks.met(in_time=False, on=date(2015, 5, 6)).tone == "soon"
