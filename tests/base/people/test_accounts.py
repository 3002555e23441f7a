"""Accounts are made and closed by the system administrator alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from goufu.base.ledger.models import Entry
from goufu.base.people import actions
from goufu.base.people.queries import appointments_of
from goufu.base.people.refusals import (
    LastAdministrator,
    NotYoursToDo,
)
from goufu.base.people.roles import Role
from goufu.base.people.rules import (
    NotToYourself,
)
from goufu.base.people.sheets import (
    AccountSheet,
    ReasonSheet,
)
from goufu.law.calendar import day_of

REASON = ReasonSheet(reason="工作调整")


@pytest.mark.django_db
class TestAccounts:
    def test_a_new_account_may_do_nothing(self, house: Any, system: Any) -> None:
        sheet = AccountSheet(username="li", name="李某", email="li@example.gov.cn")

        account = actions.make_account(
            sheet=sheet, password="First-one-1", actor=system, at=timezone.now()
        )

        assert not appointments_of(account.pk, on=day_of(timezone.now()))
        assert Entry.objects.filter(event="people.account_made", ref="li").exists()

    @pytest.mark.parametrize("who", ["security", "audit", "handler"])
    def test_only_the_system_administrator_makes_and_closes_them(
        self, house: Any, request: Any, who: str
    ) -> None:
        actor = request.getfixturevalue(who)
        house.person("li")

        with pytest.raises(NotYoursToDo):
            actions.make_account(
                sheet=AccountSheet(username="zhao", name="赵某"),
                password="First-one-1",
                actor=actor,
                at=timezone.now(),
            )
        with pytest.raises(NotYoursToDo):
            actions.close_account(ref="li", sheet=REASON, actor=actor, at=timezone.now())

    def test_a_closed_account_ends_its_sessions(
        self, system: Any, handler: Any, signed_in: Any, at_the_door: Any
    ) -> None:
        client = signed_in("wang")

        actions.close_account(ref="wang", sheet=REASON, actor=system, at=timezone.now())

        assert client.get("/me/").status_code == 302
        assert at_the_door(client, "wang").status_code == 422

    def test_an_administrator_does_not_close_his_own(self, system: Any, house: Any) -> None:
        house.appoint("system2", Role.SYSTEM_ADMIN, house.platform)

        with pytest.raises(NotToYourself):
            actions.close_account(ref="system", sheet=REASON, actor=system, at=timezone.now())

    def test_nor_that_of_the_last_security_administrator(self, system: Any, security: Any) -> None:
        with pytest.raises(LastAdministrator):
            actions.close_account(ref="security", sheet=REASON, actor=system, at=timezone.now())
