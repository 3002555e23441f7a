"""The pages of organisations and places."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.sheets import (
    OrganisationSheet,
)
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Role
from tests.base.organisations.test_organisations import CODE, facts, make, now


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def system(self, settings: Any) -> Client:
        import dataclasses

        settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)
        body = make(name="六安市购服平台", uscc="", functions=(Function.PLATFORM,))
        account = Account.objects.create_account(
            "system", password=None, name="系统", created_at=now(), feed_key="s"
        )
        Appointment.objects.create(
            account=account, organisation=body, role=Role.SYSTEM_ADMIN, valid_from=date(2026, 1, 1)
        )
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def typed(self, **more: str) -> dict[str, str]:
        sheet = OrganisationSheet(**facts()).model_dump(mode="json", exclude_none=True)
        return sheet | more

    def test_registering_by_the_page(self, system: Client) -> None:
        answer = system.post("/organisations/new/", self.typed())

        one = Organisation.objects.get(uscc=CODE)
        assert answer.url == f"/organisations/{one.pk}/"
        assert system.get(answer.url).context["card"].functions == ["承接主体"]

    def test_a_wrong_code_is_told_above_the_form(self, system: Client) -> None:
        answer = system.post("/organisations/new/", self.typed(uscc=CODE[:-2] + "00"))

        assert answer.status_code == 422
        assert "校验码" in answer.content.decode()

    def test_a_kind_that_does_not_go_with_the_code_is_warned_of(self, system: Client) -> None:
        system.post("/organisations/new/", self.typed(kind="enterprise"))

        one = Organisation.objects.get(uscc=CODE)
        page = system.get(f"/organisations/{one.pk}/").content.decode()
        assert "以“52”开头" in page

    def test_the_form_of_a_change_begins_with_what_is_known(self, system: Client) -> None:
        one = make(functions=(Function.PROVIDER, Function.THIRD_PARTY))

        page = system.get(f"/organisations/{one.pk}/change/")

        fields = {bound.name: bound.value for bound in page.context["card"].form.fields}
        assert fields["name"] == one.name
        assert fields["functions"] == ["provider", "third_party"]
        assert fields["place"] == "CN-3415"

    def test_changing_adding_an_alias_and_closing_by_the_page(self, system: Client) -> None:
        one = make()
        base = f"/organisations/{one.pk}"

        typed = self.typed(name="六安市金色晚年养老服务中心", reason="更名")
        assert system.post(f"{base}/change/", typed).status_code == 302
        alias = {"kind": "registration", "value": "皖民证字第 010001 号"}
        assert system.post(f"{base}/alias/", alias).status_code == 302
        found = system.get("/organisations/", {"q": "010001"}).context["card"].lines
        assert found[0].found_by == "皖民证字第 010001 号"
        closing = {"closed_on": "2026-11-22", "reason": "注销"}
        assert system.post(f"{base}/close/", closing).status_code == 302
        assert "已于 2026-11-22 注销" in system.get(f"{base}/").content.decode()

    def test_places_by_the_page(self, system: Client) -> None:
        ending = {"valid_to": "2026-12-31", "source": "国函〔2026〕1号"}
        assert system.post("/places/CN-341502/end/", ending).status_code == 302
        typed = {
            "code": "CN-341502",
            "name": "新金安区",
            "level": "county",
            "valid_from": "2027-01-01",
            "source": "国函〔2026〕1号",
        }
        assert system.post("/places/new/", typed).url == "/places/CN-341502/"
        page = system.get("/places/", {"on": "2027-01-02", "q": "金安"})
        assert [line.name for line in page.context["card"].lines] == ["新金安区"]

    def test_an_organisation_that_is_not_there(self, system: Client) -> None:
        assert system.get("/organisations/999999/").status_code == 404
