"""Whether a committee may evaluate: its size, its experts, who must not sit on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goufu.law.provisions import Answer
from goufu.law.values.procurement import (
    COMMITTEE_AGENCY,
    COMMITTEE_EXPERT_SHARE,
    COMMITTEE_LARGE_BUDGET,
    COMMITTEE_LAW_EXPERT,
    COMMITTEE_OWN_UNIT,
    COMMITTEE_PARITY,
    COMMITTEE_SIZE,
    SINGLE_SOURCE_NEGOTIATORS,
)
from goufu.law.words import say

ROLES: Mapping[str, str] = {
    "expert": say("评审专家"),
    "purchaser": say("采购人代表"),
    "agency": say("采购代理机构人员"),
}
EXPERT, PURCHASER, AGENCY = ROLES

BODIES: Mapping[str, str] = {
    "open_tender": say("评标委员会"),
    "invited_tender": say("评标委员会"),
    "negotiation": say("谈判小组"),
    "inquiry": say("询价小组"),
    "consultation": say("磋商小组"),
    "single_source": say("单一来源采购人员"),
    "framework": say("评审委员会"),
}
OTHER_BODY = say("评审小组")
THIRDS = 3  # The share of experts is given in thirds.


@dataclass(frozen=True)
class Member:
    """One member: in which role, and whether the purchasing unit employs the person."""

    role: str
    own_unit: bool
    law_expert: bool = False


@dataclass(frozen=True)
class Finding:
    """One rule that the committee keeps or breaks.

    Attributes:
        rule: ``size``, ``parity``, ``experts``, ``own_unit``, ``agency``, ``law_expert`` or
            ``negotiators``.
        params: what its sentence is filled with.
        members: which members break it, counted from 0.
    """

    rule: str
    by: Answer
    kept: bool
    params: Mapping[str, Any] = field(default_factory=dict)
    members: tuple[int, ...] = ()


def examine(
    members: Sequence[Member],
    *,
    on: date,
    place: str,
    method: str,
    large: bool = False,
    at_threshold: bool = False,
    technically_complex: bool = False,
) -> tuple[Finding, ...]:
    """Hold a committee against every rule of the day on its method, in the order of the law.

    Args:
        large: see ``is_large``.
        at_threshold: the budget reaches the open-tender threshold.

    Raises:
        NothingInForce: the law of the day says nothing of a committee for that method.
    """
    if method == "single_source":
        by = SINGLE_SOURCE_NEGOTIATORS.on(on, place=place)
        return (Finding("negotiators", by, kept=bool(members)),)
    size = COMMITTEE_SIZE.on(on, place=place, method=method, large=large, at_threshold=at_threshold)
    found = [
        _size(members, size),
        *_parity(members, COMMITTEE_PARITY.find(on, place=place, method=method)),
        *_experts(members, COMMITTEE_EXPERT_SHARE.find(on, place=place, method=method)),
        *_own_unit(members, COMMITTEE_OWN_UNIT.find(on, place=place, method=method)),
        *_agency(members, COMMITTEE_AGENCY.find(on, place=place, method=method)),
    ]
    if technically_complex:
        found += _law_expert(members, COMMITTEE_LAW_EXPERT.find(on, place=place, method=method))
    return tuple(found)


def is_large(
    *, budget_fen: int, technically_complex: bool, high_impact: bool, on: date, place: str
) -> bool:
    """Test whether the law of the day wants the larger committee."""
    law = COMMITTEE_LARGE_BUDGET.find(on, place=place)
    dear = law is not None and budget_fen >= law.value
    return dear or technically_complex or high_impact


def are_enough_experts(experts: int, *, of: int, thirds: int) -> bool:
    """Test whether the experts make up so many thirds of a committee.

    >>> are_enough_experts(4, of=6, thirds=2), are_enough_experts(3, of=5, thirds=2)
    (True, False)
    """
    return experts * THIRDS >= of * thirds


def _size(members: Sequence[Member], by: Answer) -> Finding:
    count = len(members)
    return Finding("size", by, count >= by.value, {"count": count, "needed": by.value})


def _parity(members: Sequence[Member], by: Answer | None) -> Iterator[Finding]:
    if by is not None:
        yield Finding("parity", by, bool(len(members) & 1), {"count": len(members)})


def _experts(members: Sequence[Member], by: Answer | None) -> Iterator[Finding]:
    if by is None:
        return
    experts = sum(member.role == EXPERT for member in members)
    yield Finding(
        "experts",
        by,
        are_enough_experts(experts, of=len(members), thirds=by.value),
        {"count": len(members), "experts": experts, "share": by.value},
    )


def _own_unit(members: Sequence[Member], by: Answer | None) -> Iterator[Finding]:
    if by is not None:
        yield _none_of(members, "own_unit", by, lambda one: one.own_unit and one.role == EXPERT)


def _agency(members: Sequence[Member], by: Answer | None) -> Iterator[Finding]:
    if by is not None:
        yield _none_of(members, "agency", by, lambda one: one.role == AGENCY)


def _none_of(
    members: Sequence[Member], rule: str, by: Answer, breaks: Callable[[Member], bool]
) -> Finding:
    wrong = tuple(number for number, member in enumerate(members) if breaks(member))
    numbers = "、".join(str(number + 1) for number in wrong)
    return Finding(rule, by, not wrong, {"numbers": numbers}, wrong)


def _law_expert(members: Sequence[Member], by: Answer | None) -> Iterator[Finding]:
    if by is None:
        return
    lawyers = sum(member.law_expert and member.role == EXPERT for member in members)
    yield Finding("law_expert", by, lawyers >= by.value, {"needed": by.value})
