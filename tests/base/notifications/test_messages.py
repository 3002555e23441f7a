"""A person reads their messages, page by page, and marks them read."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.notifications import inbox
from goufu.base.notifications.models import Message


@pytest.fixture
def tell(school, now):
    def some(actor, count):
        for i in range(count):
            Message.objects.create(
                account_id=actor.account_id,
                organisation=school,
                event="contract.sign",
                sentence="合同已签订",
                ref=f"HT{i}",
                title=f"第 {i} 份合同",
                at=now,
            )

    return some


def test_only_ones_own_are_shown(tell, handler, head, signed_in):
    tell(handler, 1)
    tell(head, 3)

    page = signed_in(handler).get("/messages/").content.decode()

    assert "1 条未读" in page
    assert inbox.unread_count(head) == 3


def test_pages_follow_by_key(tell, handler, signed_in):
    tell(handler, inbox.PAGE + 5)
    client = signed_in(handler)

    first = client.get("/messages/").context["card"]
    second = client.get(first.older_url).context["card"]
    back = client.get(second.newer_url).context["card"]

    assert len(first.lines) == inbox.PAGE
    assert [line.ref for line in second.lines] == ["HT4", "HT3", "HT2", "HT1", "HT0"]
    assert [line.ref for line in back.lines] == [line.ref for line in first.lines]
    assert (first.newer_url, second.older_url, back.newer_url) == ("", "", "")


def test_one_is_marked_read_then_all(tell, handler, signed_in):
    tell(handler, 3)
    client, one = signed_in(handler), Message.objects.order_by("pk")[0]

    client.post("/messages/read/", {"message": one.pk})
    assert inbox.unread_count(handler) == 2
    assert [line.ref for line in client.get("/messages/?unread=1").context["card"].lines] == [
        "HT2",
        "HT1",
    ]
    client.post("/messages/read/")
    assert inbox.unread_count(handler) == 0


def test_somebody_elses_message_stays_unread(tell, handler, head, signed_in):
    tell(head, 1)

    signed_in(handler).post("/messages/read/", {"message": Message.objects.get().pk})
    signed_in(handler).post("/messages/read/", {"message": "x"})

    assert inbox.unread_count(head) == 1


def test_the_public_is_sent_to_sign_in(client, db):
    assert client.get("/messages/").status_code == 302


def test_a_reminder_leads_to_the_dossier_and_says_its_duty_in_the_readers_language(monkeypatch):
    monkeypatch.setattr(inbox, "gettext", {"报送备案": "File it", "：": ": "}.get)
    entry = Entry(event="deadline.due_soon", dossier_kind="contract")
    reminder = Message(event=entry.event, entry=entry, title="报送备案：一份合同")

    assert inbox.kind_of(reminder) == "contract"
    assert inbox.title_of(reminder) == "File it: 一份合同"
