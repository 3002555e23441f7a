"""Unified social credit codes (统一社会信用代码, GB 32100-2015): valid or not, and whose.

>>> examine("91110000600037341L").verdict
'valid'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from goufu.law.words import say

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
_NUMBER_OF = {character: number for number, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, place, len(ALPHABET)) for place in range(LENGTH - 1))
_DIVISION = range(2, 8)
STANDARD = "GB 32100-2015"

_KINDS = {
    "11": "organ",
    "12": "institution",
    "13": "mass_organisation",
    "31": "law_firm",
    "51": "association",
    "52": "private_non_enterprise_unit",
    "53": "foundation",
    "54": "grassroots_committee",
    "55": "grassroots_committee",
    "81": "trade_union",
    "91": "enterprise",
    "92": "individual_business",
    "93": "farmers_cooperative",
    "N1": "rural_collective",
    "N2": "rural_collective",
    "N3": "rural_collective",
}


@dataclass(frozen=True)
class Examined:
    """What is to be said of a code.

    Attributes:
        kind: guessed from the first two characters, ``other`` where they say nothing known.
        sentence: template of what is right, or of which character is wrong.
        position: the character that is wrong, counted from one; None where all are right or the
            length is.
    """

    verdict: Literal["valid", "invalid"]
    kind: str
    sentence: str
    params: dict[str, Any]
    position: int | None = None

    def __str__(self) -> str:
        return self.sentence.format(**self.params)


def kind_of(code: str) -> str:
    """Guess from the prefix what kind of body has this code.

    >>> kind_of("52341500MJA123456X")
    'private_non_enterprise_unit'
    """
    return _KINDS.get(code[:2], "other")


def check_character(first_seventeen: str) -> str:
    """Compute the eighteenth character.

    >>> check_character("91110000600037341")
    'L'
    """
    total = sum(
        _NUMBER_OF[character] * weight
        for character, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return ALPHABET[-total % len(ALPHABET)]


def is_valid(code: str) -> bool:
    """Test whether ``code`` could have been given out."""
    return examine(code).verdict == "valid"


def examine(code: str) -> Examined:
    """Say whether ``code`` is valid, and if not, which character is wrong."""
    if len(code) != LENGTH:
        return _invalid(
            code, say("统一社会信用代码应为18位，此代码为{length}位。"), None, length=len(code)
        )
    for place, character in enumerate(code):
        if character not in _NUMBER_OF:
            return _invalid(
                code,
                say("第{position}位“{character}”不是统一社会信用代码使用的字符。"),
                place,
                character=character,
            )
        if place in _DIVISION and not character.isdigit():
            return _invalid(
                code,
                say("第{position}位“{character}”应为数字：第3至8位是登记机关行政区划码。"),
                place,
                character=character,
            )
    expected = check_character(code[:-1])
    if code[-1] != expected:
        return _invalid(
            code,
            say("第{position}位校验码“{character}”不对，按前17位应为“{expected}”。"),
            LENGTH - 1,
            character=code[-1],
            expected=expected,
        )
    return Examined("valid", kind_of(code), say("校验码正确。"), {})


def _invalid(code: str, sentence: str, place: int | None, **params: Any) -> Examined:
    position = None if place is None else place + 1
    if position is not None:
        params["position"] = position
    return Examined("invalid", kind_of(code), sentence, params, position)
