"""The acts themselves, and which of them held on the days that matter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goufu.law.instruments import UnknownInstrument, all_instruments, in_force_on, instrument


@pytest.mark.parametrize(
    ("first_day", "new", "old"),
    [
        (date(2017, 10, 1), "M87", "M18"),
        (date(2018, 3, 1), "M94", "M20"),
        (date(2020, 3, 1), "M101", "M19"),
        (date(2020, 3, 1), "M102", "T96"),
    ],
)
def test_the_new_act_takes_the_place_of_the_old_overnight(first_day, new, old):
    before = {act.short for act in in_force_on(first_day - timedelta(days=1))}
    after = {act.short for act in in_force_on(first_day)}

    assert (new in before, old in before) == (False, True)
    assert (new in after, old in after) == (True, False)
    assert old in instrument(new).replaces


def test_the_days_of_the_lecture():
    held = {act.short for act in in_force_on(date(2015, 12, 24))}

    assert {"GPL", "REG", "M18", "M74", "F214", "T96", "G96", "LEC"} <= held
    assert held.isdisjoint({"M87", "M102", "F22"})


def test_an_act_whose_first_day_is_not_known_is_not_counted():
    assert "Y10" not in {act.short for act in in_force_on(date(2026, 1, 1))}


def test_every_act_says_where_it_was_read():
    assert all(act.title and act.issuer and act.source for act in all_instruments())
    assert len({act.short for act in all_instruments()}) == len(all_instruments())


def test_what_is_known_only_from_memory_is_marked_on_screen():
    assert "未核实" in str(instrument("M102"))
    assert "未核实" not in str(instrument("GPL"))


def test_an_act_that_is_not_listed_is_refused():
    with pytest.raises(UnknownInstrument):
        instrument("XYZ")
