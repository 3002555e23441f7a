"""Who may be appointed to what, and by whom."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people import security
from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import appointments_of
from goufu.base.people.refusals import (
    AccountIsClosed,
    AlreadyEnded,
    EndsBeforeItBegins,
    LastAdministrator,
    NotYoursToDo,
)
from goufu.base.people.roles import ADMINISTRATORS, Role
from goufu.base.people.rules import (
    AdministratorHoldsNoOtherRole,
    AlreadyHeld,
    NotToYourself,
    RoleIsNotGiven,
    RoleNotOfThatOrganisation,
    check_role_fits,
)
from goufu.base.people.sheets import (
    AppointmentSheet,
    EndAppointmentSheet,
    GivenRole,
)
from goufu.base.workflow.models import Standing
from goufu.base.workflow.visibility import may_see
from goufu.law.calendar import day_of
from tests.base.people.conftest import build


def give(actor: Any, username: str, role: Role, at_the: Any, **more: Any) -> Appointment:
    sheet = AppointmentSheet(
        role=GivenRole(role.value),
        organisation=at_the.pk,
        valid_from=more.pop("valid_from", date(2026, 1, 1)),
        reason="市财人〔2026〕1号",
        **more,
    )
    return security.give_role(ref=username, sheet=sheet, actor=actor, at=timezone.now())


def end(actor: Any, username: str, post: Appointment, last_day: date | None = None) -> Appointment:
    sheet = EndAppointmentSheet(appointment=post.pk, last_day=last_day, reason="离职")
    return security.end_role(ref=username, sheet=sheet, actor=actor, at=timezone.now())


@pytest.mark.django_db
class TestGiving:
    def test_the_security_administrator_appoints(self, house: Any, security: Any) -> None:
        house.person("li")

        post = give(security, "li", Role.REVIEWER, house.care)

        assert post.actor().role is Role.REVIEWER
        line = Entry.objects.get(event="people.appointment_given")
        assert (line.ref, line.actor) == ("li", "security")
        assert line.facts["reason"] == "市财人〔2026〕1号"

    @pytest.mark.parametrize("who", ["system", "audit", "handler"])
    def test_nobody_else_does(self, house: Any, request: Any, who: str) -> None:
        house.person("li")

        with pytest.raises(NotYoursToDo):
            give(request.getfixturevalue(who), "li", Role.REVIEWER, house.care)

    def test_nobody_gives_himself_a_role(self, house: Any, security: Any) -> None:
        for role in (Role.HANDLER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN):
            with pytest.raises(NotToYourself):
                give(security, "security", role, house.platform)

        assert Refused.objects.filter(code="people.not_to_yourself").count() == 3

    def test_a_role_is_held_where_the_organisation_does_that(
        self, house: Any, security: Any
    ) -> None:
        house.person("li")

        with pytest.raises(RoleNotOfThatOrganisation):
            give(security, "li", Role.TREASURY, house.care)

    def test_the_clock_and_the_public_are_not_appointed(self) -> None:
        for role in (Role.CLOCK, Role.PUBLIC):
            with pytest.raises(RoleIsNotGiven):
                check_role_fits(role, [], organisation="六安市财政局")

    def test_the_same_post_is_not_given_twice(self, house: Any, security: Any) -> None:
        house.person("li")
        give(security, "li", Role.REVIEWER, house.care)

        with pytest.raises(AlreadyHeld):
            give(security, "li", Role.REVIEWER, house.care)

    def test_several_posts_of_business_are_allowed(self, house: Any, security: Any) -> None:
        house.person("li")
        give(security, "li", Role.REVIEWER, house.care)
        give(security, "li", Role.HANDLER, house.bureau)

        held = appointments_of(Account.objects.get(username="li").pk, on=date(2026, 11, 22))
        assert [post.role for post in held] == ["reviewer", "handler"]

    def test_a_closed_account_gets_none(self, house: Any, security: Any) -> None:
        house.person("li")
        Account.objects.filter(username="li").update(is_active=False)

        with pytest.raises(AccountIsClosed):
            give(security, "li", Role.REVIEWER, house.care)

    def test_it_does_not_end_before_it_begins(self, house: Any, security: Any) -> None:
        house.person("li")

        with pytest.raises(EndsBeforeItBegins):
            give(security, "li", Role.REVIEWER, house.care, valid_to=date(2025, 12, 31))


@pytest.mark.django_db
class TestAdministratorsStandAlone:
    @pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
    def test_an_administrator_gets_no_business_role(
        self, house: Any, security: Any, role: Role
    ) -> None:
        house.appoint("li", role, house.platform)

        with pytest.raises(AdministratorHoldsNoOtherRole) as refused:
            give(security, "li", Role.HANDLER, house.care)

        assert "互不兼任" in str(refused.value)

    @pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
    def test_who_has_a_business_role_becomes_no_administrator(
        self, house: Any, security: Any, handler: Any, role: Role
    ) -> None:
        with pytest.raises(AdministratorHoldsNoOtherRole):
            give(security, "wang", role, house.platform)

    @pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
    @pytest.mark.parametrize("other", sorted(ADMINISTRATORS))
    def test_the_three_exclude_one_another(
        self, house: Any, security: Any, role: Role, other: Role
    ) -> None:
        house.appoint("li", role, house.platform)

        with pytest.raises((AdministratorHoldsNoOtherRole, AlreadyHeld)):
            give(security, "li", other, house.platform)

    def test_one_after_the_other_is_allowed(self, house: Any, security: Any) -> None:
        house.person("li")
        give(security, "li", Role.HANDLER, house.care, valid_to=date(2026, 11, 30))

        give(security, "li", Role.AUDIT_ADMIN, house.platform, valid_from=date(2026, 12, 1))

    def test_a_day_in_common_is_too_much(self, house: Any, security: Any) -> None:
        house.person("li")
        give(security, "li", Role.HANDLER, house.care, valid_to=date(2026, 11, 30))

        with pytest.raises(AdministratorHoldsNoOtherRole):
            give(security, "li", Role.AUDIT_ADMIN, house.platform, valid_from=date(2026, 11, 30))

    def test_the_database_keeps_it_too(self, house: Any, handler: Any) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            house.appoint("wang", Role.SYSTEM_ADMIN, house.platform)

    def test_administrators_see_no_dossier(
        self, house: Any, system: Any, security: Any, audit: Any
    ) -> None:
        Standing.objects.create(
            project_code="3415-2026-XM-0001", party="purchaser", organisation=house.platform
        )

        for actor in (system, security, audit):
            assert may_see(actor).children == [("pk__in", [])]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("past_the_actions", [False, True], ids=["by the page", "by a program"])
def test_of_two_appointments_at_once_only_one_stands(past_the_actions: bool) -> None:
    house = build()
    house.person("li")
    actors = [
        house.appoint("security", Role.SECURITY_ADMIN, house.platform),
        house.appoint("security2", Role.SECURITY_ADMIN, house.platform),
    ]
    wanted = [(Role.HANDLER, house.care), (Role.SYSTEM_ADMIN, house.platform)]
    together, ends = threading.Barrier(2), []

    def appoint(number: int) -> None:
        role, at_the = wanted[number]
        try:
            together.wait()
            if past_the_actions:
                house.appoint("li", role, at_the)
            else:
                give(actors[number], "li", role, at_the)
            ends.append("given")
        except (AdministratorHoldsNoOtherRole, DatabaseError):
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=appoint, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ends) == ["given", "refused"]
    assert Appointment.objects.filter(account__username="li").count() == 1


@pytest.mark.django_db
class TestEnding:
    def test_at_once(self, house: Any, security: Any, handler: Any, signed_in: Any) -> None:
        client = signed_in("wang")
        post = Appointment.objects.get(account__username="wang")

        end(security, "wang", post)

        today = day_of(timezone.now())
        assert not appointments_of(handler.account_id, on=today)
        assert appointments_of(handler.account_id, on=today - timedelta(days=1))
        assert client.get("/organisations/").status_code == 403
        assert Entry.objects.filter(event="people.appointment_ended", ref="wang").exists()

    def test_after_a_last_day(self, house: Any, security: Any, handler: Any) -> None:
        last = day_of(timezone.now()) + timedelta(days=7)

        end(security, "wang", Appointment.objects.get(account__username="wang"), last)

        assert appointments_of(handler.account_id, on=last)
        assert not appointments_of(handler.account_id, on=last + timedelta(days=1))

    def test_what_was_revoked_today_may_be_given_again_today(
        self, house: Any, security: Any, handler: Any
    ) -> None:
        end(security, "wang", Appointment.objects.get(account__username="wang"))
        today = day_of(timezone.now())

        give(security, "wang", Role.SYSTEM_ADMIN, house.platform, valid_from=today)

    def test_not_in_the_past(self, house: Any, security: Any, handler: Any) -> None:
        yesterday = day_of(timezone.now()) - timedelta(days=1)

        with pytest.raises(EndsBeforeItBegins):
            end(security, "wang", Appointment.objects.get(account__username="wang"), yesterday)

    def test_not_twice(self, house: Any, security: Any, handler: Any) -> None:
        post = Appointment.objects.get(account__username="wang")
        end(security, "wang", post)

        with pytest.raises(AlreadyEnded):
            end(security, "wang", post)

    def test_not_that_of_somebody_else(
        self, house: Any, security: Any, handler: Any, system: Any
    ) -> None:
        with pytest.raises(AlreadyEnded):
            end(security, "wang", Appointment.objects.get(account__username="system"))

    def test_the_last_of_the_administrators_stays(
        self, house: Any, security: Any, system: Any
    ) -> None:
        with pytest.raises(LastAdministrator):
            end(security, "system", Appointment.objects.get(account__username="system"))

    def test_not_one_s_own(self, house: Any, security: Any) -> None:
        with pytest.raises(NotToYourself):
            end(security, "security", Appointment.objects.get(account__username="security"))
