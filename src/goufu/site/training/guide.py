"""What stands above every page of the made-up town: where the walk is, what comes next and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base.doors.declare import doors_of
from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import appointments_of
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.training.door import sandbox_in, seat_in
from goufu.base.training.middleware import addresses_in_town, addresses_outside
from goufu.base.training.models import Sandbox
from goufu.base.training.story import Cue, teller
from goufu.law.calendar import day_of
from goufu.law.places import NATION
from goufu.site.cards.training import GuideCard, NextStep, StepTold
from goufu.site.doors.addresses import act_url, new_below_url, new_url
from goufu.site.training.entries import FILL
from goufu.site.training.steps import told


def guide_of(request: HttpRequest) -> GuideCard | None:
    """Return the guide for a page of the town; None where the request is real work."""
    sandbox = sandbox_in(request)
    if sandbox is None:
        return None
    card = guide(sandbox, teller().script(sandbox), here=_here(request, sandbox))
    ours = card.next is not None and card.next.url == request.path
    if ours and card.next is not None and card.next.seat == sandbox.seat:
        return replace(card, fill_url=f"{request.path}?{FILL}=1")
    return card


def guide(sandbox: Sandbox, script: Sequence[Cue], *, here: StepTold | None = None) -> GuideCard:
    """Return the guide; asked from inside the learner's tables."""
    waiting = next((cue for cue in script if not cue.done), None)
    following = next_step(sandbox, waiting) if waiting else None
    post = seat_in(sandbox)
    with addresses_in_town():
        town = reverse("doors:desk")
    with addresses_outside():
        return GuideCard(
            at=sandbox.at,
            seat=_person(post),
            done=sum(cue.done for cue in script),
            total=len(script),
            next=following,
            here=here,
            home_url=reverse("training:home"),
            leave_url=reverse("doors:desk"),
            play_url=reverse("training:play"),
            seat_url=reverse("training:seat"),
            town_url=town,
        )


def next_step(sandbox: Sandbox, cue: Cue) -> NextStep | None:
    """Return a step of the walk with the way to its form."""
    post = post_of(cue.who, sandbox)
    place = post.organisation.place if post else NATION
    explained = told(cue.kind, cue.verb, on=day_of(max(sandbox.at, cue.at)), place=place)
    if explained is None:
        return None
    return NextStep(
        number=cue.number,
        told=explained,
        at=max(sandbox.at, cue.at),
        seat=cue.who,
        person=_person(post),
        url=_address(cue),
    )


def post_of(user_name: str, sandbox: Sandbox) -> Appointment | None:
    """Return the post of a person of the town; None for the public."""
    account = Account.objects.filter(username=user_name).first() if user_name else None
    return appointments_of(account.pk, on=day_of(sandbox.at)).first() if account else None


def _address(cue: Cue) -> str:
    """Return where the form of a step is; empty where its dossier is not there yet."""
    doors = doors_of(cue.kind)
    act = doors.act(cue.verb) if doors else None
    if act is None:
        return ""
    with addresses_in_town():
        if not act.opens:
            return act_url(cue.kind, cue.ref, cue.verb) if cue.ref else ""
        if not act.on:
            return new_url(cue.kind, cue.verb)
        return new_below_url(act.on, cue.ref, cue.kind, cue.verb) if cue.ref else ""


def _here(request: HttpRequest, sandbox: Sandbox) -> StepTold | None:
    """Return the step whose form this page is."""
    given = request.resolver_match.kwargs if request.resolver_match else {}
    if not {"kind", "verb"} <= given.keys():
        return None
    post = seat_in(sandbox)
    place = post.organisation.place if post else NATION
    return told(given["kind"], given["verb"], on=day_of(sandbox.at), place=place)


def _person(post: Appointment | None) -> str:
    if post is None:
        return _("社会公众")
    return f"{post.account.name} · {_(ROLE_NAMES[Role(post.role)])} · {post.organisation.name}"
