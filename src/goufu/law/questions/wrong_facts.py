"""How facts can fail to fit a question, each with the fact that does not fit."""

from __future__ import annotations

from typing import Any

from goufu.law.places import UnknownPlace
from goufu.law.refusals import Refusal
from goufu.law.words import say


class WrongFacts(Refusal):
    """The facts do not fit the question; ``field`` names the one that does not."""

    status = 422

    def __init__(self, *, field: str | None = None, **params: Any) -> None:
        self.field = field
        super().__init__(**({} if field is None else {"field": field}), **params)

    def inside(self, path: str) -> WrongFacts:
        """Return the same refusal, its field named by the path from one level further out."""
        within = f"{path}.{self.field}" if self.field else path
        return type(self)(**{**self.params, "field": within})


class NotAnObject(WrongFacts):
    """Facts are given by name."""

    code = "not_an_object"
    sentence = say("事实应当是一个 JSON 对象。")


class UnknownField(WrongFacts):
    """The question asks no such fact."""

    code = "unknown_field"
    sentence = say("这个问题没有“{field}”这一项。")
    remedy = say("可以填写：{fields}。")


class MissingField(WrongFacts):
    """A fact that the answer hangs on was not given."""

    code = "missing_field"
    sentence = say("缺少“{field}”。")


class WrongType(WrongFacts):
    """The fact is of another kind."""

    code = "wrong_type"
    sentence = say("“{field}”应当是{wanted}。")


class OutOfRange(WrongFacts):
    """The number is smaller or larger than it can be."""

    code = "out_of_range"
    sentence = say("“{field}”的 {value} 不在允许的范围内。")
    remedy = say("最小 {least}，最大 {most}。")


class GivenTwice(WrongFacts):
    """Two records bear the name by which the answer tells them apart."""

    code = "duplicate_value"
    sentence = say("“{field}”的“{value}”与前面的重复。")
    remedy = say("请逐一使用不同的编号。")


class NotADay(WrongFacts):
    """The text is not a day of the calendar."""

    code = "not_a_day"
    sentence = say("“{field}”的“{value}”不是日期。")
    remedy = say("请写成 2026-01-31 这样的日期。")


class UnknownValue(WrongFacts):
    """The text is not one of those that are known."""

    code = "unknown_value"
    sentence = say("“{field}”没有“{value}”这个选项。")
    remedy = say("可以选择：{choices}。")


class NotAPlace(WrongFacts):
    """The text is not a place."""

    code = "unknown_place"
    sentence = say("“{field}”的“{value}”不是可以识别的地区。")
    remedy = UnknownPlace.remedy
