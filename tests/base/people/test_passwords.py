"""What a password has to be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from goufu.base.ledger.models import Entry
from goufu.base.people import actions
from goufu.base.people.models import Account, FormerPassword
from goufu.base.people.passwords import first_password, must_be_changed, replace_password
from goufu.base.people.refusals import (
    NotTheCurrentPassword,
    NotYoursToDo,
    PasswordTooWeak,
    TwoDifferentPasswords,
)
from goufu.base.people.sheets import AccountSheet, NewPasswordSheet, ReasonSheet
from tests.base.people.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "Huai-river-1915"


def change(actor: Any, new: str = NEW, *, current: str = PASSWORD, again: str = "") -> Account:
    sheet = NewPasswordSheet(current=current, new=new, again=again or new)
    return actions.change_password(ref="wang", sheet=sheet, actor=actor, at=timezone.now())


class TestChoosing:
    def test_a_good_one_is_taken(self, handler: Any) -> None:
        account = change(handler)

        assert account.check_password(NEW)
        assert Entry.objects.filter(event="people.password_changed", ref="wang").exists()

    @pytest.mark.parametrize(
        ("weak", "why"),
        [
            ("Aa1-xyzqw", "10"),
            ("abcdefghijk", "四类"),
            ("abcdefghij1", "四类"),
            ("84736152839465", "数字"),
            ("password123", "常见"),
            ("Wang-20150", "相似"),
            (PASSWORD, "用过"),
        ],
        ids=["nine", "one class", "two classes", "digits", "common", "own name", "the same"],
    )
    def test_a_weak_one_is_not(self, handler: Any, weak: str, why: str) -> None:
        Account.objects.update(name="wang-2015")

        with pytest.raises(PasswordTooWeak) as refused:
            change(handler, weak)

        assert why in str(refused.value)

    def test_three_classes_and_ten_characters_are_enough(self, handler: Any) -> None:
        assert change(handler, "abcdefgh-A").check_password("abcdefgh-A")

    def test_the_last_five_are_not_used_again_but_the_sixth_is(self, handler: Any) -> None:
        current = PASSWORD
        for number in range(1, 5):
            change(handler, f"{NEW}-{number}", current=current)
            current = f"{NEW}-{number}"
        with pytest.raises(PasswordTooWeak):
            change(handler, PASSWORD, current=current)

        change(handler, f"{NEW}-5", current=current)

        assert change(handler, PASSWORD, current=f"{NEW}-5").check_password(PASSWORD)
        assert FormerPassword.objects.count() <= 5

    def test_the_old_one_has_to_be_known(self, handler: Any) -> None:
        with pytest.raises(NotTheCurrentPassword):
            change(handler, current="something else")

    def test_the_new_one_is_typed_twice(self, handler: Any) -> None:
        with pytest.raises(TwoDifferentPasswords):
            change(handler, again=f"{NEW}!")

    def test_nobody_changes_that_of_another(self, handler: Any, system: Any) -> None:
        with pytest.raises(NotYoursToDo):
            change(system)

    def test_it_ends_the_sessions_elsewhere_and_not_this_one(
        self, handler: Any, signed_in: Any
    ) -> None:
        here, elsewhere = signed_in("wang"), signed_in("wang")

        answer = here.post("/me/password/", {"current": PASSWORD, "new": NEW, "again": NEW})

        assert answer.url == "/me/"
        assert here.get("/me/").status_code == 200
        assert elsewhere.get("/me/").status_code == 302

    def test_the_page_keeps_no_password_in_its_fields(self, handler: Any, signed_in: Any) -> None:
        answer = signed_in("wang").post(
            "/me/password/", {"current": PASSWORD, "new": "short-A1", "again": "short-A1"}
        )

        assert answer.status_code == 422
        assert PASSWORD not in answer.content.decode()
        assert "short-A1" not in answer.content.decode()


class TestFirstPassword:
    def test_it_must_be_changed_before_anything_else(
        self, system: Any, handler: Any, at_the_door: Any
    ) -> None:
        password = first_password()
        sheet = AccountSheet(username="li", name="李某")
        actions.make_account(sheet=sheet, password=password, actor=system, at=timezone.now())
        client = Client()
        at_the_door(client, "li", password)

        assert client.get("/desk/").url == "/me/password/"

        typed = {"current": password, "new": NEW, "again": NEW}
        assert client.post("/me/password/", typed).url == "/me/"
        assert client.get("/me/").status_code == 200

    def test_one_set_anew_by_the_administrator_too(
        self, system: Any, handler: Any, at_the_door: Any, signed_in: Any
    ) -> None:
        before = signed_in("wang")
        password = first_password()
        sheet = ReasonSheet(reason="本人忘记密码")
        actions.reset_password(
            ref="wang", sheet=sheet, password=password, actor=system, at=timezone.now()
        )

        assert before.get("/me/").status_code == 302
        client = Client()
        at_the_door(client, "wang", password)
        assert client.get("/me/").url == "/me/password/"

    def test_first_passwords_obey_the_rules(self, handler: Any) -> None:
        assert all(change_ok(first_password()) for _ in range(50))


def change_ok(password: str) -> bool:
    from django.contrib.auth.password_validation import validate_password

    validate_password(password, Account.objects.get(username="wang"))
    return True


class TestAge:
    @pytest.mark.parametrize(("days", "due"), [(90, False), (91, True)], ids=["last day", "after"])
    def test_after_ninety_days_it_must_be_changed(
        self, handler: Any, now: Any, days: int, due: bool
    ) -> None:
        account = Account.objects.get(username="wang")
        account.password_changed_at = now - timedelta(days=days)

        assert must_be_changed(account, at=now) is due

    def test_never_where_the_operator_says_so(self, handler: Any, now: Any, setting: Any) -> None:
        setting(password_days=0)
        account = Account.objects.get(username="wang")
        account.password_changed_at = now - timedelta(days=4000)

        assert not must_be_changed(account, at=now)

    def test_an_account_without_a_password_owes_none(self, house: Any, now: Any) -> None:
        account = house.person("token-only", password=None)
        account.password_changed_at = None

        assert not must_be_changed(account, at=now)


def test_only_five_are_kept(handler: Any, now: Any) -> None:
    account = Account.objects.get(username="wang")
    for number in range(9):
        replace_password(account, f"{NEW}{number}", at=now, chosen=True)

    assert FormerPassword.objects.count() == 5
