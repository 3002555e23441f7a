"""The three clocks of the lecture: Anhui's own, from 2014 (that day unverified)."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.calendar import UnknownYear
from goufu.law.duties import due
from goufu.law.provisions import NothingInForce

ANHUI = ["CN-34", "CN-3415", "CN-341502"]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.article("六安市财政局讲座 第63行")
class TestFinancePublishesTheCatalogueWithinFifteenDaysOfTheReply:
    @pytest.mark.parametrize("place", ANHUI)
    def test_in_anhui_and_below(self, place):
        found = due("publish_implementation_catalogue", since=day("2015-02-10"), place=place)

        assert (found.due_on, found.place, found.verified) == (day("2015-02-25"), "CN-34", False)

    @pytest.mark.parametrize("place", ["CN", "CN-32", "CN-3201"])
    def test_elsewhere_nothing_is_in_force(self, place):
        with pytest.raises(NothingInForce):
            due("publish_implementation_catalogue", since=day("2015-02-10"), place=place)

    def test_nor_in_anhui_the_day_before(self):
        with pytest.raises(NothingInForce):
            due("publish_implementation_catalogue", since=day("2013-12-31"), place="CN-34")

    def test_no_end_is_known(self):
        found = due("publish_implementation_catalogue", since=day("2026-03-02"), place="CN-34")

        assert found.due_on == day("2026-03-17")


@pytest.mark.article("六安市财政局讲座 第63行")
class TestAPurchaserAnnouncesItsProjectsWithinThirtyDaysOfTheCatalogue:
    def test_in_march(self):
        found = due("announce_project", since=day("2015-02-25"), place="CN-3415")

        assert found.due_on == day("2015-03-27")


@pytest.mark.article("六安市财政局讲座 第63行")
class TestTheDirectoryOfProvidersIsOutByTheEndOfMarch:
    @pytest.mark.parametrize(
        ("since", "due_on"),
        [
            ("2015-01-01", "2015-03-31"),
            ("2015-03-31", "2015-03-31"),
            ("2015-04-01", "2016-03-31"),
            ("2030-06-01", "2031-03-31"),
        ],
        ids=["before", "on the day", "the day after", "in a year whose breaks are not known"],
    )
    def test_the_next_one_on_or_after(self, since, due_on):
        found = due("publish_provider_directory", since=day(since), place="CN-3415")

        assert (found.due_on, found.value, found.unit) == (day(due_on), "03-31", "fixed_day")

    def test_the_calendar_ends_somewhere(self):
        with pytest.raises(UnknownYear):
            due("publish_provider_directory", since=day("9999-12-31"), place="CN-34")
