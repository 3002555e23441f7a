"""The page of a person's messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from goufu.base import clock
from goufu.base.doors.pages import page_of
from goufu.base.notifications import inbox
from goufu.base.notifications.models import Message
from goufu.base.numerals import whole
from goufu.base.people.roles import Actor
from goufu.base.people.session import actor_of


@dataclass(frozen=True)
class MessageLine:
    """One message as its reader sees it."""

    ident: int
    sentence: str
    title: str
    ref: str
    url: str
    at: datetime
    unread: bool


@dataclass(frozen=True)
class MessagesPage:
    """A page of messages, newest first."""

    lines: list[MessageLine]
    unread: int
    newer_url: str
    older_url: str
    only_unread: bool
    section: str = "messages"


@require_GET
def messages(request: HttpRequest) -> HttpResponse:
    """Show the messages of the person who is signed in."""
    actor = actor_of(request)
    if actor.account_id is None:
        return redirect_to_login(request.get_full_path())
    return render(request, "notifications/messages.html", {"card": _page(request, actor)})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one message read and go to what it is about, or mark all of them."""
    actor, number = actor_of(request), request.POST.get("message", "")
    chosen = whole(number)
    if number and chosen is None:
        return HttpResponseRedirect(reverse("notifications:messages"))
    inbox.mark_read(actor, chosen, at=clock.now())
    message = inbox.messages_of(actor).filter(pk=chosen).first() if chosen else None
    there = _address(message) if message and "open" in request.POST else ""
    return HttpResponseRedirect(there or reverse("notifications:messages"))


def _page(request: HttpRequest, actor: Actor) -> MessagesPage:
    asked = request.GET
    here = reverse("notifications:messages")
    only = asked.get("unread") == "1"
    found = inbox.messages_of(actor)
    if only:
        found = found.filter(read_at__isnull=True)
    before, after = whole(asked.get("before", "")), whole(asked.get("after", ""))
    if before:
        found = found.filter(pk__lt=before)
    if after:
        found = found.filter(pk__gt=after).order_by("pk")
    some = list(found[: inbox.PAGE + 1])
    more, some = len(some) > inbox.PAGE, some[: inbox.PAGE]
    if after:
        some.reverse()
    has_newer, has_older = (more, True) if after else (bool(before), more)
    keep = "&unread=1" if only else ""
    return MessagesPage(
        lines=[_line(message) for message in some],
        unread=inbox.unread_count(actor),
        newer_url=f"{here}?after={some[0].pk}{keep}" if some and has_newer else "",
        older_url=f"{here}?before={some[-1].pk}{keep}" if some and has_older else "",
        only_unread=only,
    )


def _line(message: Message) -> MessageLine:
    return MessageLine(
        ident=message.pk,
        sentence=gettext(message.sentence) if message.sentence else message.event,
        title=inbox.title_of(message),
        ref=message.ref,
        url=_address(message),
        at=message.at,
        unread=message.read_at is None,
    )


def _address(message: Message) -> str:
    """Return the page of what the message is about, empty where there is none."""
    return page_of(inbox.kind_of(message), message.ref)
