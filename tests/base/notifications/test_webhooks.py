"""An officer asks for a webhook, the security administrator lets it speak, and it is called."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import json

import pytest

from goufu.base.ledger.models import Entry, Refused
from goufu.base.notifications import webhooks
from goufu.base.notifications.models import Letter, Webhook
from goufu.base.notifications.postman import send_waiting
from goufu.base.notifications.webhooks import AskForWebhook
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import Role
from tests.visitors import visitor

HERE = "/messages/webhooks/"
ASKED = {"name": "业务系统", "url": "https://example.org/hook", "events": ""}


@pytest.fixture
def keeper(handler):
    return dataclasses.replace(handler, role=Role.SECURITY_ADMIN, organisation_id=None)


@pytest.fixture
def hook(handler, now) -> Webhook:
    return webhooks.ask(sheet=AskForWebhook(**ASKED), actor=handler, at=now)


def test_it_is_silent_until_the_keeper_lets_it_speak(hook, keeper, now):
    assert not hook.active

    webhooks.let_speak(pk=hook.pk, actor=keeper, at=now)

    hook.refresh_from_db()
    assert hook.active
    assert [one.event for one in Entry.objects.order_by("pk")] == [
        "webhook.ask",
        "webhook.let_speak",
    ]
    assert hook.secret not in json.dumps([one.facts for one in Entry.objects.all()])


def test_the_one_who_asks_cannot_let_it_speak(hook, handler, now):
    with pytest.raises(NotYoursToDo):
        webhooks.let_speak(pk=hook.pk, actor=handler, at=now)

    assert Refused.objects.get().event == "notifications.let_speak"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "example.org",
        "https://",
        "https://a:b@example.org/",
        "ftp://x/",
        "x y",
    ],
)
def test_only_https_without_a_password_is_an_address(handler, now, url):
    with pytest.raises(webhooks.NotAnAddressForCalls):
        webhooks.ask(sheet=AskForWebhook(**{**ASKED, "url": url}), actor=handler, at=now)

    assert not Webhook.objects.exists()


def test_only_events_that_there_are_can_be_asked_for(handler, now):
    known = AskForWebhook(**{**ASKED, "events": "contract.file\nproject.open"})
    assert webhooks.ask(sheet=known, actor=handler, at=now).events == [
        "contract.file",
        "project.open",
    ]

    with pytest.raises(webhooks.NoSuchEvent, match=r"contract\.nonsense"):
        webhooks.ask(
            sheet=AskForWebhook(**{**ASKED, "events": "contract.nonsense"}), actor=handler, at=now
        )


def test_others_neither_see_nor_end_it(hook, handler, now):
    stranger = dataclasses.replace(handler, organisation_id=(handler.organisation_id or 0) + 1)

    assert webhooks.of(stranger) == []
    with pytest.raises(webhooks.NoSuchWebhook):
        webhooks.end(pk=hook.pk, actor=stranger, at=now)


def test_one_that_ended_stays_silent(hook, handler, keeper, now):
    webhooks.let_speak(pk=hook.pk, actor=keeper, at=now)
    webhooks.end(pk=hook.pk, actor=handler, at=now)

    with pytest.raises(webhooks.NoSuchWebhook):
        webhooks.let_speak(pk=hook.pk, actor=keeper, at=now)
    assert not Webhook.objects.filter(active=True).exists()


def test_a_trial_call_arrives_signed(handler, keeper, listener, now):
    sheet = AskForWebhook(**{**ASKED, "url": listener.url})
    hook = webhooks.ask(sheet=sheet, actor=handler, at=now)
    with pytest.raises(webhooks.NotLetSpeakYet):
        webhooks.try_out(pk=hook.pk, actor=handler, at=now)
    webhooks.let_speak(pk=hook.pk, actor=keeper, at=now)

    webhooks.try_out(pk=hook.pk, actor=handler, at=now)
    assert send_waiting(now) == 1

    ((headers, body),) = listener.calls
    expected = hmac.new(hook.secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["Goufu-Signature"] == f"sha256={expected}"
    assert json.loads(body)["event"] == "webhook.try_out"


class TestThePage:
    def test_shows_the_secret_once(self, handler):
        browser = visitor(handler)

        first = browser.post(HERE, ASKED).content.decode()
        second = browser.get(HERE).content.decode()

        secret = Webhook.objects.get().secret
        assert secret in first
        assert secret not in second
        assert "业务系统" in second

    def test_keeps_what_was_typed_when_it_is_refused(self, handler):
        answer = visitor(handler).post(HERE, {**ASKED, "url": "http://example.org/"})

        assert answer.status_code == 422
        assert "不能作为推送地址" in answer.content.decode()
        assert "业务系统" in answer.content.decode()

    def test_shows_what_became_of_the_calls(self, hook, handler, now):
        Letter.objects.create(
            channel="webhook", address=hook.url, subject=str(hook.pk), body="{}",
            written_at=now, tries=2, last_error="answered 500",
        )  # fmt: skip

        assert "answered 500" in visitor(handler).get(HERE).content.decode()

    def test_buttons_do_what_they_say(self, hook, handler):
        visitor(handler).post(f"{HERE}{hook.pk}/end/")

        hook.refresh_from_db()
        assert hook.ended_at is not None

    def test_nobody_else_comes_in(self, hook, client):
        assert client.get(HERE).status_code == 302
        assert client.post(f"{HERE}{hook.pk}/end/").status_code in {302, 403, 404}
        hook.refresh_from_db()
        assert hook.ended_at is None
