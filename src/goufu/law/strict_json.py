"""JSON as the law floor reads it: no name twice in an object, no number that is none."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NotJson(Refusal):
    """What came in cannot be read as JSON."""

    code = "not_json"
    status = 422
    sentence = say("输入不是有效的 JSON：{problem}。")


class TwiceTheSameField(Refusal):
    """A name stands twice in one object, and nobody knows which is meant."""

    code = "duplicate_field"
    status = 422
    sentence = say("“{field}”出现了两次。")

    def __init__(self, *, field: str) -> None:
        super().__init__(field=field)
        self.field = field


def decoded(raw: bytes) -> str:
    """Return the text that the bytes are.

    Raises:
        NotJson: they are not UTF-8.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotJson(problem=say("不是 UTF-8 编码")) from None


def read_json(text: str) -> Any:
    """Return what the text says.

    Raises:
        NotJson: it is not JSON.
        TwiceTheSameField: an object gives a name twice.
    """
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise NotJson(problem=str(error)) from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) != len(pairs):
        names = [name for name, _ in pairs]
        raise TwiceTheSameField(field=next(one for one in names if names.count(one) > 1))
    return read


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_without_doubles, parse_constant=_no_constant)
