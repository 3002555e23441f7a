"""What a replay finds, project by project, and what it never does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goufu.law.rehearsal.record import Agreed
from goufu.law.rehearsal.replay import JUDGEMENTS, STEPS, Replay
from goufu.law.rehearsal.tally import Tally
from goufu.law.supposed import Change, Variant
from tests.law.rehearsal.records import WAN, duty, plan, record, records, tender

START = date(2014, 1, 1)
TODAY = Variant(since=START, law_of=date(2026, 11, 26))
THRESHOLD = "procurement/open_tender_threshold"


def change(key: str, value, **case) -> Variant:
    return Variant(START, changes=(Change(key, value, tuple(sorted(case.items()))),))


def differences(variant: Variant, one=None):
    return {d.step: d for d in Replay(variant).one(one or record()).differences}


class TestADifference:
    def test_of_a_shorter_period_says_which_day_was_the_last_and_which_would_be(self):
        found = differences(change("contract/filing_period", 5))

        told = found["file_contract"]
        assert list(found) == ["file_contract"]
        assert (told.was, told.would) == (
            ("in_time", date(2015, 5, 13)),
            ("late", date(2015, 5, 11)),
        )
        assert (told.another_way, told.days, told.ref) == (True, -2, "HT1")
        assert told.by[0].cite == "政府采购法 第四十七条"
        assert told.would_by[0].value == 5

    def test_of_a_day_that_moves_and_is_still_kept_is_no_other_way(self):
        kept = record(duties=(duty(met_on=date(2015, 5, 11)),))

        told = differences(change("contract/filing_period", 5), kept)["file_contract"]

        assert (told.was.word, told.would.word, told.another_way) == ("in_time", "in_time", False)

    def test_counts_the_days_on_which_the_clock_stood_still(self):
        stood = record(duties=(duty(stops=((date(2015, 5, 6), date(2015, 5, 8)),)),))

        told = differences(change("contract/filing_period", 5), stood)["file_contract"]

        assert (told.was.value, told.would.value) == (date(2015, 5, 15), date(2015, 5, 13))
        assert told.would.word == "in_time"

    @pytest.mark.parametrize(
        ("seen_on", "word"), [("2015-05-11", "running"), ("2015-05-12", "overdue")]
    )
    def test_of_a_duty_never_met_hangs_on_the_day_it_is_seen(self, seen_on, word):
        one = record(duties=(duty(met_on=None),), seen_on=date.fromisoformat(seen_on))

        assert (
            differences(change("contract/filing_period", 5), one)["file_contract"].would.word
            == word
        )

    @pytest.mark.parametrize(
        ("threshold", "word"), [(48 * WAN, "required"), (48 * WAN + 1, "free")]
    )
    def test_of_the_threshold_includes_the_number_itself(self, threshold, word):
        assert differences(change(THRESHOLD, threshold))["method"].would.word == word

    def test_of_a_method_that_would_have_to_be_another(self):
        one = record(plans=(plan(method="negotiation"),))

        assert differences(change(THRESHOLD, WAN), one)["method"].would.word == "must_change"

    @pytest.mark.parametrize(("offer", "told"), [(21_599_999, True), (21_600_000, False)])
    def test_of_a_low_price_is_strictly_below_the_share_of_the_ceiling(self, offer, told):
        one = record(tenders=(tender(offers_fen=(offer,)),))

        found = differences(change("procurement/low_price_below_ceiling", 45), one)

        assert ("low_price" in found) is told
        assert not told or found["low_price"].would == ("explain", 1)

    def test_of_a_committee_that_would_be_too_small(self):
        found = differences(change("procurement/committee_size", 7, method="open_tender"))

        assert (found["committee"].was.word, found["committee"].would) == (
            "lawful",
            ("too_small", 7),
        )

    def test_under_todays_law_tells_the_story_of_the_year(self):
        found = differences(TODAY)

        told = {step: (one.was.word, one.would.word) for step, one in found.items()}
        assert told["plan_handling"] == ("review", "file")
        assert told["intention"] == ("not_asked", "missing")
        assert "low_price" not in told  # judged then, flagged by no figure now

    def test_of_a_term_that_the_law_of_the_day_limits(self):
        one = record(contracts=(Agreed("HT1", date(2015, 5, 4), WAN, months=13),))

        assert differences(TODAY, one)["contract_term"].would == ("forbidden", 12)
        assert "contract_term" not in differences(TODAY)  # five months are within any limit

    def test_of_the_grade_by_other_bands(self):
        found = differences(change("performance/grade_bands", ((80, "优"), (60, "中"), (0, "差"))))

        assert (found["grade"].was.word, found["grade"].would.word) == ("良", "优")

    def test_is_not_told_where_working_days_are_not_known(self):
        far = record(duties=(duty(since=date(2026, 12, 30), met_on=None),))

        told = Replay(change("contract/filing_period", 5)).one(far)

        assert (told.differences, told.unknown) == ((), 1)


KEYS = sorted({one.key for judgement in JUDGEMENTS for one in judgement.asks})
VARIANTS = st.one_of(
    st.dates(date(2014, 1, 1), date(2026, 11, 26)).map(lambda day: Variant(START, law_of=day)),
    st.integers(1, 60).map(lambda count: change("contract/filing_period", count)),
    st.integers(1, 500).map(lambda wan: change(THRESHOLD, wan * WAN)),
    st.integers(0, 100).map(lambda share: change("procurement/low_price_below_average", share)),
    st.sampled_from(KEYS).map(lambda key: change(key, None)),
)


class TestAReplay:
    @given(records())
    def test_under_no_change_at_all_finds_nothing(self, one):
        assert Replay(Variant(START), JUDGEMENTS).one(one).differences == ()

    @settings(max_examples=200)
    @given(records(), VARIANTS)
    def test_finds_the_same_every_time(self, one, variant):
        again = Replay(variant)

        assert Replay(variant).one(one) == again.one(one) == again.one(one)

    @settings(max_examples=200)
    @given(records(), VARIANTS)
    def test_asks_all_judgements_that_the_variant_can_touch(self, one, variant):
        every = Replay(variant)
        every._told = [(judgement, {}) for judgement in JUDGEMENTS]

        assert every.one(one).differences == Replay(variant).one(one).differences

    @given(records(), st.integers(1, 400), st.integers(1, 400))
    def test_under_a_lower_threshold_moves_projects_towards_open_tender_alone(self, one, a, b):
        low, high = sorted((a * WAN, b * WAN))
        towards = {"free": 0, "required": 1, "must_change": 1, "no_such_method": 0}
        told = [
            found["method"].would.word
            if (found := differences(change(THRESHOLD, value), one))
            else None
            for value in (low, high)
        ]

        if None not in told:
            assert towards[told[0]] >= towards[told[1]]

    @given(records(), st.integers(1, 30), st.integers(1, 30))
    def test_under_a_shorter_period_finds_no_fewer_late(self, one, a, b):
        short, long = sorted((a, b))

        def late(count: int) -> bool:
            key = "contract/filing_period"
            found = differences(change(key, count), one).get("file_contract")
            # The real seven days where nothing differs.
            return found is not None and found.would.word in {"late", "overdue"}

        if short != 7 != long:
            assert late(short) >= late(long)

    def test_keeps_every_step_in_one_judgement_with_words_for_its_outcomes(self):
        assert len(STEPS) == sum(len(one.steps) for one in JUDGEMENTS)
        for judgement in JUDGEMENTS:
            assert judgement.asks
            assert judgement.alike <= set(judgement.words)


class TestTheFigures:
    def test_add_up_by_department_class_and_method(self):
        replay, tally = Replay(change("contract/filing_period", 5)), Tally()
        late, kept = record(), record(department="市教育局", duties=(), amount_fen=WAN)
        moved = record(service_class=3, duties=(duty(met_on=date(2015, 5, 5)),))

        for one in replay.over([late, kept, moved]):
            tally.add(one)
        told = tally.as_json()

        assert (told["projects"], told["another_way"], told["moved"]) == (3, 1, 1)
        assert told["another_way_fen"] == 46 * WAN
        for group in ("departments", "classes", "methods"):
            for figure in ("projects", "fen", "another_way", "another_way_fen"):
                assert sum(one[figure] for one in told[group].values()) == told[figure]
        step = told["steps"]["file_contract"]
        assert step["ways"] == [["in_time", "in_time", 1], ["in_time", "late", 1]]
        assert (step["days"], step["projects"], step["fen"]) == ([[-2, 2]], 1, 46 * WAN)

    @given(st.lists(records(), max_size=8), VARIANTS)
    def test_do_not_hang_on_the_order(self, found, variant):
        def told(these):
            tally = Tally()
            for one in Replay(variant).over(these):
                tally.add(one)
            return tally.as_json()

        assert told(found) == told(found[::-1])
