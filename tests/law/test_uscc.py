"""统一社会信用代码: valid or not, which character is wrong, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as published

from goufu.law.uscc import ALPHABET, check_character, examine, is_valid, kind_of

CODES = st.tuples(
    st.sampled_from(["11", "12", "13", "51", "52", "53", "91", "92", "93"]),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)


@pytest.mark.article("GB 32100-2015")
class TestTheLastCharacterChecksTheOthers:
    @given(body=CODES)
    def test_as_the_published_formula_says(self, body):
        code = body + check_character(body)

        assert is_valid(code)
        assert published.calc_check_digit(code[:17]) == code[-1]

    @given(body=CODES, place=st.integers(0, 17), other=st.sampled_from(ALPHABET))
    def test_one_wrong_character_never_passes(self, body, place, other):
        code = body + check_character(body)
        wrong = code[:place] + other + code[place + 1 :]

        assert is_valid(wrong) == (wrong == code)

    @pytest.mark.parametrize("prefix", ["N2", "A1", "Y1"])
    def test_letters_may_stand_in_the_first_two_places(self, prefix):
        body = f"{prefix}341500MA2XXXXX1"

        assert is_valid(body + check_character(body))


class TestWhatIsWrongIsSaid:
    @pytest.mark.parametrize(
        ("code", "position", "said"),
        [
            ("91110000600037341M", 18, "应为“L”"),
            ("9111000060003734IL", 17, "“I”"),
            ("91110000600037341l", 18, "“l”"),
            ("9111A000600037341L", 5, "应为数字"),
            ("91110000600037341", None, "17位"),
            ("91110000600037341LL", None, "19位"),
            ("", None, "0位"),
            ("９１110000600037341L", 1, "“９”"),
            ("91110000 00037341L", 9, "“ ”"),
        ],
    )
    def test_by_its_place(self, code, position, said):
        found = examine(code)

        assert (found.verdict, found.position) == ("invalid", position)
        assert said in str(found)
        assert position is None or f"第{position}位" in str(found)


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("11", "organ"), ("12", "institution"), ("13", "mass_organisation"), ("19", "other"),
        ("31", "law_firm"), ("32", "other"), ("51", "association"),
        ("52", "private_non_enterprise_unit"), ("53", "foundation"), ("54", "grassroots_committee"),
        ("55", "grassroots_committee"), ("81", "trade_union"), ("91", "enterprise"),
        ("92", "individual_business"), ("93", "farmers_cooperative"), ("N1", "rural_collective"),
        ("N3", "rural_collective"), ("", "other"), ("Y1", "other"),
    ],
)  # fmt: skip
def test_the_prefix_tells_whose_it_is(prefix, kind):
    assert kind_of(f"{prefix}341500MA2XXXXX1X") == kind
