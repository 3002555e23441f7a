"""Ask first whether a person may do a thing at all, before a room's rules look at the facts.

``advance`` asks again when the step is taken. A room asks here at the start of an action whose
rules would otherwise tell a stranger something, e.g. how many sealed offers there are.
"""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.advance import check_hold, check_party
from goufu.base.workflow.declare import NotYours, Step
from goufu.base.workflow.dossier import Dossier
from goufu.law.calendar import day_of
from goufu.law.words import Word


def check_step(dossier: Dossier, verb: str, *, actor: Actor, at: datetime) -> Step:
    """Return the step that ``verb`` takes now, or refuse as ``advance`` would.

    Raises:
        NotNow, NotYours, NotAParty, OnHold: see ``advance``.
    """
    step = dossier.WORKFLOW.step(verb, dossier=dossier, actor=actor, on=day_of(at))
    check_party(dossier, step, actor)
    check_hold(dossier, step)
    return step


def check_opening(
    parent: Dossier,
    *,
    by: frozenset[Role],
    label: str,
    actor: Actor,
    anyone: bool = False,
    through_hold: bool = False,
) -> None:
    """Refuse somebody who may not open a dossier below ``parent``.

    Args:
        label: the words on the button of the opening act.
        anyone: everybody in the role may, e.g. every provider on an open tender; else only the
            parent's parties.
        through_hold: may be opened although the project is on hold.

    Raises:
        NotYours, NotAParty, OnHold: see ``advance``.
    """
    if not actor.holds(by):
        wanted = "、".join(ROLE_NAMES[role] for role in sorted(by))
        raise NotYours(label=Word(label), wanted=wanted, role=Word(ROLE_NAMES[actor.role]))
    step = Step(
        "open", parent.state, parent.state, by=by, label=label, done="", through_hold=through_hold
    )
    if not anyone:
        check_party(parent, step, actor)
    check_hold(parent, step)
