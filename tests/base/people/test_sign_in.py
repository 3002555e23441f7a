"""Sign in and out."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people.models import Account, SignIn
from goufu.base.people.session import SIGN_IN
from tests.base.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db


def events(*, ref: str = "") -> list[str]:
    found = Entry.objects.filter(ref=ref) if ref else Entry.objects.all()
    return list(found.order_by("id").values_list("event", flat=True))


class TestComingIn:
    def test_the_right_password_leads_to_the_desk(self, handler: Any, at_the_door: Any) -> None:
        answer = at_the_door(Client(), "wang")

        assert (answer.status_code, answer.url) == (302, "/desk/")
        assert events(ref="wang") == ["people.sign_in"]

    def test_the_page_asked_for_first_is_where_one_goes(
        self, handler: Any, at_the_door: Any
    ) -> None:
        client = Client()
        sent = client.get("/me/")
        assert sent.url == "/sign-in/?next=%2Fme%2F"

        assert at_the_door(client, "wang", next="/me/").url == "/me/"

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
    )
    def test_nobody_is_led_off_the_site(
        self, handler: Any, at_the_door: Any, elsewhere: str
    ) -> None:
        assert at_the_door(Client(), "wang", next=elsewhere).url == "/desk/"

    def test_the_words_are_the_same_for_an_unknown_name_a_wrong_password_and_a_closed_account(
        self, handler: Any, house: Any, at_the_door: Any
    ) -> None:
        house.person("closed")
        Account.objects.filter(username="closed").update(is_active=False)

        answers = [
            at_the_door(Client(), "nobody"),
            at_the_door(Client(), "wang", "wrong"),
            at_the_door(Client(), "closed"),
        ]

        assert {answer.status_code for answer in answers} == {422}
        said = {answer.context["card"].form.errors[0][2] for answer in answers}
        assert len(said) == 1
        assert "用户名或密码不对" in said.pop()

    def test_the_work_is_the_same_too(
        self, handler: Any, house: Any, at_the_door: Any, monkeypatch: Any
    ) -> None:
        house.person("closed")
        Account.objects.filter(username="closed").update(is_active=False)
        hashed: list[str] = []
        hash_once = MD5PasswordHasher.encode

        def counted(self: Any, password: str, salt: str) -> str:
            hashed.append(password)
            return hash_once(self, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)

        for username in ("nobody", "wang", "closed"):
            at_the_door(Client(), username, f"wrong for {username}")

        assert hashed == ["wrong for nobody", "wrong for wang", "wrong for closed"]

    def test_what_was_refused_is_written_down_without_the_name_of_nobody(
        self, handler: Any, at_the_door: Any
    ) -> None:
        at_the_door(Client(), "a-password-typed-as-name", "x")
        at_the_door(Client(), "wang", "x")

        lines = Refused.objects.order_by("id").values_list("ref", "actor", "code")
        assert list(lines) == [
            ("", "未知用户", "people.wrong_sign_in"),
            ("wang", "wang", "people.wrong_sign_in"),
        ]

    def test_a_name_with_a_nul_is_a_wrong_name(self, handler: Any, at_the_door: Any) -> None:
        assert at_the_door(Client(), "wa\0ng").status_code == 422

    def test_the_session_gets_a_new_key(self, handler: Any, at_the_door: Any) -> None:
        client = Client()
        client.get("/sign-in/")
        session = client.session
        session["planted"] = True
        session.save()
        before = session.session_key
        client.cookies["goufu"] = before

        at_the_door(client, "wang")

        assert client.session.session_key != before
        assert not client.session.exists(before)

    def test_a_form_without_its_token_is_not_taken(self, handler: Any) -> None:
        client = Client(enforce_csrf_checks=True)

        answer = client.post("/sign-in/", {"username": "wang", "password": PASSWORD})

        assert answer.status_code == 403
        assert not SignIn.objects.exists()

    def test_the_cookie_is_kept_from_scripts_and_other_sites(
        self, handler: Any, at_the_door: Any, settings: Any
    ) -> None:
        settings.SESSION_COOKIE_SECURE = True
        cookie = at_the_door(Client(), "wang").cookies["goufu"]

        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["secure"]

    def test_the_password_is_in_no_log_and_no_table(
        self, handler: Any, at_the_door: Any, caplog: Any
    ) -> None:
        secret = "Mistyped-secret-1"
        caplog.set_level(logging.DEBUG)

        at_the_door(Client(), "wang", secret)
        at_the_door(Client(), "wang")

        told = [record.getMessage() for record in caplog.records]
        told = [line for line in told if "INSERT" not in line and "UPDATE" not in line]
        assert not any(secret in line or PASSWORD in line for line in told)
        kept = AccessAttempt.objects.values_list("post_data", "get_data", "path_info")
        assert secret not in str(list(kept))
        assert secret not in str(list(Refused.objects.values()))


class TestGoingOut:
    def test_signing_out_ends_the_session(self, handler: Any, signed_in: Any) -> None:
        client = signed_in("wang")
        key = client.session.session_key

        assert client.post("/sign-out/").url == "/"

        assert not client.session.exists(key)
        assert SignIn.objects.get().ending == "signed_out"
        assert events(ref="wang") == ["people.sign_in", "people.sign_out"]

    def test_a_link_cannot_sign_anybody_out(self, handler: Any, signed_in: Any) -> None:
        client = signed_in("wang")

        assert client.get("/sign-out/").status_code == 405
        assert client.get("/me/").status_code == 200


class TestHowLongItLasts:
    @pytest.mark.parametrize(
        ("idle", "still_in"),
        [(timedelta(minutes=29, seconds=30), True), (timedelta(minutes=30, seconds=30), False)],
        ids=["just within", "just beyond"],
    )
    def test_idleness(self, handler: Any, signed_in: Any, idle: timedelta, still_in: bool) -> None:
        client = signed_in("wang")
        one = SignIn.objects.get()
        SignIn.objects.update(seen_at=one.seen_at - idle, began_at=one.began_at - idle)

        answer = client.get("/me/")

        assert (answer.status_code == 200) is still_in
        assert (SignIn.objects.get().ending == "") is still_in

    @pytest.mark.parametrize(
        ("open_for", "still_in"),
        [(timedelta(hours=11, minutes=59), True), (timedelta(hours=12, minutes=1), False)],
        ids=["just within", "just beyond"],
    )
    def test_never_idle_but_too_long(
        self, handler: Any, signed_in: Any, open_for: timedelta, still_in: bool
    ) -> None:
        client = signed_in("wang")
        SignIn.objects.update(began_at=SignIn.objects.get().began_at - open_for)

        assert (client.get("/me/").status_code == 200) is still_in
        if not still_in:
            assert SignIn.objects.get().ending == "too_long"
            last = Entry.objects.order_by("-id")[0]
            assert (last.event, last.facts) == ("people.sign_out", {"ending": "too_long"})

    def test_the_page_says_why(self, handler: Any, signed_in: Any) -> None:
        client = signed_in("wang")
        SignIn.objects.update(seen_at=SignIn.objects.get().seen_at - timedelta(hours=2))

        answer = client.get("/me/", follow=True)

        assert "长时间未操作" in answer.content.decode()

    def test_being_there_keeps_it_alive(self, handler: Any, signed_in: Any) -> None:
        client = signed_in("wang")
        before = SignIn.objects.get().seen_at
        SignIn.objects.update(seen_at=before - timedelta(minutes=20))

        client.get("/me/")

        assert SignIn.objects.get().seen_at >= before


class TestSeveralSessions:
    def test_two_browsers_at_once_are_allowed_by_default(
        self, handler: Any, signed_in: Any
    ) -> None:
        first, second = signed_in("wang"), signed_in("wang")

        assert first.get("/me/").status_code == second.get("/me/").status_code == 200

    def test_only_the_latest_where_the_operator_wants_one(
        self, handler: Any, signed_in: Any, setting: Any
    ) -> None:
        setting(one_session=True)
        first, second = signed_in("wang"), signed_in("wang")

        assert first.get("/me/").status_code == 302
        assert second.get("/me/").status_code == 200
        assert SignIn.objects.filter(ended_at__isnull=True).count() == 1

    def test_a_session_can_be_ended_from_another(self, handler: Any, signed_in: Any) -> None:
        first, second = signed_in("wang"), signed_in("wang")

        second.post("/me/sessions/end/", {"session": first.session[SIGN_IN]})

        assert first.get("/me/").status_code == 302
        assert second.get("/me/").status_code == 200

    def test_nobody_ends_the_session_of_another_person(
        self, handler: Any, house: Any, signed_in: Any
    ) -> None:
        house.person("li")
        wang, li = signed_in("wang"), signed_in("li")

        li.post("/me/sessions/end/", {"session": wang.session[SIGN_IN]})

        assert wang.get("/me/").status_code == 200

    def test_a_session_of_a_closed_account_is_worth_nothing(
        self, handler: Any, signed_in: Any
    ) -> None:
        client = signed_in("wang")
        Account.objects.update(is_active=False)

        assert client.get("/me/").status_code == 302
