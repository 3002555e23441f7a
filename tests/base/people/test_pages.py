"""The pages: who gets in, what they show, what they do."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import sample_accounts
from goufu.base.people.roles import Role
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


@pytest.fixture
def everybody(handler: Any, administrators: Any, demo: None, signed_in: Any) -> Any:
    """Return browsers of a handler and of the three administrators, by user name."""
    return signed_in


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


class TestAccounts:
    def test_a_new_account_shows_its_first_password_once(
        self, system: Any, signed_in: Any, demo: None, at_the_door: Any
    ) -> None:
        client = signed_in("system")

        answer = client.post(reverse("people:new_account"), {"username": "li.ming", "name": "李明"})

        password = answer.context["password"]
        assert password in answer.content.decode()
        assert "no-store" in answer.headers["Cache-Control"]
        assert password not in client.get("/administration/accounts/of/li.ming/").content.decode()
        assert at_the_door(Client(), "li.ming", password).status_code == 302

    @pytest.mark.parametrize("name", ["Li Ming", "李明", "li/ming", "-li", "l"])
    def test_a_user_name_is_plain(self, system: Any, signed_in: Any, demo: None, name: str) -> None:
        answer = signed_in("system").post(
            reverse("people:new_account"), {"username": name, "name": "李明"}
        )

        assert answer.status_code == 422
        assert not Account.objects.filter(name="李明").exists()

    def test_a_name_is_given_once(
        self, system: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        answer = signed_in("system").post(
            reverse("people:new_account"), {"username": "wang", "name": "另一人"}
        )

        assert answer.status_code == 409
        assert "已有人使用" in answer.content.decode()
        assert "另一人" in answer.content.decode()

    def test_giving_and_ending_a_role_by_the_page(
        self, security: Any, house: Any, signed_in: Any, demo: None
    ) -> None:
        house.person("li")
        client = signed_in("security")
        url = reverse("people:act", args=["li", "give-role"])
        assert client.get(url).status_code == 200

        answer = client.post(
            url,
            {
                "role": "handler",
                "organisation": house.care.pk,
                "valid_from": "2026-01-01",
                "reason": "任命文件",
            },
        )
        assert answer.url == "/administration/accounts/of/li/"

        post = Appointment.objects.get(account__username="li")
        url = reverse("people:act", args=["li", "end-role"])
        assert client.post(url, {"appointment": post.pk, "reason": "离职"}).status_code == 302
        post.refresh_from_db()
        assert post.revoked_at is not None

    def test_a_refusal_stands_above_the_filled_form(
        self, security: Any, house: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        answer = signed_in("security").post(
            reverse("people:act", args=["wang", "give-role"]),
            {
                "role": "audit_admin",
                "organisation": house.platform.pk,
                "valid_from": "2026-01-01",
                "reason": "兼任",
            },
        )

        assert answer.status_code == 409
        page = answer.content.decode()
        assert "互不兼任" in page
        assert 'value="兼任"' in page

    def test_the_acts_on_offer_are_those_of_the_role(
        self, system: Any, security: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        def offered(who: str) -> set[str]:
            page = signed_in(who).get("/administration/accounts/of/wang/")
            return {act.url.split("/")[-2] for act in page.context["card"].acts}

        assert offered("system") == {"change", "reset-password", "close"}
        assert offered("security") == {
            "give-role",
            "end-role",
            "unlock",
            "remove-second-factor",
        }

    def test_an_act_of_the_other_administrator_is_refused(
        self, system: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        url = reverse("people:act", args=["wang", "unlock"])

        assert signed_in("system").post(url, {"reason": "想解锁"}).status_code == 403

    def test_accounts_are_found_by_name_and_by_organisation(
        self, system: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        client = signed_in("system")

        for asked in ("wang", "为老服务"):
            page = client.get("/administration/accounts/", {"q": asked})
            assert [one.username for one in page.context["card"].lines] == ["wang"]


class TestRecord:
    def test_facts_are_said_in_words(self, everybody: Any) -> None:
        client = everybody("security")
        post = Appointment.objects.get(account__username="wang")
        url = reverse("people:act", args=["wang", "end-role"])
        client.post(url, {"appointment": post.pk, "reason": "退休"})

        page = everybody("audit").get("/administration/record/", {"q": "wang"})

        said = page.context["card"].lines[0].facts
        assert "岗位：购买主体经办" in said
        assert "原因：退休" in said
        assert "{" not in said

    def test_the_audit_administrator_reads_who_came(
        self, audit: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        signed_in("wang")

        page = signed_in("audit").get("/administration/record/", {"q": "wang"})

        assert [one.event_name for one in page.context["card"].lines] == ["登录"]

    def test_and_what_was_refused(
        self, audit: Any, handler: Any, signed_in: Any, at_the_door: Any, demo: None
    ) -> None:
        at_the_door(Client(), "wang", "wrong")

        page = signed_in("audit").get("/administration/refused/")

        assert "用户名或密码不对" in page.content.decode()

    def test_taking_it_out_is_written_down(
        self, audit: Any, handler: Any, signed_in: Any, demo: None
    ) -> None:
        Account.objects.filter(username="wang").update(name="=HYPERLINK(1)")
        signed_in("wang")

        answer = signed_in("audit").get("/administration/record/", {"format": "csv"})

        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert text.splitlines()[0].startswith("序号,时间")
        assert "'=HYPERLINK(1)" in text
        assert ",=HYPERLINK" not in text
        assert Entry.objects.filter(event="people.record_exported").exists()

    def test_days_are_counted_in_beijing(
        self, audit: Any, handler: Any, signed_in: Any, demo: None, now: Any
    ) -> None:
        signed_in("wang")
        client = signed_in("audit")
        today = day_of(now).isoformat()

        found = client.get("/administration/record/", {"since": today, "until": today, "q": "wang"})
        before = client.get("/administration/record/", {"until": "2020-01-01"})

        assert len(found.context["card"].lines) == 1
        assert before.context["card"].lines == []

    def test_refusals_of_actions_are_listed_too(
        self, audit: Any, security: Any, house: Any, signed_in: Any, demo: None
    ) -> None:
        signed_in("security").post(
            reverse("people:act", args=["security", "give-role"]),
            {
                "role": "handler",
                "organisation": house.care.pk,
                "valid_from": "2026-01-01",
                "reason": "自己任命",
            },
        )

        assert Refused.objects.get().code == "people.not_to_yourself"
        page = signed_in("audit").get("/administration/refused/")
        assert "不能为自己办理" in page.content.decode()
