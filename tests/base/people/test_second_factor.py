"""Password and one-time code: for finance, agencies and administrators."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from goufu.base.ledger.models import Entry, Refused
from goufu.base.people import security as acts
from goufu.base.people.models import Account, SignIn
from goufu.base.people.roles import SECOND_FACTOR, THE_PUBLIC, Role
from goufu.base.people.session import actor_of
from goufu.base.people.sheets import ReasonSheet

pytestmark = pytest.mark.django_db


def code_of(device: TOTPDevice, *, steps: int = 0) -> str:
    """Return what the app shows now, or so many half minutes later."""
    oath = TOTP(device.bin_key, device.step, device.t0, device.digits)
    oath.time = time.time() + steps * device.step
    return f"{oath.token():06d}"


def forget_the_wait(device: TOTPDevice) -> None:
    type(device).objects.filter(pk=device.pk).update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )


@pytest.fixture
def treasurer(house: Any) -> Any:
    return house.appoint("zhou", Role.TREASURY, house.bureau)


@pytest.fixture
def bound(treasurer: Any, signed_in: Any) -> tuple[TOTPDevice, list[str]]:
    """Zhou has bound an app; returns it with the backup codes."""
    client = signed_in("zhou")
    client.get("/me/second-factor/")
    device = TOTPDevice.objects.get()
    # The code of the half minute before, so that the present one is still to be used.
    answer = client.post("/me/second-factor/", {"code": code_of(device, steps=-1)})
    assert answer.status_code == 200, answer.content.decode()
    client.post("/sign-out/")
    return TOTPDevice.objects.get(), answer.context["codes"]


class TestBinding:
    def test_every_page_leads_to_binding_first(self, treasurer: Any, signed_in: Any) -> None:
        client = signed_in("zhou")

        for page in ("/desk/", "/me/", "/organisations/", "/administration/"):
            assert client.get(page).url == "/me/second-factor/"
        assert client.post("/me/seats/", {"seat": "1"}).url == "/me/second-factor/"

    def test_a_partial_page_leads_there_too(self, treasurer: Any, signed_in: Any) -> None:
        answer = signed_in("zhou").get("/desk/", headers={"HX-Request": "true"})

        assert answer.headers["HX-Redirect"] == "/me/second-factor/"

    def test_until_then_the_person_is_the_public(self, treasurer: Any, signed_in: Any) -> None:
        client = signed_in("zhou")
        request = RequestFactory().get("/api/v1/anything")
        request.session = client.session
        request.user = Account.objects.get(username="zhou")

        assert actor_of(request) == THE_PUBLIC

    def test_the_picture_and_the_key_are_on_the_page(self, treasurer: Any, signed_in: Any) -> None:
        page = signed_in("zhou").get("/me/second-factor/")

        assert "<svg" in page.content.decode()
        assert page.context["card"].secret.replace(" ", "") in TOTPDevice.objects.get().config_url
        assert "no-store" in page.headers["Cache-Control"]

    def test_the_right_code_opens_the_doors_and_shows_ten_backup_codes(
        self, treasurer: Any, signed_in: Any
    ) -> None:
        client = signed_in("zhou")
        client.get("/me/second-factor/")

        answer = client.post("/me/second-factor/", {"code": code_of(TOTPDevice.objects.get())})

        codes = answer.context["codes"]
        assert len(set(codes)) == 10
        assert all(code in answer.content.decode() for code in codes)
        assert client.get("/me/").status_code == 200
        assert Entry.objects.filter(event="people.second_factor_set", ref="zhou").exists()
        assert not {*codes} & {*StaticToken.objects.values_list("token", flat=True)}

    def test_a_wrong_code_binds_nothing(self, treasurer: Any, signed_in: Any) -> None:
        client = signed_in("zhou")
        client.get("/me/second-factor/")

        assert client.post("/me/second-factor/", {"code": "000000"}).status_code == 422

        assert not TOTPDevice.objects.filter(confirmed=True).exists()
        assert Refused.objects.get().code == "people.wrong_code"

    def test_binding_ends_the_other_sessions(self, treasurer: Any, signed_in: Any) -> None:
        first, second = signed_in("zhou"), signed_in("zhou")
        second.get("/me/second-factor/")
        second.post("/me/second-factor/", {"code": code_of(TOTPDevice.objects.get())})

        assert first.get("/me/").url.startswith("/sign-in/")

    @pytest.mark.parametrize("role", sorted(set(Role) - SECOND_FACTOR - {Role.CLOCK}))
    def test_the_other_roles_go_straight_to_work(
        self, house: Any, signed_in: Any, role: Role
    ) -> None:
        house.appoint("someone", role, house.care)

        assert signed_in("someone").get("/me/").status_code == 200

    @pytest.mark.parametrize("role", sorted(SECOND_FACTOR))
    def test_these_roles_do_not(self, house: Any, signed_in: Any, role: Role) -> None:
        house.appoint("someone", role, house.care)

        assert signed_in("someone").get("/me/").status_code == 303

    def test_in_a_demo_nobody_needs_one(self, treasurer: Any, signed_in: Any, demo: None) -> None:
        assert signed_in("zhou").get("/me/").status_code == 200


class TestVerifying:
    def test_the_password_alone_is_not_enough(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")

        assert client.get("/desk/").url == "/me/second-factor/verify/"
        assert client.get("/me/second-factor/").url == "/me/second-factor/verify/"

    def test_password_and_code_are(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")

        answer = client.post("/me/second-factor/verify/", {"code": code_of(bound[0])})

        assert answer.url == "/desk/"
        assert client.get("/me/").status_code == 200
        last = Entry.objects.order_by("-id")[0]
        assert (last.event, last.facts) == ("people.second_factor_verified", {"with": "app"})

    def test_a_code_is_good_once(self, bound: Any, signed_in: Any) -> None:
        code = code_of(bound[0])
        signed_in("zhou").post("/me/second-factor/verify/", {"code": code})

        again = signed_in("zhou")
        answer = again.post("/me/second-factor/verify/", {"code": code})

        assert answer.status_code == 422
        assert again.get("/desk/").url == "/me/second-factor/verify/"

    def test_after_a_wrong_code_one_has_to_wait(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")

        wrong = client.post("/me/second-factor/verify/", {"code": "000000"})
        soon = client.post("/me/second-factor/verify/", {"code": code_of(bound[0])})
        assert (wrong.status_code, soon.status_code) == (422, 429)

        forget_the_wait(bound[0])
        later = client.post("/me/second-factor/verify/", {"code": code_of(bound[0])})
        assert later.status_code == 302

    def test_a_backup_code_is_good_once(self, bound: Any, signed_in: Any) -> None:
        code = bound[1][0]
        first, second = signed_in("zhou"), signed_in("zhou")

        assert first.post("/me/second-factor/verify/", {"code": code.upper()}).status_code == 302
        assert second.post("/me/second-factor/verify/", {"code": code}).status_code == 422
        assert StaticToken.objects.count() == 9

    def test_the_session_gets_a_new_key(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")
        before = client.session.session_key

        client.post("/me/second-factor/verify/", {"code": code_of(bound[0])})

        assert client.session.session_key != before

    def test_a_device_of_another_person_is_no_help(
        self, bound: Any, house: Any, signed_in: Any
    ) -> None:
        house.appoint("qian", Role.FINANCE_BUDGET, house.bureau)
        client = signed_in("qian")
        client.get("/me/second-factor/")

        answer = client.post("/me/second-factor/", {"code": code_of(bound[0])})

        assert answer.status_code == 422


class TestLosingIt:
    def test_the_security_administrator_resets_it(
        self, bound: Any, security: Any, signed_in: Any
    ) -> None:
        client = signed_in("zhou")
        sheet = ReasonSheet(reason="手机遗失")
        acts.remove_second_factor(ref="zhou", sheet=sheet, actor=security, at=timezone.now())

        assert client.get("/me/").url.startswith("/sign-in/")
        assert signed_in("zhou").get("/desk/").url == "/me/second-factor/"
        assert Entry.objects.filter(event="people.second_factor_removed", ref="zhou").exists()

    def test_who_must_have_one_cannot_drop_it(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")
        client.post("/me/second-factor/verify/", {"code": code_of(bound[0])})

        assert client.post("/me/second-factor/remove/").status_code == 403
        assert TOTPDevice.objects.filter(confirmed=True).exists()

    def test_who_has_one_by_choice_is_asked_for_it_and_may_drop_it(
        self, handler: Any, signed_in: Any
    ) -> None:
        client = signed_in("wang")
        client.get("/me/second-factor/")
        device = TOTPDevice.objects.get()
        client.post("/me/second-factor/", {"code": code_of(device, steps=-1)})

        another = signed_in("wang")
        assert another.get("/me/").url == "/me/second-factor/verify/"

        assert client.post("/me/second-factor/remove/").status_code == 302
        assert signed_in("wang").get("/me/").status_code == 200

    def test_an_unverified_session_cannot_drop_it(self, bound: Any, signed_in: Any) -> None:
        client = signed_in("zhou")

        assert client.post("/me/second-factor/remove/").url == "/me/second-factor/verify/"
        assert TOTPDevice.objects.filter(confirmed=True).exists()


def test_signing_out_is_open_to_whoever_owes_a_code(bound: Any, signed_in: Any) -> None:
    client = signed_in("zhou")

    assert client.post("/sign-out/").url == "/"
    assert SignIn.objects.filter(ended_at__isnull=True).count() == 0
    assert Client().get("/me/second-factor/verify/").url.startswith("/sign-in/")
    assert timezone.now() - SignIn.objects.latest("id").began_at < timedelta(minutes=1)
