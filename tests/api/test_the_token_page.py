"""A person makes a token on their own page, sees it once, and revokes it."""

from __future__ import annotations

import re

from django.test import Client

from goufu.base.ledger.models import Entry
from goufu.base.people.tokens import ApiToken, Calls, clock_work, count_call
from tests.visitors import visitor
from tests.walk import morning_of

SECRET = r'id="secret">(goufu_[\w-]{43})<'


def test_a_token_is_shown_once_and_opens_the_api(walk):
    client = visitor(walk.who("handler"))

    page = client.post("/me/tokens/", {"name": "对接", "days": "30"})

    found = re.search(SECRET, page.content.decode())
    assert found is not None
    headers = {"Authorization": f"Bearer {found[1]}"}
    assert Client().get("/api/v1/desk", headers=headers).status_code == 200
    assert found[1] not in client.get("/me/tokens/").content.decode()
    assert found[1] not in str(list(Entry.objects.values()))
    assert Entry.objects.filter(event="people.token_made").count() == 1


def test_it_is_no_longer_than_a_year(walk):
    page = visitor(walk.who("handler")).post("/me/tokens/", {"name": "对接", "days": "366"})

    assert page.status_code == 422
    assert not ApiToken.objects.exists()


def test_a_revoked_token_opens_nothing(walk):
    client = visitor(walk.who("handler"))
    page = client.post("/me/tokens/", {"name": "对接", "days": "30"})
    secret = re.search(SECRET, page.content.decode())[1]

    client.post(f"/me/tokens/{ApiToken.objects.get().pk}/revoke/")

    headers = {"Authorization": f"Bearer {secret}"}
    assert Client().get("/api/v1/desk", headers=headers).status_code == 401
    assert Entry.objects.filter(event="people.token_revoked").count() == 1


def test_nobody_revokes_the_token_of_another(walk):
    visitor(walk.who("handler")).post("/me/tokens/", {"name": "对接", "days": "30"})

    answer = visitor(walk.who("head")).post(f"/me/tokens/{ApiToken.objects.get().pk}/revoke/")

    assert answer.status_code == 404
    assert ApiToken.objects.get().revoked_at is None


def test_the_clock_forgets_the_counters_of_the_silent(walk):
    count_call("token:1", minute=1)
    count_call("token:2", minute=int(morning_of("2026-01-05").timestamp() // 60))

    for work in clock_work(morning_of("2026-01-05")):
        work()

    assert [calls.caller for calls in Calls.objects.all()] == ["token:2"]
