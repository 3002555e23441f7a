"""Whoever types a wrong password too often has to wait, or to ask."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people import security as acts
from goufu.base.people.models import SignIn
from goufu.base.people.queries import locked_usernames
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.sheets import ReasonSheet
from tests.base.people.conftest import build

REASON = ReasonSheet(reason="本人来电，已核实身份")


def fail(at_the_door: Any, times: int, username: str = "wang") -> list[int]:
    return [at_the_door(Client(), username, "wrong").status_code for _ in range(times)]


@pytest.mark.django_db
class TestLockout:
    def test_four_failures_do_not_lock(self, handler: Any, at_the_door: Any) -> None:
        assert fail(at_the_door, 4) == [422] * 4

        assert at_the_door(Client(), "wang").status_code == 302

    def test_the_fifth_locks(self, handler: Any, at_the_door: Any, now: Any) -> None:
        assert fail(at_the_door, 5) == [422] * 4 + [429]

        answer = at_the_door(Client(), "wang")
        assert answer.status_code == 429
        assert "已锁定 15 分钟" in answer.context["card"].form.errors[0][2]
        assert locked_usernames(at=now) == {"wang"}
        assert not SignIn.objects.exists()

    def test_a_right_password_in_between_begins_the_count_anew(
        self, handler: Any, at_the_door: Any
    ) -> None:
        fail(at_the_door, 4)
        at_the_door(Client(), "wang")

        assert fail(at_the_door, 4) == [422] * 4

    def test_an_unknown_name_is_locked_like_a_known_one(
        self, handler: Any, at_the_door: Any
    ) -> None:
        assert fail(at_the_door, 6, "nobody") == [422] * 4 + [429] * 2

    def test_locking_one_locks_no_other(self, handler: Any, house: Any, at_the_door: Any) -> None:
        house.person("li")
        fail(at_the_door, 5)

        assert at_the_door(Client(), "li").status_code == 302

    @pytest.mark.parametrize(("minutes", "status"), [(14, 429), (16, 302)], ids=["before", "after"])
    def test_it_ends_by_itself(
        self, handler: Any, at_the_door: Any, minutes: int, status: int
    ) -> None:
        fail(at_the_door, 5)
        attempt = AccessAttempt.objects.get()
        AccessAttempt.objects.update(attempt_time=attempt.attempt_time - timedelta(minutes=minutes))

        assert at_the_door(Client(), "wang").status_code == status

    def test_knocking_while_locked_does_not_make_it_longer(
        self, handler: Any, at_the_door: Any
    ) -> None:
        fail(at_the_door, 5)
        before = AccessAttempt.objects.get().attempt_time

        fail(at_the_door, 3)

        assert AccessAttempt.objects.get().attempt_time == before

    def test_it_is_in_the_ledger_once_and_every_knock_among_the_refused(
        self, handler: Any, at_the_door: Any
    ) -> None:
        fail(at_the_door, 7)

        assert Entry.objects.filter(event="people.lockout", ref="wang").count() == 1
        codes = list(Refused.objects.order_by("id").values_list("code", flat=True))
        assert codes == ["people.wrong_sign_in"] * 4 + ["people.locked_out"] * 3


@pytest.mark.django_db
class TestRelease:
    def test_the_security_administrator_releases(
        self, handler: Any, security: Any, at_the_door: Any, now: Any
    ) -> None:
        fail(at_the_door, 5)

        acts.unlock(ref="wang", sheet=REASON, actor=security, at=now)

        assert at_the_door(Client(), "wang").status_code == 302
        assert Entry.objects.filter(event="people.unlocked", ref="wang").exists()

    def test_the_other_administrators_do_not(
        self, handler: Any, system: Any, audit: Any, now: Any
    ) -> None:
        for actor in (system, audit, handler):
            with pytest.raises(NotYoursToDo):
                acts.unlock(ref="wang", sheet=REASON, actor=actor, at=now)


@pytest.mark.django_db(transaction=True)
def test_many_attempts_at_once_count_like_many_in_a_row(at_the_door: Any) -> None:
    build().person("wang")
    statuses: list[int] = []

    def knock() -> None:
        try:
            statuses.append(at_the_door(Client(), "wang", "wrong").status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=knock) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [422] * 4 + [429] * 4
