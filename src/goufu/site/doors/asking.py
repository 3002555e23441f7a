"""What every door asks first: who is here, when, and may they know of this at all."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from goufu.base import clock
from goufu.base.doors.declare import Act, Doors, all_doors, doors_of
from goufu.base.people.roles import ADMINISTRATORS, Actor, Role
from goufu.base.people.session import actor_of
from goufu.base.workflow.dossier import Dossier
from goufu.law.calendar import day_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class SignInFirst(Exception):
    """Nobody is signed in, and this is not for the public."""


@dataclass(frozen=True)
class Reader:
    """Who stands at the door, and when.

    Args:
        at: this moment.
        arrived: when the request was here in full, before it waited for its turn.
    """

    actor: Actor
    at: datetime
    arrived: datetime

    @property
    def today(self) -> date:
        return day_of(self.at)


def reader_of(request: HttpRequest) -> Reader:
    """Read the clock and the session, once a request."""
    return Reader(actor_of(request), clock.now(), clock.arrival(request.META))


def must_be_signed_in(reader: Reader) -> None:
    """Send the public away from what is behind the sign-in page.

    Raises:
        SignInFirst: the door answers with the sign-in page.
    """
    if reader.actor.role is Role.PUBLIC:
        raise SignInFirst


def behind_sign_in(view: View[P]) -> View[P]:
    """Let a view send people to the sign-in page and back, also in the middle of a page."""

    @functools.wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except SignInFirst:
            answer = redirect_to_login(request.get_full_path())
            if request.headers.get("HX-Request"):
                return HttpResponse(headers={"HX-Redirect": answer.url})
            return answer

    return run


def has_a_part(doors: Doors, actor: Actor) -> bool:
    """Test whether the reader's role may know that this kind of dossier is here.

    The public and the administrators know of a kind only where they have an act or a step in it.
    """
    if actor.role is Role.PUBLIC or actor.role in ADMINISTRATORS:
        return has_work(doors, actor)
    return True


def has_work(doors: Doors, actor: Actor) -> bool:
    """Test whether the reader's role has an act or a step in this kind of dossier."""
    return any(actor.holds(step.by) for step in doors.workflow.steps) or any(
        actor.holds(act.by) for act in doors.acts
    )


def doors_or_404(kind: str, actor: Actor) -> Doors:
    """Return the doors of a kind that the reader may know of."""
    doors = doors_of(kind)
    if doors is None or not has_a_part(doors, actor):
        raise Http404
    return doors


def dossier_or_404(doors: Doors, ref: str, actor: Actor) -> Any:
    """Return a dossier that the reader may see; what one may not see does not exist."""
    dossier: Dossier | None = doors.visible(actor).filter(ref=ref).first()
    if dossier is None:
        raise Http404
    return dossier


def act_or_404(doors: Doors, verb: str, *, opens: bool) -> Act:
    """Return an act of a kind."""
    act = doors.act(verb)
    if act is None or act.opens is not opens:
        raise Http404
    return act


def doors_known_to(actor: Actor) -> list[Doors]:
    """Return the doors of all kinds that the reader may know of."""
    return [doors for doors in all_doors() if has_a_part(doors, actor)]
