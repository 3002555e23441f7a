"""Where a rule holds: the country, a province, a city, a county, by the digits of GB/T 2260."""

from __future__ import annotations

import re
from functools import lru_cache

from goufu.law.refusals import Refusal
from goufu.law.words import say

NATION = "CN"
_FORM = re.compile(r"CN(?:-([0-9]{2})([0-9]{2})?([0-9]{2})?)?", re.ASCII)
# The first two digits of GB/T 2260, as ranges: 11-15, 21-23, 31-37 and so on.
_PROVINCES = frozenset(
    str(digits)
    for first, last in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 82),
    )
    for digits in range(first, last + 1)
)


class UnknownPlace(Refusal):
    """The place is not written the way places are written."""

    code = "unknown_place"
    status = 422
    sentence = say("“{place}”不是可以识别的地区。")
    remedy = say("全国写 CN，省写 CN-34，市写 CN-3415，县（区）写 CN-341502，数字用行政区划代码。")


@lru_cache(maxsize=8192)
def from_local_to_national(place: str) -> tuple[str, ...]:
    """Return ``place`` and what it lies in, the most local first.

    >>> from_local_to_national("CN-341502")
    ('CN-341502', 'CN-3415', 'CN-34', 'CN')

    Raises:
        UnknownPlace: not in that form, or a province that does not exist.
    """
    form = _FORM.fullmatch(place)
    if form is None:
        raise UnknownPlace(place=place)
    parts = [part for part in form.groups() if part is not None]
    if parts and (parts[0] not in _PROVINCES or "00" in parts):
        raise UnknownPlace(place=place)
    chain = [f"CN-{''.join(parts[:count])}" for count in range(len(parts), 0, -1)]
    return (*chain, NATION)
