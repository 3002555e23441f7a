"""Money in integer fen: written in yuan, in units of ten thousand, and in words.

Nothing here knows floating point; shares are rounded down to the fen unless said otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import cn2an

from goufu.law.refusals import Refusal
from goufu.law.words import say

FEN_IN_YUAN = 100
YUAN_IN_WAN = 10_000
BASIS_POINTS = 10_000
HIGHEST_FEN = 10**18 - 1  # one fen below ten quadrillion yuan, still a 64-bit integer

_YUAN = re.compile(r"(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{1,2}))?", re.ASCII)

_REST = re.compile("零?(?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?")


class NotAnAmount(Refusal):
    """The text is not a sum of money in yuan."""

    code = "money.not_an_amount"
    status = 422
    sentence = say("“{text}”不是金额。")
    remedy = say("请以元为单位填写，最多两位小数，例如 1680000.00。")


class AmountTooHigh(Refusal):
    """No purchase is as dear as that."""

    code = "money.too_high"
    status = 422
    sentence = say("金额过大：{text}。")
    remedy = say("请核对单位是元还是万元。")


def yuan(fen: int) -> str:
    """Write a sum in yuan, two decimals, thousands apart.

    >>> yuan(168_000_000)
    '1,680,000.00'
    >>> yuan(-5)
    '-0.05'
    """
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), FEN_IN_YUAN)
    return f"{sign}{whole:,}.{rest:02d}"


def wan(fen: int, places: int = 2) -> str:
    """Write a sum in units of ten thousand yuan (万元), half up.

    >>> wan(168_000_000)
    '168.00'
    >>> wan(123_456_789, places=6)
    '123.456789'
    """
    sign = "-" if fen < 0 else ""
    scaled = divide_half_up(abs(fen) * 10**places, FEN_IN_YUAN * YUAN_IN_WAN)
    whole, rest = divmod(scaled, 10**places)
    return f"{sign}{whole:,}" + (f".{rest:0{places}d}" if places else "")


def parse_yuan(text: str) -> int:
    """Read a sum in yuan as people type it.

    >>> parse_yuan("1,680,000.5")
    168000050

    Raises:
        NotAnAmount: not digits with at most two decimals.
        AmountTooHigh: more than the books can hold.
    """
    form = _YUAN.fullmatch(text.strip())
    if form is None:
        raise NotAnAmount(text=text)
    sign, whole, decimals = form.groups()
    digits = whole.replace(",", "").lstrip("0")
    if len(digits) > len(str(HIGHEST_FEN)):
        raise AmountTooHigh(text=text)
    fen = int(digits or "0") * FEN_IN_YUAN + int((decimals or "0").ljust(2, "0"))
    if fen > HIGHEST_FEN:
        raise AmountTooHigh(text=text)
    return -fen if sign else fen


def share(fen: int, basis_points: int) -> int:
    """Take a share in ten-thousandths, rounded down to the fen.

    >>> share(99_999, 1_000)
    9999
    """
    return fen * basis_points // BASIS_POINTS


def percent(fen: int, hundredths: int) -> int:
    """Take a share in percent, rounded down to the fen.

    >>> percent(168_000_000, 10)
    16800000
    """
    return share(fen, hundredths * 100)


def divide_half_up(value: int, by: int) -> int:
    """Divide and round half away from zero, as amounts are rounded in accounts.

    >>> divide_half_up(5, 2), divide_half_up(-5, 2)
    (3, -3)
    """
    halves = (abs(value) * 2 + by) // (by * 2)
    return halves if value >= 0 else -halves


def round_together(parts: Sequence[int], *, to: int, total: int | None = None) -> list[int]:
    """Round parts down or up to multiples of ``to`` so that they add up (largest remainder).

    Returns how many times ``to`` each part is. What is lacking goes, one each, to the parts that
    lose most by being cut; a part that is a multiple stays what it is.

    Args:
        total: what they add up to; their sum, rounded half up, where not given. A whole of which
            these are the parts was itself rounded down or up.

    >>> round_together([333_333, 333_333, 333_334], to=10_000)
    [33, 33, 34]
    >>> round_together([-15_000, 40_000], to=10_000)
    [-1, 4]
    """
    goal = divide_half_up(sum(parts), to) if total is None else total
    rounded = [part // to for part in parts]
    by_loss = sorted(range(len(parts)), key=lambda place: (-(parts[place] % to), place))
    for place in by_loss[: goal - sum(rounded)]:
        rounded[place] += 1
    return rounded


def split(fen: int, weights: tuple[int, ...]) -> tuple[int, ...]:
    """Split a sum by weights without losing a fen; what remains goes to the last part.

    >>> split(100, (1, 1, 1))
    (33, 33, 34)
    """
    total = sum(weights)
    parts = [fen * weight // total for weight in weights]
    parts[-1] += fen - sum(parts)
    return tuple(parts)


class NotInCapitals(NotAnAmount):
    """The text is not a sum in capital characters."""

    code = "money.not_in_capitals"
    sentence = say("“{text}”不是大写金额。")
    remedy = say("请照抄大写金额，例如壹佰陆拾捌万元整。")


def parse_words(text: str) -> int:
    """Read a sum in capital characters (大写金额).

    >>> parse_words("壹佰陆拾捌万元整"), parse_words("壹仟零叁元零伍分")
    (168000000, 100305)

    Raises:
        NotInCapitals: it is no such sum.
    """
    said = text.strip().replace("圆", "元").replace("人民币", "")
    whole, yuan_sign, rest = said.partition("元")
    read = _REST.fullmatch(rest.removesuffix("整"))
    try:
        if not yuan_sign or read is None:
            raise ValueError
        fen = int(cn2an.cn2an(whole, "normal")) * FEN_IN_YUAN
        ten, one = (int(cn2an.cn2an(part, "normal")) if part else 0 for part in read.groups())
    except ValueError:
        raise NotInCapitals(text=text) from None
    return fen + ten * 10 + one


def in_words(fen: int) -> str:
    """Write a sum in the characters that cannot be altered (大写金额).

    >>> in_words(168_000_000)
    '壹佰陆拾捌万元整'
    >>> in_words(100_305)
    '壹仟零叁元零伍分'

    Raises:
        AmountTooHigh: more than the characters in use can say.
    """
    if abs(fen) > HIGHEST_FEN:
        raise AmountTooHigh(text=yuan(fen))
    whole, rest = divmod(abs(fen), FEN_IN_YUAN)
    words = str(cn2an.an2cn(f"{whole}.{rest:02d}" if rest else str(whole), "rmb"))
    return f"负{words}" if fen < 0 else words
