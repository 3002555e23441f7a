"""What a field says of itself wins over what its type says."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from goufu.base.doors.sheets import Line, Money, Reason, Sheet, Whole, field, fields_of


class Example(Sheet):
    year: Whole = field("年度", ge=2000, le=2100, default=2015)
    number: Line = field("号码", max_length=5, default="1")
    reason: Reason = field("理由", min_length=10, default="")
    price_fen: Money = field("单价", ge=1, default=1)
    plain: Whole = field("人数", default=0)
    title: Line = field("名称", default="名")


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("year", 2000, 1999),
        ("year", 2100, 2101),
        ("number", "12345", "123456"),
        ("reason", "一二三四五六七八九十", "一二三四五六七八九"),
        ("price_fen", 1, 0),
        ("plain", 0, -1),
        ("title", "字" * 200, "字" * 201),
        ("title", "字", " "),
    ],
)
def test_the_last_value_that_is_right_and_the_first_that_is_wrong(name, right, wrong):
    assert getattr(Example(**{name: right}), name) == right
    with pytest.raises(ValidationError):
        Example(**{name: wrong})


def test_the_form_and_the_schema_say_the_same():
    year, number, *_ = fields_of(Example)
    schema = Example.model_json_schema()["properties"]

    assert (year.minimum, year.maximum) == (2000, 2100)
    assert (schema["year"]["minimum"], schema["year"]["maximum"]) == (2000, 2100)
    assert number.max_length == schema["number"]["maxLength"] == 5
