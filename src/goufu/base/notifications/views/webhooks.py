"""The page of webhooks: those of one's own organisation; for the keeper, all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.notifications import webhooks as room
from goufu.base.notifications.models import Letter, Webhook
from goufu.base.notifications.webhooks import AskForWebhook
from goufu.base.people.roles import Actor
from goufu.base.people.session import actor_of
from goufu.law.refusals import Refusal
from goufu.law.words import say

DEEDS: dict[str, tuple[Callable[..., Webhook], str]] = {
    "let-speak": (room.let_speak, say("推送地址已启用。")),
    "silence": (room.silence, say("推送地址已暂停，新的事件不再推送。")),
    "end": (room.end, say("推送地址已停用。")),
    "try-out": (room.try_out, say("试推送已发出，稍后刷新可见结果。")),
}


@dataclass(frozen=True)
class CallLine:
    """One call: when, and what became of it."""

    written_at: datetime
    outcome: str
    tone: str
    error: str


@dataclass(frozen=True)
class WebhookLine:
    """A webhook without its secret."""

    ident: int
    name: str
    url: str
    organisation: str
    events: str
    active: bool
    asked_by: str
    asked_at: datetime | None
    calls: list[CallLine] = field(default_factory=list)


@dataclass(frozen=True)
class WebhooksPage:
    """The page; ``secret`` is there once, in the answer to asking."""

    lines: list[WebhookLine]
    form: Filled[AskForWebhook] | None
    keeper: bool
    secret: str = ""
    section: str = "me"


@sensitive_variables("secret")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def webhooks(request: HttpRequest) -> HttpResponse:
    """List webhooks; let an officer ask for one."""
    actor, secret = actor_of(request), ""
    if actor.account_id is None:
        return redirect_to_login(request.get_full_path())
    form = Filled(AskForWebhook, typed=request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        secret, status = _asked(form, actor)
        form = Filled(AskForWebhook) if secret else form
    keeper = actor.role is room.KEEPER
    card = WebhooksPage(
        lines=[_line(hook) for hook in room.of(actor)],
        form=None if actor.role in room.SILENT_ROLES else form,
        keeper=keeper,
        secret=secret,
        section="admin" if keeper else "me",
    )
    return render(request, "notifications/webhooks.html", {"card": card}, status=status)


@require_POST
def change(request: HttpRequest, webhook: int, deed: str) -> HttpResponse:
    """Let it speak, silence it, end it, or send a trial call."""
    if deed not in DEEDS:
        raise Http404
    act, said = DEEDS[deed]
    act(pk=webhook, actor=actor_of(request), at=clock.now())
    messages.success(request, gettext(said))
    return HttpResponseRedirect(reverse("notifications:webhooks"))


def _asked(form: Filled[AskForWebhook], actor: Actor) -> tuple[str, int]:
    """Return the secret of the new webhook, or why there is none as the status of the answer."""
    if not form.is_right() or form.sheet is None:
        return "", 422
    try:
        return room.ask(sheet=form.sheet, actor=actor, at=clock.now()).secret, 200
    except Refusal as refusal:
        if refusal.field is None:
            raise
        form.complain(refusal.field, gettext(refusal.sentence).format(**refusal.params))
        return "", refusal.status


def _line(hook: Webhook) -> WebhookLine:
    return WebhookLine(
        ident=hook.pk,
        name=hook.name,
        url=hook.url,
        organisation=hook.organisation.name,
        events="、".join(hook.events),
        active=hook.active,
        asked_by=hook.asked_by,
        asked_at=hook.asked_at,
        calls=[_call(letter) for letter in room.last_calls(hook)],
    )


def _call(letter: Letter) -> CallLine:
    if letter.sent_at is not None:
        outcome, tone = gettext("已送达"), "ok"
    elif letter.given_up_at is not None:
        outcome, tone = gettext("已放弃"), "urgent"
    elif letter.tries:
        outcome, tone = gettext("未送达，将重试"), "warn"
    else:
        outcome, tone = gettext("待发送"), ""
    return CallLine(letter.written_at, outcome, tone, letter.last_error)
