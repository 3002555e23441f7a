"""Words that a person will read: marked here, translated at the doors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

Translate = Callable[[str], str]


def say(text: str) -> str:
    """Mark ``text`` for the catalogues of translation and return it unchanged.

    The floors without Django write Simplified Chinese and mark it with this; the doors translate.

    >>> say("签订合同")
    '签订合同'
    """
    return text


class Word(str):
    """A parameter of a sentence that is itself a marked text, and is translated with it."""

    __slots__ = ()


class Words(tuple[str, ...]):
    """Several marked texts in one parameter, named one after the other."""

    __slots__ = ()
    between: ClassVar[str] = say("、")

    def __format__(self, spec: str) -> str:
        return format(self.between.join(self), spec)


class Phrases(Words):
    """Words that are long, with commas of their own."""

    __slots__ = ()
    between: ClassVar[str] = say("；")


def as_is(text: str) -> str:
    """Leave a text in the language it was written in."""
    return text


def fill(template: str, params: Mapping[str, Any], translate: Translate = as_is) -> str:
    """Fill a marked template, translating it and those of its parameters that are words.

    >>> fill("{title}到期", {"title": Word("签订合同")}, {"{title}到期": "{title} is due",
    ...     "签订合同": "Signing"}.__getitem__)
    'Signing is due'
    """
    if translate is as_is:
        return template.format_map(params)
    said = {name: _said(value, translate) for name, value in params.items()}
    return translate(template).format_map(said)


def _said(value: Any, translate: Translate) -> Any:
    if isinstance(value, Word):
        return translate(value)
    if isinstance(value, Words):
        return translate(value.between).join(map(translate, value))
    return value
