"""Which method may be used, by amount, object and ground, under the law of the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from goufu.law.methods import GROUNDS
from goufu.law.methods import METHODS as NAMES
from goufu.law.provisions import Answer, era_of, home_of, is_shipped_law_alone
from goufu.law.values.procurement import (
    MAIN_METHOD,
    METHOD_AT_THRESHOLD,
    METHOD_GROUND_LIMITS,
    METHOD_GROUNDS,
    METHOD_SUBJECTS,
    METHODS,
    OTHER_METHODS_APPROVAL,
    OTHER_WAYS,
    SECTOR_HEAD_CONSENT,
    SINGLE_SOURCE_PUBLICITY_PERIOD,
)
from goufu.law.why import record, unheard

Verdict = Literal["required", "allowed", "allowed_with_approval", "forbidden"]
MAIN = "open_tender"
SINGLE, SOLE = "single_source", "sole_supplier"
SERVICES = "services"
NOT_COMPETITIVE = "not_competitive"


@dataclass(frozen=True)
class Said:
    """One rule that spoke on a method.

    Attributes:
        rule: ``main``, ``required``, ``unknown``, ``not_for_subject``, ``no_ground``, ``ground``,
            ``approval``, ``limit``, ``publicity`` or ``consent``.
        grounds: the ground it is about; of ``no_ground``, those that would do.
    """

    rule: str
    by: Answer
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Whether one method may be used, and the rules that say so, in the order of the law."""

    method: str
    verdict: Verdict
    said: tuple[Said, ...]


@dataclass(frozen=True, eq=False)
class Choices:
    """What the law says of every method; one object for all who ask the same."""

    of: Mapping[str, Choice]


@dataclass(frozen=True)
class _Purchase:
    """What is bought when and where: all that the methods hang on."""

    on: date
    place: str
    subject: str
    at_threshold: bool
    grounds: frozenset[str]


def choose(
    *,
    on: date,
    place: str,
    subject: str,
    amount_fen: int,
    threshold_fen: int | None,
    grounds: Iterable[str],
) -> Choices:
    """Say of every method whether it may be used.

    At or above the threshold the open tender is required, and another method needs approval
    beside a ground of its own; below it a ground is enough.

    Whoever listens does not hear of all that was looked up; see ``tell``.

    Args:
        threshold_fen: the open-tender threshold of the day and place, None where none is set.
        grounds: what is claimed for the purchase, see ``GROUNDS``.

    Raises:
        NothingInForce: no law on methods was in force that day.
    """
    METHODS.on(on, place=place)
    at_threshold = threshold_fen is not None and amount_fen >= threshold_fen
    claimed = frozenset(grounds)
    with unheard():
        if is_shipped_law_alone():
            about = _Purchase(era_of(on), home_of(place), subject, at_threshold, claimed)
            return _remembered(about)
        return _chosen(_Purchase(on, place, subject, at_threshold, claimed))


def tell(choice: Choice) -> None:
    """Tell whoever listens which rules decided on one method."""
    for said in choice.said:
        record(said.by.as_asked())


@lru_cache(maxsize=1_024)
def _remembered(about: _Purchase) -> Choices:
    return _chosen(about)


def _chosen(about: _Purchase) -> Choices:
    asks = METHOD_AT_THRESHOLD.find(about.on, place=about.place, subject=about.subject)
    if asks is None or asks.value != MAIN:
        about = replace(about, at_threshold=False)  # the law of the day binds nobody to it
    return Choices({choice.method: choice for choice in _each(about)})


def _each(about: _Purchase) -> Iterator[Choice]:
    known = METHODS.on(about.on, place=about.place)
    ways = OTHER_WAYS.find(about.on, place=about.place)
    for method in NAMES:
        if method == MAIN:
            yield _main(about)
        elif method in known.value:
            yield _by_ground(about, method, _grounds_of(about, method))
        elif ways is not None and method in ways.value and about.subject == SERVICES:
            yield _by_ground(about, method, {NOT_COMPETITIVE: ways})
        else:
            yield Choice(method, "forbidden", (Said("unknown", known),))


def _main(about: _Purchase) -> Choice:
    main = Said("main", MAIN_METHOD.on(about.on, place=about.place))
    if not about.at_threshold:
        return Choice(MAIN, "allowed", (main,))
    asks = METHOD_AT_THRESHOLD.on(about.on, place=about.place, subject=about.subject)
    return Choice(MAIN, "required", (main, Said("required", asks)))


def _grounds_of(about: _Purchase, method: str) -> dict[str, Answer]:
    """Return the grounds on which the law of the day lets a method be used for the object."""
    found = (
        (
            ground,
            METHOD_GROUNDS.find(
                about.on, place=about.place, subject=about.subject, method=method, ground=ground
            ),
        )
        for ground in GROUNDS
    )
    return {ground: by for ground, by in found if by is not None}


def _by_ground(about: _Purchase, method: str, lawful: dict[str, Answer]) -> Choice:
    only_for = METHOD_SUBJECTS.find(about.on, place=about.place, method=method)
    if only_for is not None and about.subject not in only_for.value:
        return Choice(method, "forbidden", (Said("not_for_subject", only_for),))
    claimed = tuple(ground for ground in lawful if ground in about.grounds)
    if not claimed:
        known = METHODS.on(about.on, place=about.place)
        by = next(iter(lawful.values()), known)
        return Choice(method, "forbidden", (Said("no_ground", by, tuple(lawful)),))
    said = tuple(Said("ground", lawful[ground], (ground,)) for ground in claimed)
    limits = tuple(_limits(about, method, claimed, said))
    if not about.at_threshold:
        return Choice(method, "allowed", (*said, *limits))
    approval, consent = _approval(about), _consent(about, method)
    publicity = _publicity(about, method, claimed)
    return Choice(
        method, "allowed_with_approval", (*said, *approval, *limits, *publicity, *consent)
    )


def _limits(
    about: _Purchase, method: str, claimed: tuple[str, ...], said: tuple[Said, ...]
) -> Iterator[Said]:
    spoken = {one.by.cite for one in said}
    for ground in claimed:
        by = METHOD_GROUND_LIMITS.find(about.on, place=about.place, method=method, ground=ground)
        if by is not None and by.cite not in spoken:
            yield Said("limit", by, (ground,))


def _approval(about: _Purchase) -> tuple[Said, ...]:
    by = OTHER_METHODS_APPROVAL.find(about.on, place=about.place, subject=about.subject)
    return () if by is None else (Said("approval", by),)


def _consent(about: _Purchase, method: str) -> tuple[Said, ...]:
    by = SECTOR_HEAD_CONSENT.find(about.on, place=about.place, subject=about.subject, method=method)
    return () if by is None else (Said("consent", by),)


def _publicity(about: _Purchase, method: str, claimed: tuple[str, ...]) -> tuple[Said, ...]:
    if method != SINGLE or SOLE not in claimed or about.subject == "works":
        return ()
    by = SINGLE_SOURCE_PUBLICITY_PERIOD.find(about.on, place=about.place)
    return () if by is None else (Said("publicity", by),)
