"""A question the law floor answers, and the shape of every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from goufu.law.questions.fields import Field, schema_of
from goufu.law.rows import Answer
from goufu.law.words import Translate, fill

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """One rule that spoke, in words."""

    code: str
    clause: str
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)
    quote: str = ""
    in_force_from: date | None = None
    verified: bool = True
    remedy: str = ""

    @classmethod
    def of(cls, by: Answer, *, code: str, sentence: str, remedy: str = "", **params: Any) -> Reason:
        """Say why, on the strength of a value of the law."""
        return cls(
            code=code,
            clause=by.cite,
            sentence=sentence,
            params=params,
            quote=by.quote,
            in_force_from=by.in_force_from,
            verified=by.verified,
            remedy=remedy,
        )

    def as_json(self, translate: Translate) -> dict[str, Any]:
        """Return it as JSON types, in the language of ``translate``."""
        return {
            "code": self.code,
            "clause": self.clause,
            "sentence": fill(self.sentence, self.params, translate),
            "quote": self.quote,
            "in_force_from": _iso(self.in_force_from),
            "verified": self.verified,
            "remedy": fill(self.remedy, self.params, translate) if self.remedy else "",
        }


@dataclass(frozen=True)
class Verdict:
    """An answer before it is put into words.

    Attributes:
        more: what the answer has beside verdict, reasons and values: JSON types, or something
            that is put into words as ``as_json(translate)``.
        says: the sentence of the first reason is part of the answer.
    """

    verdict: str
    reasons: tuple[Reason, ...]
    used: tuple[Answer, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    says: bool = False

    def as_json(self, translate: Translate) -> dict[str, Any]:
        """Return it as JSON types, in the language of ``translate``."""
        reasons = [reason.as_json(translate) for reason in self.reasons]
        return {
            "verdict": self.verdict,
            **{name: _told(value, translate) for name, value in self.more.items()},
            **({"sentence": reasons[0]["sentence"]} if self.says else {}),
            "reasons": reasons,
            "values": values_of(self.used),
        }


def values_of(answers: Iterable[Answer]) -> dict[str, dict[str, Any]]:
    """Return the parameters that were used, by name."""
    return {answer.name: dict(answer.told) for answer in answers}


@lru_cache(maxsize=4096)
def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _told(value: Any, translate: Translate) -> Any:
    return value.as_json(translate) if hasattr(value, "as_json") else value


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        fields: the facts it asks.
        verdicts: the words it may answer with.
        also: the names of what an answer has beside verdict, reasons and values.
        example: facts that can be asked as they stand.
        answer: finds the verdict; a refusal of the law floor says why there is none.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    verdicts: tuple[str, ...]
    answer: Callable[[Facts], Verdict]
    example: Facts
    also: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of its facts."""
        return {
            "type": "object",
            "title": self.title,
            **schema_of(self.fields),
            "examples": [dict(self.example)],
        }
