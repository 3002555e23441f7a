"""What may be supposed, how it is written, and what is refused."""

from __future__ import annotations

import json
from datetime import date

import pytest

from goufu.law.places import UnknownPlace
from goufu.law.rehearsal import asking, changeable
from goufu.law.rehearsal.asking import read_variant
from goufu.law.rehearsal.changeable import choices, read_value
from goufu.law.rows import page

SINCE, NOW = date(2015, 1, 1), date(2026, 11, 26)


def ask(*changes: tuple[str, str], **facts):
    return read_variant(changes, **{"since": SINCE, "today": NOW, **facts})


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("procurement/open_tender_threshold", "60000000", 60_000_000),
        ("procurement/open_tender_threshold", "60 万元", 60_000_000),
        ("procurement/open_tender_threshold", "600,000元", 60_000_000),
        ("contract/filing_period", "5", 5),
        ("contract/filing_period", "无", None),
        ("procurement/low_price_below_average", "55%", 55),
        ("procurement/price_weight_range", "10-30", (10, 30)),
        ("procurement/plan_handling", "向财政备案", "file"),
        ("procurement/methods", "公开招标、邀请招标", ("open_tender", "invited_tender")),
        ("items/buyable_classes", "1,2", (1, 2)),
        (
            "performance/grade_bands",
            "90优 75良 60中 0差",
            ((90, "优"), (75, "良"), (60, "中"), (0, "差")),
        ),
    ],
)
def test_a_value_is_written_as_people_write_it(key, written, value):
    assert ask((key, written)).changes[0].value == value


def test_a_bare_sum_is_yuan_where_people_type_it():
    assert (
        read_value("procurement/open_tender_threshold", "600000", bare_is_fen=False) == 60_000_000
    )


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("procurement/open_tender_threshold", "许多"),
        ("procurement/open_tender_threshold", "-1"),
        ("contract/filing_period", "五"),
        ("contract/filing_period", "5.5"),
        ("contract/filing_period", "99999"),
        ("contract/filing_period", ""),
        ("procurement/low_price_below_average", "101"),
        ("procurement/price_weight_range", "30-10"),
        ("procurement/plan_handling", "抓阄"),
        ("procurement/methods", "公开招标、抓阄"),
        ("performance/grade_bands", "60中 90优 0差"),
        ("performance/grade_bands", "90优 60中"),
    ],
)
def test_a_value_of_another_kind_is_refused(key, written):
    with pytest.raises(changeable.WrongValue) as refused:
        ask((key, written))
    assert "应当是" in str(refused.value)


def test_what_no_step_asks_cannot_be_rehearsed():
    with pytest.raises(changeable.NothingAsksIt):
        ask(("contract/record_keeping", "10"))


@pytest.mark.parametrize(
    "target", ["contract/nothing", "../secrets", "", "contract/filing_period[x"]
)
def test_a_provision_that_does_not_exist_is_refused(target):
    with pytest.raises(changeable.NoSuchProvision):
        ask((target, "5"))


def test_a_case_that_the_provision_does_not_know_is_refused():
    with pytest.raises(changeable.NoSuchCase):
        ask(("contract/filing_period[method=open_tender]", "5"))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"since": date(2002, 12, 31)}, "since"),
        ({"since": date(2026, 11, 27)}, "since"),
        ({"law_of": date(2026, 11, 27)}, "law_of"),
    ],
)
def test_a_day_out_of_range_is_refused(facts, field):
    with pytest.raises(asking.DayOutOfRange) as refused:
        ask(("contract/filing_period", "5"), **facts)
    assert refused.value.field == field


def test_nothing_supposed_the_same_twice_and_no_such_place_are_refused():
    with pytest.raises(asking.NothingSupposed):
        ask()
    with pytest.raises(asking.SupposedTwice):
        ask(("contract/filing_period", "5"), ("contract/filing_period", "6"))
    with pytest.raises(UnknownPlace):
        ask(("contract/filing_period", "5"), place="六安")


@pytest.mark.parametrize("key", changeable.changeable())
def test_a_present_value_is_written_as_it_is_read(key):
    there = {row.answer.value for rows in page(key).rows.values() for row in rows}

    for value in {*there, None} if there else {600_000_50, None}:
        shown = changeable.written(key, value)
        assert read_value(key, shown, bare_is_fen=False) == value, shown


def test_everything_offered_can_be_chosen():
    for one in choices():
        assert changeable.read_target(str(one)) == one
        one.now(NOW, "CN-3415")


def test_a_variant_survives_being_written_down():
    variant = ask(
        ("procurement/response_period[method=open_tender]", "30"),
        ("performance/grade_bands", "90优 0差"),
        ("contract/filing_period", "无"),
        law_of=date(2020, 1, 1),
        place="CN-34",
    )

    assert asking.from_json(json.loads(json.dumps(asking.as_json(variant)))) == variant
