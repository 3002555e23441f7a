"""Who may come to the form of an act at all."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from goufu.base.doors.declare import Act
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.site.doors.asking import Reader, SignInFirst
from goufu.site.doors.at_hand import Desk


def check_offered(act: Act, parent: Any, reader: Reader) -> None:
    """Refuse to open a dossier where the parent is not ready for it.

    Raises:
        NotNow: the act is not offered on the parent as it stands.
    """
    if act.offered is not None and not act.offered(parent, reader.actor, reader.today):
        raise NotNow(ref=parent.ref, state=parent.state_name, label=act.label)


def check_role(desk: Desk) -> None:
    """Refuse a role to which no step of this name is open, whatever the state.

    Raises:
        NotYours: it is another role's to do.
    """
    steps = [step for step in desk.doors.workflow.steps if step.verb == desk.act.verb]
    if any(desk.reader.actor.holds(step.by) for step in steps):
        return
    roles = sorted({role for step in steps for role in step.by})
    raise NotYours(
        label=steps[0].label if steps else desk.act.verb,
        wanted="、".join(ROLE_NAMES[role] for role in roles),
        role=ROLE_NAMES[desk.reader.actor.role],
    )


def check_may_open(act: Act, reader: Reader) -> None:
    if reader.actor.holds(act.by):
        return
    if reader.actor.role is Role.PUBLIC:
        raise SignInFirst
    raise Http404
