"""Money: no fen is lost, and sums in words are what a bank would write."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goufu.law.money import (
    HIGHEST_FEN,
    AmountTooHigh,
    NotAnAmount,
    divide_half_up,
    in_words,
    parse_yuan,
    percent,
    share,
    split,
    wan,
    yuan,
)

FEN = st.integers(0, HIGHEST_FEN)


class TestYuan:
    @given(fen=st.integers(-HIGHEST_FEN, HIGHEST_FEN))
    def test_what_is_written_reads_back(self, fen):
        assert parse_yuan(yuan(fen)) == fen

    @pytest.mark.parametrize(
        ("text", "fen"),
        [("0", 0), ("1", 100), ("1.5", 150), ("1.05", 105), (" 1,234.50 ", 123450), ("007", 700),
         ("-3.20", -320), ("9999999999999999.99", HIGHEST_FEN)],
    )  # fmt: skip
    def test_as_people_type_it(self, text, fen):
        assert parse_yuan(text) == fen

    @pytest.mark.parametrize(
        "text",
        ["", " ", "-", ".", "1.", ".5", "1.234", "1,23", "12,34.00", "1 000", "一百", "１００",
         "1e5", "0x10", "NaN", "inf", "1.2.3", "--1", "+1", "¥1", "1元", "1\n2", "1,,000", ",100"],
    )  # fmt: skip
    def test_what_is_no_amount_is_refused(self, text):
        with pytest.raises(NotAnAmount) as refused:
            parse_yuan(text)

        assert text in str(refused.value)

    @pytest.mark.parametrize("text", ["10000000000000000", "9" * 5000])
    def test_what_no_book_can_hold_is_refused(self, text):
        with pytest.raises(AmountTooHigh):
            parse_yuan(text)


class TestWan:
    @pytest.mark.parametrize(
        ("fen", "places", "text"),
        [(168_000_000, 2, "168.00"), (4_999, 2, "0.00"), (5_000, 2, "0.01"), (-5_000, 2, "-0.01"),
         (123_456_789, 6, "123.456789"), (1_234_567_000_000, 0, "1,234,567")],
    )  # fmt: skip
    def test_is_rounded_half_up(self, fen, places, text):
        assert wan(fen, places) == text


class TestShares:
    @given(fen=FEN, basis_points=st.integers(0, 10_000))
    def test_a_share_is_never_more_than_the_whole_nor_a_fen_too_much(self, fen, basis_points):
        part = share(fen, basis_points)

        assert 0 <= part <= fen
        assert part * 10_000 <= fen * basis_points < (part + 1) * 10_000

    def test_percent_rounds_down(self):
        assert percent(199, 10) == 19

    @given(fen=FEN, weights=st.lists(st.integers(1, 1000), min_size=1, max_size=12))
    def test_splitting_loses_no_fen(self, fen, weights):
        parts = split(fen, tuple(weights))

        assert sum(parts) == fen
        assert all(part >= 0 for part in parts)

    @pytest.mark.parametrize(
        ("value", "by", "rounded"), [(5, 2, 3), (-5, 2, -3), (4, 3, 1), (0, 7, 0), (7, 7, 1)]
    )
    def test_half_goes_up(self, value, by, rounded):
        assert divide_half_up(value, by) == rounded


class TestInWords:
    @pytest.mark.parametrize(
        ("fen", "words"),
        [
            (0, "零元整"),
            (5, "伍分"),
            (10, "壹角"),
            (100, "壹元整"),
            (105, "壹元零伍分"),
            (1_000, "壹拾元整"),
            (100_305, "壹仟零叁元零伍分"),
            (168_000_000, "壹佰陆拾捌万元整"),
            (10_000_000_000, "壹亿元整"),
            (100_001_000_000, "壹拾亿零壹万元整"),
            (-100, "负壹元整"),
        ],
    )
    def test_as_on_a_cheque(self, fen, words):
        assert in_words(fen) == words

    @given(yuan_whole=st.integers(1, 10**16 - 1))
    def test_whole_yuan_read_back(self, yuan_whole):
        words = in_words(yuan_whole * 100)
        digits = words.removesuffix("元整").translate(
            str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
        )

        assert cn2an.cn2an(digits, "smart") == yuan_whole

    @given(fen=FEN)
    def test_only_characters_that_cannot_be_altered(self, fen):
        assert set(in_words(fen)) <= set("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整")

    @given(one=FEN, other=FEN)
    def test_no_two_sums_share_their_words(self, one, other):
        assert (in_words(one) == in_words(other)) == (one == other)

    def test_what_the_characters_cannot_say_is_refused(self):
        with pytest.raises(AmountTooHigh):
            in_words(HIGHEST_FEN + 1)
