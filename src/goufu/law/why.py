"""Why the platform decided as it did: every value looked up and every rule asked.

>>> with collect() as asked:
...     record(Asked(kind="rule", code="example", clause="", sentence="例"))
>>> [one.code for one in asked]
['example']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar

from goufu.law.refusals import Refusal

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Asked:
    """One value that was looked up, or one rule that was asked and said yes.

    Attributes:
        code: the key of the provision (``contract/signing_period``) or of the rule.
        sentence: template in Chinese, filled with ``params``.
        quote: the words of the statute, empty where no text is at hand.
        verified: False where the value is known only from memory.
    """

    kind: Literal["value", "rule"]
    code: str
    clause: str
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)
    quote: str = ""
    value: Any = None
    unit: str = ""
    in_force_from: date | None = None
    verified: bool = True
    place: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return self.sentence.format(**self.params)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON types, the sentence both filled in and as template."""
        return {
            "kind": self.kind,
            "code": self.code,
            "clause": self.clause,
            "sentence": str(self),
            "sentence_template": self.sentence,
            "params": {name: _plain(value) for name, value in self.params.items()},
            "quote": self.quote,
            "value": _plain(self.value),
            "unit": self.unit,
            "in_force_from": _plain(self.in_force_from),
            "verified": self.verified,
            "place": self.place,
            "remedy": self.remedy,
        }


def up_to_refusal(asked: list[Asked], said_no: Asked | None) -> list[dict[str, Any]]:
    """Return what was asked as JSON types; the rule that refused comes last and says so."""
    told = [one.as_json() for one in asked]
    return [*told, {**said_no.as_json(), "refused": True}] if said_no else told


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


_listening: ContextVar[tuple[list[Asked], ...]] = ContextVar("goufu_law_asked", default=())


def is_collecting() -> bool:
    """Test whether anybody listens, so that nothing is built for nobody."""
    return bool(_listening.get())


@contextmanager
def collect() -> Iterator[list[Asked]]:
    """Collect what is asked inside the block; an outer block hears it too."""
    asked: list[Asked] = []
    token = _listening.set((*_listening.get(), asked))
    try:
        yield asked
    finally:
        _listening.reset(token)


@contextmanager
def unheard() -> Iterator[None]:
    """Look things up without telling anybody, where much is looked up and little of it counts."""
    token = _listening.set(())
    try:
        yield
    finally:
        _listening.reset(token)


def record(asked: Asked) -> None:
    """Tell everyone who collects."""
    for listener in _listening.get():
        listener.append(asked)


def rule(code: str, clause: str = "") -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a check of a room's ``rules.py``; a check that passes is recorded.

    The first line of the docstring is the statute's own sentence. The check refuses by raising.

    Args:
        code: stable name of the rule, such as ``award.next_in_ranking``.
        clause: the article it stands on, empty when it is house order.
    """

    def declare(check: Callable[P, R]) -> Callable[P, R]:
        quote = (check.__doc__ or "").strip().partition("\n")[0].strip()
        passed = Asked(
            kind="rule",
            code=code,
            clause=clause,
            sentence="{quote}",
            params={"quote": quote or code},
            quote=quote,
        )

        @wraps(check)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                answer = check(*args, **kwargs)
            except Refusal as refusal:
                refusal.said_no = refusal.said_no or passed
                raise
            record(passed)
            return answer

        asked.rule = passed  # type: ignore[attr-defined]
        return asked

    return declare
