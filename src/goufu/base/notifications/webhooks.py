"""Have a program called when something happens: ask for it, let it speak, silence it, end it.

Where an organisation's events go is a matter of security: an officer of the organisation asks, the
security administrator looks at the address and lets the webhook speak.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from goufu.base.doors.declare import all_doors
from goufu.base.doors.sheets import Line, LongText, Sheet, field
from goufu.base.jobs.tasks import wake_the_postman
from goufu.base.ledger import lines
from goufu.base.notifications.models import Letter, Webhook
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import ADMINISTRATORS, ROLE_NAMES, Actor, Role
from goufu.base.workflow.action import action
from goufu.law.refusals import Refusal
from goufu.law.words import say

KEEPER = Role.SECURITY_ADMIN
SECRET_BYTES = 32
MOST = 20  # of one organisation
LAST_CALLS = 5
SILENT_ROLES = ADMINISTRATORS | {Role.PUBLIC, Role.CLOCK}


class NotAnAddressForCalls(Refusal):
    code = "webhooks.not_an_address"
    status = 422
    field = "url"
    sentence = say("“{url}”不能作为推送地址。")
    remedy = say("请填写以 https:// 开头的完整地址，不带用户名和密码。")


class NoSuchEvent(Refusal):
    code = "webhooks.no_such_event"
    status = 422
    field = "events"
    sentence = say("没有名为“{event}”的事件。")
    remedy = say("事件名称见接口说明，如 contract.file；留空表示全部事件。")


class TooManyWebhooks(Refusal):
    code = "webhooks.too_many"
    sentence = say("本单位已有 {most} 个推送地址。")
    remedy = say("请先停用不再需要的推送地址。")


class NoSuchWebhook(Refusal):
    code = "webhooks.no_such_webhook"
    status = 404
    sentence = say("没有这个推送地址，或者已经停用。")
    remedy = say("请刷新页面。")


class NotLetSpeakYet(Refusal):
    code = "webhooks.not_let_speak_yet"
    sentence = say("推送地址尚未启用，不能试推送。")
    remedy = say("请由安全管理员核对地址后启用。")


class AskForWebhook(Sheet):
    """Where to call, and of what."""

    name: Line = field(say("用途"), hint=say("如：单位业务系统接收办理进展"))
    url: Line = field(say("推送地址"), hint=say("接收方的 https 地址"))
    events: LongText = field(
        say("事件"), hint=say("每行一个事件名称，如 contract.file；留空表示全部"), default=""
    )


def known_events() -> set[str]:
    """Return every event that a step of any workflow makes."""
    return {
        f"{doors.workflow.name}.{verb}"
        for doors in all_doors()
        for verb in ("open", *doors.workflow.verbs())
    }


def of(actor: Actor) -> list[Webhook]:
    """Return what this person may see: those of the own organisation, the keeper all of them."""
    found = Webhook.objects.filter(ended_at__isnull=True).select_related("organisation")
    if actor.role is not KEEPER:
        if actor.role in SILENT_ROLES or actor.organisation_id is None:
            return []
        found = found.filter(organisation_id=actor.organisation_id)
    return list(found.order_by("organisation_id", "pk"))


def last_calls(hook: Webhook) -> list[Letter]:
    """Return the last calls, newest first."""
    made = Letter.objects.filter(channel="webhook", subject=str(hook.pk))
    return list(made.order_by("-pk")[:LAST_CALLS])


@action
def ask(*, sheet: AskForWebhook, actor: Actor, at: datetime) -> Webhook:
    """Ask for one; it stays silent until the keeper lets it speak.

    Raises:
        NotYoursToDo: administrators and the public have no events.
        NotAnAddressForCalls, NoSuchEvent, TooManyWebhooks.
    """
    if actor.role in SILENT_ROLES or actor.organisation_id is None:
        raise NotYoursToDo(label=say("登记推送地址"), wanted=say("单位的工作人员"))
    _check_address(sheet.url)
    events = sorted(set(sheet.events.split()))
    for unknown in set(events) - known_events():
        raise NoSuchEvent(event=unknown)
    own = Webhook.objects.filter(organisation_id=actor.organisation_id, ended_at__isnull=True)
    if own.count() >= MOST:
        raise TooManyWebhooks(most=MOST)
    hook = Webhook.objects.create(
        organisation_id=actor.organisation_id,
        name=sheet.name,
        url=sheet.url,
        secret=secrets.token_hex(SECRET_BYTES),
        events=events,
        active=False,
        asked_by=actor.name,
        asked_at=at,
    )
    return _written(hook, "webhook.ask", actor, at)


@action
def let_speak(*, pk: int, actor: Actor, at: datetime) -> Webhook:
    """Let it be called. Raises: NotYoursToDo, NoSuchWebhook."""
    return _written(_switched(pk, actor, on=True), "webhook.let_speak", actor, at)


@action
def silence(*, pk: int, actor: Actor, at: datetime) -> Webhook:
    """Stop calling it for the time being. Raises: NotYoursToDo, NoSuchWebhook."""
    return _written(_switched(pk, actor, on=False), "webhook.silence", actor, at)


@action
def end(*, pk: int, actor: Actor, at: datetime) -> Webhook:
    """Never call it again; its own organisation and the keeper may. Raises: NoSuchWebhook."""
    hook = _locked(pk, actor)
    hook.active, hook.ended_at = False, at
    hook.save(update_fields=["active", "ended_at"])
    return _written(hook, "webhook.end", actor, at)


@action
def try_out(*, pk: int, actor: Actor, at: datetime) -> Webhook:
    """Send a call that says nothing but that it is one. Raises: NoSuchWebhook, NotLetSpeakYet."""
    hook = _locked(pk, actor)
    if not hook.active:
        raise NotLetSpeakYet
    body = {"event": "webhook.try_out", "webhook": hook.pk, "at": at.astimezone(UTC).isoformat()}
    Letter.objects.create(
        channel="webhook",
        address=hook.url,
        subject=str(hook.pk),
        body=json.dumps(body, sort_keys=True),
        written_at=at,
    )
    wake_the_postman()
    return _written(hook, "webhook.try_out", actor, at)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:
        raise NotAnAddressForCalls(url=url) from None
    schemes = {"https", "http"} if settings.GOUFU.webhooks_inside else {"https"}
    if not usable or parts.scheme not in schemes or any(one.isspace() for one in url):
        raise NotAnAddressForCalls(url=url)


def _switched(pk: int, actor: Actor, *, on: bool) -> Webhook:
    if actor.role is not KEEPER:
        raise NotYoursToDo(label=say("启用或者暂停推送地址"), wanted=ROLE_NAMES[KEEPER])
    hook = _locked(pk, actor)
    hook.active = on
    hook.save(update_fields=["active"])
    return hook


def _locked(pk: int, actor: Actor) -> Webhook:
    """Return one that this person may see, and keep others from changing it until the end."""
    if pk not in {one.pk for one in of(actor)}:
        raise NoSuchWebhook
    hook = Webhook.objects.select_for_update().filter(pk=pk, ended_at__isnull=True).first()
    if hook is None:
        raise NoSuchWebhook
    return hook


def _written(hook: Webhook, event: str, actor: Actor, at: datetime) -> Webhook:
    facts: dict[str, Any] = {
        "url": hook.url,
        "name": hook.name,
        "organisation": hook.organisation_id,
        "events": hook.events,
    }
    lines.write(event, ref=f"webhook-{hook.pk}", actor=actor, at=at, facts=facts)
    return hook
