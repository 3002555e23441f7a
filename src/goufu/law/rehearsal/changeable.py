"""Which provisions a rehearsal may change, and how a value of each is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from goufu.law import money
from goufu.law.items import CONTENTS, SERVICE_CLASSES
from goufu.law.methods import METHODS
from goufu.law.parties import KINDS, PROVIDERS
from goufu.law.provisions import Provision
from goufu.law.refusals import Refusal
from goufu.law.rehearsal.replay import JUDGEMENTS
from goufu.law.rehearsal.words import HANDLING
from goufu.law.rows import Page, Value, every_page, page
from goufu.law.words import Word, say

NOTHING = frozenset({"无", "none", "null"})  # no rule at all
LONGEST = 3660  # of a period in days, months, years; more is a slip of the pen
WHOLE_PERCENT = 100
_SEPARATORS = re.compile(r"[,，、\s]+")
_PAIR = re.compile(r"(\d{1,3})\s*[-–—~至,，]\s*(\d{1,3})", re.ASCII)
_SUM = re.compile(r"([0-9,，.]+)\s*(万元|元|分)?")
_CASE = re.compile(r"([a-z_/]+)(?:\[([a-z_]+=[a-z_]+(?:,[a-z_]+=[a-z_]+)*)\])?", re.ASCII)


class WrongVariant(Refusal):
    """What is to be supposed makes no sense; ``field`` names what was wrong."""

    status = 422
    field = "changes"


class NoSuchProvision(WrongVariant):
    code = "rehearsal.no_such_provision"
    sentence = say("没有“{key}”这项规定。")
    remedy = say("可以推演的规定见 goufu law rehearse --help，或者在页面的列表中选择。")


class NothingAsksIt(WrongVariant):
    code = "rehearsal.nothing_asks_it"
    sentence = say("“{title}”不影响所推演的任何步骤，改了也不会有不同结果。")
    remedy = say("可以推演的规定见 goufu law rehearse --help，或者在页面的列表中选择。")


class NoSuchCase(WrongVariant):
    code = "rehearsal.no_such_case"
    sentence = say("“{title}”不区分“{case}”。")
    remedy = say("可以区分：{cases}。")


class WrongValue(WrongVariant):
    code = "rehearsal.wrong_value"
    sentence = say("“{title}”的值应当是{wanted}，不能是“{value}”。")
    remedy = say("请改填后重新推演；填“无”表示假定没有这项规定。")


@dataclass(frozen=True)
class Changeable:
    """A provision in one of its cases, as it may be chosen.

    Args:
        case: what it hangs on, sorted pairs; empty for every case.
    """

    key: str
    case: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        case = ",".join(f"{name}={value}" for name, value in self.case)
        return f"{self.key}[{case}]" if case else self.key

    def now(self, on: date, place: str) -> Any:
        """Return what the real law says for services; None where that hangs on more."""
        subject = {"subject": "services"} if "subject" in page(self.key).case else {}
        return Provision(self.key).find(on, place=place, **{**subject, **dict(self.case)})


@cache
def changeable() -> tuple[str, ...]:
    """Return the keys that some judgement asks, in the order in which a project meets them."""
    return tuple(dict.fromkeys(one.key for judgement in JUDGEMENTS for one in judgement.asks))


def choices() -> Iterator[Changeable]:
    """Yield what may be chosen: each provision as a whole, then by what it hangs on."""
    for key in changeable():
        about = page(key)
        yield Changeable(key)
        for name in about.case:
            values = {
                value
                for row in about.all_rows()
                for value in row.case.get(name, ())
                if isinstance(value, str)
            }
            for value in (one for one in METHODS if one in values):
                yield Changeable(key, ((name, value),))


def read_target(text: str) -> Changeable:
    """Read ``procurement/response_period[method=open_tender]``.

    Raises:
        NoSuchProvision, NothingAsksIt, NoSuchCase: there is no such thing to change.
    """
    form = _CASE.fullmatch(text.strip())
    known = {about.key for about in every_page()}
    if form is None or form.group(1) not in known:
        raise NoSuchProvision(key=text.strip())
    key, about = form.group(1), page(form.group(1))
    if key not in changeable():
        raise NothingAsksIt(title=Word(about.title))
    case = tuple(sorted(tuple(one.split("=")) for one in (form.group(2) or "").split(",") if one))
    for name, _value in case:
        if name not in about.case:
            raise NoSuchCase(title=Word(about.title), case=name, cases="、".join(about.case) or "—")
    return Changeable(key, tuple((name, value) for name, value in case))


def read_value(key: str, text: str, *, bare_is_fen: bool) -> Value:
    """Read a value of the provision as people write it; None for no rule at all.

    Args:
        bare_is_fen: a sum without a unit is fen, as programs write it, not yuan.

    Raises:
        WrongValue: of another kind than the provision's own.
    """
    about, written = page(key), text.strip()
    if written.lower() in NOTHING:
        return None
    kind = _kind(about)
    value: Value = _READERS[kind](about, written, bare_is_fen)
    if value is None:
        words = "、".join(_WORDS.get(key, {}).values() or _known(about))
        raise WrongValue(
            title=Word(about.title), wanted=Word(words or _WANTED[kind]), value=written or "—"
        )
    return value


def written(key: str, value: Value) -> str:
    """Write a value so that ``read_value`` reads the same, a sum in yuan."""
    if value is None:
        return "无"
    kind = _kind(page(key))
    if kind == "sum":
        return f"{money.yuan(int(value))}元"  # type: ignore[arg-type]
    if not isinstance(value, tuple):
        return str(value)
    if kind == "pair":
        return "-".join(map(str, value))
    if kind == "bands":
        return " ".join(f"{score}{grade}" for score, grade in value)
    return "、".join(map(str, value))


_WANTED: Mapping[str, str] = {
    "sum": say("金额，如 600000 元或 60 万元"),
    "percent": say("0 到 100 的整数"),
    "pair": say("两个百分数，如 10-30"),
    "whole": say("不大于 3660 的整数"),
    "choice": say("列出的一项"),
    "list": say("列出的几项"),
    "bands": say("从高到低的分数和等级，如 90优 80良 60中 0差"),
    "fixed_day": say("月-日，如 03-31"),
}


def _kind(about: Page) -> str:
    """Return how the values of a page are written, by its unit and by what is there."""
    if about.unit in {"fen", "choice", "fixed_day"}:
        return {"fen": "sum"}.get(about.unit, about.unit)
    there = next(_values(about), None)
    if isinstance(there, tuple):
        if there and isinstance(there[0], tuple):
            return "bands"
        return "pair" if about.unit == "percent" else "list"
    return "percent" if about.unit == "percent" else "whole"


def _values(about: Page) -> Iterator[Any]:
    for row in about.all_rows():
        if row.answer.value is not None:
            yield row.answer.value


_WORDS: Mapping[str, Mapping[Any, str]] = {
    "items/buyable_classes": SERVICE_CLASSES,
    "items/negative_list": CONTENTS,
    "parties/provider_kinds": PROVIDERS,
    "parties/purchaser_kinds": KINDS,
    "procurement/method_at_threshold": METHODS,
    "procurement/methods": METHODS,
    "procurement/plan_handling": {name: HANDLING[name] for name in ("review", "file")},
}


def _known(about: Page) -> dict[str, Any]:
    """Return what may stand in a list or a choice: by its name and by its words."""
    if about.unit not in {"list", "choice"} or _kind(about) == "bands":
        return {}
    there = {
        one for value in _values(about) for one in (value if isinstance(value, tuple) else (value,))
    }
    named = _WORDS.get(about.key, {})
    names = {str(one): one for one in (*named, *sorted(there - set(named), key=str))}
    return names | {words: one for one, words in named.items()}


def _sum(_about: Page, written: str, bare_is_fen: bool) -> Value:
    form = _SUM.fullmatch(written)
    if form is None:
        return None
    number, unit = form.groups()
    try:
        yuan = money.parse_yuan(number.replace("，", ","))
    except Refusal:
        return None
    if unit == "分" or (unit is None and bare_is_fen):
        return yuan // money.FEN_IN_YUAN if number.replace(",", "").isdigit() else None
    return yuan * money.YUAN_IN_WAN if unit == "万元" else yuan


def _whole(most: int) -> Any:
    def read(_about: Page, written: str, _fen: bool) -> Value:
        digits = written.removesuffix("%")
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= len(str(most))
        return int(digits) if is_number and int(digits) <= most else None

    return read


def _pair(_about: Page, written: str, _fen: bool) -> Value:
    form = _PAIR.fullmatch(written.replace("%", ""))
    if form is None:
        return None
    low, high = int(form.group(1)), int(form.group(2))
    return (low, high) if low <= high <= WHOLE_PERCENT else None


def _choice(about: Page, written: str, _fen: bool) -> Value:
    found: Value = _known(about).get(written)
    return found


def _list(about: Page, written: str, _fen: bool) -> Value:
    known = _known(about)
    names = [one for one in _SEPARATORS.split(written) if one]
    if not names or any(one not in known for one in names):
        return None
    return tuple(dict.fromkeys(known[one] for one in names))


def _bands(about: Page, written: str, _fen: bool) -> Value:
    grades = {grade for value in _values(about) for _score, grade in value}
    read = re.findall(r"(\d{1,3})\s*分?\s*(\D+?)(?=[,，、\s]|$)", written)
    bands = tuple((int(score), grade.strip()) for score, grade in read)
    falling = all(a[0] > b[0] for a, b in pairwise(bands))
    whole = bool(bands) and bands[0][0] <= WHOLE_PERCENT and bands[-1][0] == 0
    return bands if whole and falling and {grade for _, grade in bands} <= grades else None


def _fixed_day(_about: Page, written: str, _fen: bool) -> Value:
    try:
        return date.fromisoformat(f"2001-{written}").strftime("%m-%d")  # exists in every year
    except ValueError:
        return None


_READERS: Mapping[str, Any] = {
    "sum": _sum,
    "percent": _whole(WHOLE_PERCENT),
    "pair": _pair,
    "whole": _whole(LONGEST),
    "choice": _choice,
    "list": _list,
    "bands": _bands,
    "fixed_day": _fixed_day,
}
