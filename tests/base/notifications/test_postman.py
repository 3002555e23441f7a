"""The postman carries every letter once, tries again with patience, and gives up in the end."""

from __future__ import annotations

import hashlib
import hmac
import threading
from datetime import timedelta

import pytest
from django.db import connection

from goufu.base.ledger import lines
from goufu.base.notifications import calls, postman
from goufu.base.notifications.models import Letter, Message, Webhook
from goufu.base.notifications.outbox import tell_holders
from goufu.base.notifications.postman import send_waiting
from goufu.base.people.models import Appointment


@pytest.fixture
def letter(db, now):
    def one(**facts):
        return Letter.objects.create(
            **{
                "channel": "mail",
                "address": "wang@example.org",
                "subject": "合同已签订：养老服务",
                "body": "合同已签订\n3415-2026-XM-0001-HT1",
                "written_at": now,
                **facts,
            }
        )

    return one


@pytest.fixture
def hook(school, listener):
    return Webhook.objects.create(organisation=school, url=listener.url, secret="a secret")


class TestMail:
    def test_a_letter_goes_out_once(self, letter, mail_server, now):
        one = letter()

        assert send_waiting(now) == 1
        assert send_waiting(now) == 0

        one.refresh_from_db()
        (mail,) = mail_server.mails
        assert mail["To"] == "wang@example.org"
        assert mail["Subject"] == "合同已签订：养老服务"
        assert mail["Message-ID"] == f"<letter-{one.pk}@example.org>"
        assert mail.get_content().startswith("合同已签订")
        assert (one.sent_at, one.tries) == (now, 1)

    def test_a_line_break_in_a_title_is_no_header(self, letter, mail_server, now):
        letter(subject="题目\nBcc: everyone@example.org")

        send_waiting(now)

        assert mail_server.mails[0]["Bcc"] is None

    def test_without_a_mail_server_mails_are_kept_and_not_called_sent(self, letter, now):
        one = letter()

        assert send_waiting(now) == 0

        one.refresh_from_db()
        assert (one.sent_at, one.tries, one.given_up_at) == (None, 0, None)

    def test_what_is_refused_is_tried_again_later_and_later(self, letter, mail_server, now):
        mail_server.answer = "451 try again"
        one = letter()

        send_waiting(now)
        one.refresh_from_db()
        assert (one.tries, one.try_after) == (1, now + timedelta(seconds=30))
        assert "451" in one.last_error
        send_waiting(now + timedelta(seconds=29))
        assert Letter.objects.get().tries == 1
        send_waiting(now + timedelta(seconds=30))
        one.refresh_from_db()
        assert (one.tries, one.try_after) == (2, now + timedelta(seconds=90))

        mail_server.answer = "250 OK"
        assert send_waiting(now + timedelta(seconds=90)) == 1
        one.refresh_from_db()
        assert one.last_error == ""

    def test_after_the_last_try_it_is_given_up_with_its_reason(self, letter, mail_server, now):
        mail_server.answer = "550 no such person"
        one = letter()
        at = now
        for _ in range(postman.MOST_TRIES):
            at += timedelta(hours=2)
            send_waiting(at)

        one.refresh_from_db()
        assert (one.tries, one.given_up_at) == (postman.MOST_TRIES, at)
        assert "550" in one.last_error
        assert not postman.waiting(at + timedelta(days=1)).exists()

    def test_a_server_that_is_away_stops_nobody(self, letter, mail_server, settings, now):
        settings.EMAIL_PORT = 1
        letter()

        assert send_waiting(now) == 0
        assert "ConnectionRefusedError" in Letter.objects.get().last_error

    def test_old_news_is_not_sent_when_a_server_comes_at_last(self, letter, mail_server, now):
        letter(written_at=now - timedelta(days=7, seconds=1))
        letter(written_at=now - timedelta(days=7))

        assert send_waiting(now) == 1
        assert Letter.objects.order_by("pk")[0].given_up_at == now

    def test_one_bad_letter_does_not_keep_the_others(self, letter, mail_server, now):
        letter(address="not an address\n")
        letter()

        assert send_waiting(now) == 1


class TestWebhooks:
    def test_a_call_is_signed_with_the_secret_of_the_hook(self, letter, hook, listener, now):
        one = letter(channel="webhook", address=hook.url, subject=str(hook.pk), body='{"a":1}')

        assert send_waiting(now) == 1

        ((headers, body),) = listener.calls
        expected = hmac.new(b"a secret", body, hashlib.sha256).hexdigest()
        assert body == b'{"a":1}'
        assert headers["Goufu-Signature"] == f"sha256={expected}"
        assert headers["Goufu-Delivery"] == str(one.pk)
        assert headers["Host"] == f"127.0.0.1:{listener.port}"

    @pytest.mark.parametrize("status", [302, 404, 500])
    def test_another_answer_than_2xx_is_a_failure(self, letter, hook, listener, now, status):
        listener.status = status
        one = letter(channel="webhook", address=hook.url, subject=str(hook.pk))

        assert send_waiting(now) == 0

        one.refresh_from_db()
        assert one.last_error == f"answered {status}"
        assert len(listener.calls) == 1

    def test_a_hook_switched_off_hears_nothing(self, letter, hook, listener, now):
        Webhook.objects.update(active=False)
        letter(channel="webhook", address=hook.url, subject=str(hook.pk))

        assert send_waiting(now) == 0
        assert listener.calls == []

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1/",
            "http://localhost:5432/",
            "http://[::1]/",
            "http://10.0.0.5/",
            "http://192.168.1.1/",
            "http://172.16.0.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://[::ffff:10.0.0.1]/",
            "http://0.0.0.0/",
            "http://100.64.0.1/",
            "http://224.0.0.1/",
        ],
    )
    def test_the_houses_own_network_is_not_called(self, url, monkeypatch):
        monkeypatch.setattr(calls, "_post", None)

        with pytest.raises(calls.CallFailed, match="inside the network"):
            calls.call(url, b"", secret="s", delivery="1")

    @pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http://", "x"])
    def test_other_than_http_is_not_called(self, url):
        with pytest.raises(calls.CallFailed):
            calls.call(url, b"", secret="s", delivery="1")


class TestTheOutbox:
    @pytest.fixture
    def posts(self, handler, head):
        return list(Appointment.objects.select_related("account").order_by("pk"))

    def test_one_event_feeds_message_mail_and_call(self, posts, handler, hook, now):
        entry = lines.write("contract.sign", ref="HT1", actor=handler, at=now)

        told = tell_holders(posts, entry, sentence="合同已签订", title="养老服务")

        assert told == 2
        assert Message.objects.count() == 2
        assert sorted(Letter.objects.values_list("channel", flat=True)) == ["mail", "webhook"]
        assert Letter.objects.get(channel="webhook").body == entry.canonical().decode()

    def test_a_hook_hears_only_the_events_it_asked_for(self, posts, handler, hook, now):
        Webhook.objects.update(events=["contract.file"])
        entry = lines.write("contract.sign", ref="HT1", actor=handler, at=now)

        tell_holders(posts, entry, sentence="合同已签订", title="养老服务")

        assert not Letter.objects.filter(channel="webhook").exists()


@pytest.mark.django_db(transaction=True)
def test_two_postmen_never_carry_the_same_letter(letter, mail_server, now):
    for _ in range(20):
        letter()
    barrier, sent = threading.Barrier(3), []

    def postman_goes():
        barrier.wait()
        sent.append(send_waiting(now))
        connection.close()

    threads = [threading.Thread(target=postman_goes) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(sent) == 20
    assert len({mail["Message-ID"] for mail in mail_server.mails}) == len(mail_server.mails) == 20
