"""The pages of the three administrators."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people.models import Account, Appointment
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
