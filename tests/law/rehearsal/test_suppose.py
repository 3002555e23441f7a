"""A supposed law is heard inside its block and nowhere else."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from goufu.law.provisions import NothingInForce, Provision
from goufu.law.supposed import CITE, Change, Variant, suppose, supposed
from goufu.law.values.contract import FILING_PERIOD, PAYMENT_PERIOD
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD, PLAN_HANDLING, RESPONSE_PERIOD

DAY = date(2015, 5, 4)
FIVE = Variant(
    since=date(2015, 5, 4), place="CN-34", changes=(Change("contract/filing_period", 5),)
)


def days(on: date = DAY, place: str = "CN-3415") -> int:
    return FILING_PERIOD.on(on, place=place).value


class TestAChange:
    def test_holds_from_its_day_on_and_not_the_day_before(self):
        with suppose(FIVE):
            assert days(date(2015, 5, 4)) == 5
            assert days(date(2015, 5, 3)) == 7

    def test_holds_in_its_place_and_below_and_not_beside_it(self):
        with suppose(FIVE):
            assert [days(place=place) for place in ("CN-34", "CN-341502")] == [5, 5]
            assert [days(place=place) for place in ("CN", "CN-35")] == [7, 7]

    def test_says_that_it_is_supposed_and_keeps_the_unit(self):
        with suppose(FIVE):
            answer = FILING_PERIOD.on(DAY, place="CN-34")

        assert (answer.cite, answer.unit, answer.verified) == (CITE, "working_day", False)

    def test_fills_what_the_law_leaves_open(self):
        set_now = Variant(DAY, changes=(Change("procurement/open_tender_threshold", 5),))

        with pytest.raises(NothingInForce):
            OPEN_TENDER_THRESHOLD.on(DAY, subject="services")
        with suppose(set_now):
            assert OPEN_TENDER_THRESHOLD.on(DAY, subject="services").value == 5

    def test_may_be_about_one_case_alone(self):
        variant = Variant(
            DAY, changes=(Change("procurement/response_period", 30, (("method", "open_tender"),)),)
        )
        with suppose(variant):
            told = [
                RESPONSE_PERIOD.on(DAY, method=method).value
                for method in ("open_tender", "invited_tender")
            ]
        assert told == [30, 20]

    def test_to_nothing_leaves_the_law_silent(self):
        with suppose(Variant(DAY, changes=(Change("contract/filing_period", None),))):
            assert FILING_PERIOD.find(DAY) is None
            assert not FILING_PERIOD.is_regulated(DAY)
        assert FILING_PERIOD.is_regulated(DAY)


class TestTheLawOfAnotherDay:
    def test_is_asked_for_days_from_the_first_on(self):
        with suppose(Variant(since=DAY, law_of=date(2026, 11, 26))):
            assert PLAN_HANDLING.on(DAY, place="CN-3415").value == "file"
            assert PAYMENT_PERIOD.is_regulated(DAY)
            assert PLAN_HANDLING.on(date(2015, 5, 3), place="CN-3415").value == "review"
        assert PLAN_HANDLING.on(DAY, place="CN-3415").value == "review"

    def test_gives_way_to_a_change(self):
        both = Variant(DAY, "CN-34", FIVE.changes, law_of=date(2026, 11, 26))

        with suppose(both):
            assert days() == 5


class TestOthers:
    def test_in_another_thread_ask_the_real_law(self):
        told: list[int] = []
        with suppose(FIVE):
            other = threading.Thread(target=lambda: told.append(days()))
            other.start()
            other.join()
            told.append(days())

        assert told == [7, 5]

    def test_at_the_same_time_suppose_something_else(self):
        both, told = threading.Barrier(2), {}

        def ask(count: int) -> None:
            with suppose(Variant(DAY, changes=(Change("contract/filing_period", count),))):
                both.wait()
                told[count] = days()
                both.wait()

        threads = [threading.Thread(target=ask, args=(count,)) for count in (3, 4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

        assert told == {3: 3, 4: 4}

    def test_ask_the_real_law_after_an_error(self):
        with pytest.raises(NothingInForce), suppose(FIVE):
            Provision("procurement/open_tender_threshold").on(DAY, subject="services")

        assert supposed() is None
        assert days() == 7
