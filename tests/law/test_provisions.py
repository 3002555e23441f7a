"""Looking values up: by place, by day, by case; rows of operators; what is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.duties import due
from goufu.law.places import UnknownPlace, from_local_to_national
from goufu.law.provisions import NothingInForce, row_of_operator, use_local_source
from goufu.law.rows import BadRow
from goufu.law.values.contract import LOSER_DEPOSIT_RETURN, SIGNING_PERIOD, SUPPLEMENT_CAP
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD, RESPONSE_PERIOD
from goufu.law.why import collect

TODAY = date(2026, 6, 1)


def local_row(place: str, value: object, **more: object) -> dict[str, object]:
    return {
        "place": place,
        "in_force_from": date(2025, 1, 1),
        "value": value,
        "cite": "（示例）某省规定 第三条",
        "source": "example only, not law",
        "verified": False,
        **more,
    }


@pytest.fixture
def operator_rows():
    rows: dict[str, list[object]] = {}
    use_local_source(lambda key: rows.get(key, ()))
    yield rows
    use_local_source(None)


class TestPlaces:
    def test_the_most_local_comes_first(self):
        assert from_local_to_national("CN-3415") == ("CN-3415", "CN-34", "CN")
        assert from_local_to_national("CN") == ("CN",)

    @pytest.mark.parametrize(
        "place",
        ["", "cn", "CN-", "CN-3", "CN-341", "CN-34150", "CN-3415021", "CN-34-15", "340000",
         "CN-99", "CN-340000", "CN-3400", "CN-341500", "CN-34 ", "CN-３４", "CN-XX", "CN-34\n"],
    )  # fmt: skip
    def test_what_is_no_place_is_refused(self, place):
        with pytest.raises(UnknownPlace):
            SIGNING_PERIOD.on(TODAY, place=place)


class TestALocalValue:
    def test_shorter_than_the_nations_wins(self, operator_rows):
        operator_rows["contract/signing_period"] = [local_row("CN-34", 15)]

        said = SIGNING_PERIOD.on(TODAY, place="CN-341502")

        assert (said.value, said.place, said.verified) == (15, "CN-34", False)
        assert SIGNING_PERIOD.on(TODAY, place="CN-32").value == 30
        assert SIGNING_PERIOD.on(date(2024, 12, 31), place="CN-34").value == 30

    def test_longer_than_the_nations_does_not(self, operator_rows):
        operator_rows["contract/signing_period"] = [local_row("CN-34", 45)]

        assert SIGNING_PERIOD.on(TODAY, place="CN-34").value == 30

    def test_a_minimum_may_be_longer_but_not_shorter(self, operator_rows):
        operator_rows["procurement/response_period"] = [
            local_row("CN-34", 25, unit="calendar_day", case={"method": ["open_tender"]}),
            local_row("CN-32", 10, unit="calendar_day", case={"method": ["open_tender"]}),
        ]

        assert RESPONSE_PERIOD.on(TODAY, place="CN-34", method="open_tender").value == 25
        assert RESPONSE_PERIOD.on(TODAY, place="CN-32", method="open_tender").value == 20

    def test_never_replaces_what_the_nation_keeps_to_itself(self, operator_rows):
        operator_rows["contract/supplement_cap"] = [local_row("CN-34", 5)]

        assert SUPPLEMENT_CAP.on(TODAY, place="CN-34").value == 10

    def test_the_city_goes_before_the_province(self, operator_rows):
        operator_rows["contract/signing_period"] = [
            local_row("CN-34", 15),
            local_row("CN-3415", 10),
        ]

        assert SIGNING_PERIOD.on(TODAY, place="CN-341502").value == 10
        assert SIGNING_PERIOD.on(TODAY, place="CN-3401").value == 15

    def test_repealed_lets_the_nation_speak_again(self, operator_rows):
        operator_rows["contract/signing_period"] = [
            local_row("CN-34", 15),
            local_row("CN-34", None, in_force_from=date(2026, 7, 1)),
        ]

        assert SIGNING_PERIOD.on(date(2026, 6, 30), place="CN-34").value == 15
        assert SIGNING_PERIOD.on(date(2026, 7, 1), place="CN-34").value == 30

    def test_a_repealed_national_rule_leaves_silence(self, operator_rows):
        operator_rows["contract/signing_period"] = [
            local_row("CN", None, in_force_from=date(2026, 7, 1))
        ]

        assert SIGNING_PERIOD.find(date(2026, 6, 30)) is not None
        assert SIGNING_PERIOD.find(date(2026, 7, 1)) is None
        assert not SIGNING_PERIOD.is_regulated(date(2026, 7, 1))
        with pytest.raises(NothingInForce):
            due("sign_contract", since=date(2026, 7, 1))

    def test_where_the_nation_leaves_it_to_the_province(self, operator_rows):
        row = local_row("CN-34", 200_000_000, case={"subject": "services"}, sample=True)
        operator_rows["procurement/open_tender_threshold"] = [
            row_of_operator("procurement/open_tender_threshold", row)
        ]

        said = OPEN_TENDER_THRESHOLD.on(TODAY, place="CN-3415", subject="services")

        assert (said.value, said.sample) == (200_000_000, True)
        with pytest.raises(NothingInForce):
            OPEN_TENDER_THRESHOLD.on(TODAY, place="CN-3415", subject="goods")

    @pytest.mark.parametrize("missing", ["cite", "source", "verified", "value", "in_force_from"])
    def test_that_does_not_say_where_it_comes_from_is_refused(self, missing):
        row = local_row("CN-34", 15)
        del row[missing]

        with pytest.raises(BadRow):
            row_of_operator("contract/signing_period", row)

    def test_that_hangs_on_what_the_page_does_not_know_is_refused(self):
        with pytest.raises(BadRow):
            row_of_operator("contract/signing_period", local_row("CN-34", 1, case={"moon": [1]}))


class TestACase:
    def test_the_page_does_not_know_is_a_mistake_of_the_caller(self):
        with pytest.raises(TypeError):
            SIGNING_PERIOD.on(TODAY, method="open_tender")

    def test_not_given_lets_only_the_general_rows_speak(self):
        assert LOSER_DEPOSIT_RETURN.on(TODAY).cite == "政府采购法实施条例 第三十三条第二款"
        assert LOSER_DEPOSIT_RETURN.find(date(2015, 2, 28)) is None
        assert LOSER_DEPOSIT_RETURN.is_regulated(date(2015, 2, 28))


class TestEveryLookUpIsRecorded:
    def test_with_its_words_and_its_place(self):
        with collect() as asked:
            SIGNING_PERIOD.on(TODAY, place="CN-3415")

        (one,) = asked
        assert one.kind == "value"
        assert one.code == "contract/signing_period"
        assert one.clause == "政府采购法 第四十六条第一款"
        assert "三十日内" in one.quote
        assert one.as_json()["in_force_from"] == "2003-01-01"
        assert one.as_json()["value"] == 30

    def test_also_when_the_answer_is_remembered(self):
        SIGNING_PERIOD.on(TODAY)
        with collect() as asked:
            SIGNING_PERIOD.on(TODAY)
            SIGNING_PERIOD.find(TODAY)

        assert len(asked) == 2

    def test_and_nothing_where_nothing_was_found(self):
        with collect() as asked:
            assert LOSER_DEPOSIT_RETURN.find(date(2015, 2, 28)) is None

        assert asked == []
