"""What the running action has read of a project: who stands where, what holds it up.

An action asks for both many times over, for every check, duty and message. They are read once and
forgotten when they change and when the action ends. Outside an action nothing is remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from goufu.base.workflow.models import Hold, Standing

Parties = dict[str, frozenset[int]]


@dataclass
class _Known:
    parties: dict[str, Parties] = field(default_factory=dict)
    holds: dict[str, Hold | None] = field(default_factory=dict)


_known: ContextVar[_Known | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember inside what is asked; the outermost action opens this."""
    token = _known.set(_Known())
    try:
        yield
    finally:
        _known.reset(token)


def parties_of(project_code: str) -> Parties:
    """Return the organisations that stand in a project, by party."""
    known = _known.get()
    if known is None:
        return _parties(project_code)
    if project_code not in known.parties:
        known.parties[project_code] = _parties(project_code)
    return known.parties[project_code]


def hold_on(project_code: str) -> Hold | None:
    """Return what holds a project up, where something does."""
    known = _known.get()
    if known is None:
        return _hold(project_code)
    if project_code not in known.holds:
        known.holds[project_code] = _hold(project_code)
    return known.holds[project_code]


def forget(project_code: str) -> None:
    """Read anew: somebody came in, a hold was placed or lifted."""
    known = _known.get()
    if known is not None:
        known.parties.pop(project_code, None)
        known.holds.pop(project_code, None)


def _parties(project_code: str) -> Parties:
    found: defaultdict[str, set[int]] = defaultdict(set)
    rows = Standing.objects.filter(project_code=project_code)
    for party, organisation_id in rows.values_list("party", "organisation_id"):
        found[party].add(organisation_id)
    return {party: frozenset(organisations) for party, organisations in found.items()}


def _hold(project_code: str) -> Hold | None:
    return Hold.objects.filter(project_code=project_code, lifted_at__isnull=True).first()
