"""The pages: who gets in, what they show, what they do."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goufu.base.ledger.models import Entry
from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import sample_accounts
from goufu.base.people.roles import Role
from goufu.config import showcase
from goufu.law.calendar import day_of

pytestmark = pytest.mark.django_db

CLOSED_TO_THE_PUBLIC = [
    "/me/",
    "/me/password/",
    "/me/second-factor/",
    "/administration/",
    "/administration/accounts/",
    "/administration/accounts/new/",
    "/administration/accounts/of/wang/",
    "/administration/record/",
    "/administration/refused/",
    "/organisations/",
    "/organisations/new/",
    "/places/new/",
]


class TestDefaultDeny:
    @pytest.mark.parametrize("page", CLOSED_TO_THE_PUBLIC)
    def test_a_stranger_is_asked_to_sign_in(self, handler: Any, page: str) -> None:
        assert Client().get(page).url.startswith("/sign-in/")

    @pytest.mark.parametrize("page", CLOSED_TO_THE_PUBLIC[3:])
    def test_an_account_without_a_post_gets_nothing(
        self, house: Any, signed_in: Any, page: str
    ) -> None:
        house.person("li")

        assert signed_in("li").get(page).status_code == 403

    def test_but_its_own_page(self, house: Any, signed_in: Any) -> None:
        house.person("li")

        page = signed_in("li").get("/me/")

        assert page.status_code == 200
        assert "您还没有岗位" in page.content.decode()

    @pytest.mark.parametrize(
        ("who", "page", "opens"),
        [
            ("wang", "/organisations/", True),
            ("wang", "/organisations/new/", False),
            ("wang", "/administration/accounts/", False),
            ("system", "/administration/accounts/", True),
            ("system", "/administration/accounts/new/", True),
            ("system", "/administration/record/", False),
            ("system", "/administration/refused/", False),
            ("security", "/administration/accounts/", True),
            ("security", "/administration/accounts/new/", False),
            ("security", "/administration/record/", False),
            ("security", "/organisations/new/", False),
            ("audit", "/administration/record/", True),
            ("audit", "/administration/refused/", True),
            ("audit", "/administration/accounts/", False),
            ("audit", "/organisations/new/", False),
        ],
    )
    def test_each_administrator_opens_their_own_pages(
        self, everybody: Any, who: str, page: str, opens: bool
    ) -> None:
        assert everybody(who).get(page).status_code == (200 if opens else 403)


class TestDemo:
    def test_outside_a_demo_there_is_no_such_page(self, handler: Any) -> None:
        seat = Appointment.objects.get().pk

        assert Client().get("/demo/").status_code == 404
        assert Client().post("/demo/", {"seat": seat}).status_code == 404

    def test_one_click_enters_a_sample_account_in_its_post(self, handler: Any, demo: None) -> None:
        Account.objects.update(sample=True)
        client = Client()
        seat = Appointment.objects.get().pk

        page = client.get("/demo/")
        assert "购买主体经办" in page.content.decode()
        assert client.post("/demo/", {"seat": seat}).url == "/desk/"

        assert client.get("/me/").context["card"].name == "wang"
        assert Entry.objects.get(event="people.sign_in").facts["how"] == "demo"

    def test_an_account_that_is_no_sample_is_not_entered(self, handler: Any, demo: None) -> None:
        client = Client()

        answer = client.post("/demo/", {"seat": Appointment.objects.get().pk})

        assert answer.status_code == 404
        assert client.get("/me/").status_code == 302

    def test_a_link_enters_nothing(self, handler: Any, demo: None) -> None:
        Account.objects.update(sample=True)
        client = Client()
        client.get("/demo/", {"seat": Appointment.objects.get().pk})

        assert client.get("/me/").status_code == 302

    def test_another_site_cannot_make_somebody_enter(self, handler: Any, demo: None) -> None:
        Account.objects.update(sample=True)
        client = Client(enforce_csrf_checks=True)

        answer = client.post("/demo/", {"seat": Appointment.objects.get().pk})

        assert answer.status_code == 403

    def test_the_list_follows_the_order_of_the_roles(
        self, handler: Any, system: Any, house: Any, now: Any
    ) -> None:
        house.appoint("zhou", Role.TREASURY, house.bureau)
        Account.objects.update(sample=True)

        listed = sample_accounts(on=day_of(now))

        assert [one.role for one in listed] == [Role.HANDLER, Role.TREASURY, Role.SYSTEM_ADMIN]
        assert listed[0].username == "wang"

    def test_the_first_of_each_role_is_what_the_terminal_shows(
        self, handler: Any, house: Any, now: Any
    ) -> None:
        house.appoint("zhou", Role.TREASURY, house.bureau)
        house.appoint("li", Role.TREASURY, house.bureau)
        Account.objects.update(sample=True)

        lines = showcase.accounts(at=now).splitlines()

        assert [line.split()[0] for line in lines] == ["wang", "zhou"]
        assert "购买主体经办" in lines[0]
        assert lines[1].endswith("六安市财政局")


class TestSeats:
    def test_the_chosen_post_is_the_one_that_acts(
        self, handler: Any, house: Any, signed_in: Any
    ) -> None:
        house.appoint("wang", Role.HEAD, house.bureau)
        client = signed_in("wang")
        seats = client.get("/me/").context["card"].seats
        assert [seat.chosen for seat in seats] == [True, False]

        client.post("/me/seats/", {"seat": seats[1].number})

        assert [seat.chosen for seat in client.get("/me/").context["card"].seats] == [False, True]
        line = Entry.objects.get(event="people.seat_chosen")
        assert (line.role, line.organisation) == ("head", "六安市财政局")

    def test_a_post_of_somebody_else_cannot_be_chosen(
        self, handler: Any, house: Any, signed_in: Any
    ) -> None:
        other = house.appoint("li", Role.HEAD, house.care)

        answer = signed_in("wang").post("/me/seats/", {"seat": other.appointment_id})

        assert answer.status_code == 403
        assert not Entry.objects.filter(event="people.seat_chosen").exists()
