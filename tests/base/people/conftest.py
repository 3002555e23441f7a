"""A platform with its three administrators and one purchaser, at the doors."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor, Role

PASSWORD = "Lan-2015-qu"
LONG_AGO = date(2014, 1, 1)


@dataclass
class House:
    """Organisations, and people by the word for their post."""

    platform: Organisation
    bureau: Organisation
    care: Organisation

    def person(self, username: str, *, name: str = "", password: str | None = PASSWORD) -> Account:
        """Make an account whose password is its own and fresh."""
        now = timezone.now()
        return Account.objects.create_account(
            username,
            password=password,
            name=name or username,
            created_at=now,
            password_changed_at=now,
            feed_key=f"key of {username}"[:43],
        )

    def appoint(self, username: str, role: Role, at_the: Organisation) -> Actor:
        account = Account.objects.filter(username=username).first() or self.person(username)
        post = Appointment.objects.create(
            account=account, organisation=at_the, role=role, valid_from=LONG_AGO
        )
        return post.actor()


def _organisation(name: str, *functions: Function) -> Organisation:
    return Organisation.objects.create(
        name=name,
        short_name=name,
        kind=Kind.STATE_ORGAN,
        level=Level.CITY,
        functions=[str(one) for one in functions],
        place="CN-3415",
    )


def build() -> House:
    return House(
        platform=_organisation("六安市购服平台", Function.PLATFORM),
        bureau=_organisation("六安市财政局", Function.FINANCE, Function.PURCHASER),
        care=_organisation("六安市为老服务指导中心", Function.PURCHASER),
    )


@pytest.fixture
def house(db: None) -> House:
    return build()


@pytest.fixture
def system(house: House) -> Actor:
    return house.appoint("system", Role.SYSTEM_ADMIN, house.platform)


@pytest.fixture
def security(house: House) -> Actor:
    return house.appoint("security", Role.SECURITY_ADMIN, house.platform)


@pytest.fixture
def audit(house: House) -> Actor:
    return house.appoint("audit", Role.AUDIT_ADMIN, house.platform)


@pytest.fixture
def administrators(system: Actor, security: Actor, audit: Actor) -> tuple[Actor, Actor, Actor]:
    return system, security, audit


@pytest.fixture
def handler(house: House) -> Actor:
    return house.appoint("wang", Role.HANDLER, house.care)


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def setting(settings: Any) -> Callable[..., None]:
    """Change settings of the operator for one test."""

    def change(**values: Any) -> None:
        settings.GOUFU = dataclasses.replace(django_settings.GOUFU, **values)

    return change


@pytest.fixture
def demo(setting: Callable[..., None]) -> None:
    """Turn the second factor off, as it is in a demo."""
    setting(demo=True)


@pytest.fixture
def at_the_door() -> Callable[..., Any]:
    """Type a user name and a password into the sign-in page."""

    def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str) -> Any:
        return client.post("/sign-in/", {"username": username, "password": password, **more})

    return sign_in


@pytest.fixture
def signed_in(at_the_door: Callable[..., Any]) -> Callable[[str], Client]:
    """Return a browser in which this person has signed in by the page."""

    def browser(username: str) -> Client:
        client = Client()
        answer = at_the_door(client, username)
        assert answer.status_code == 302, answer.content.decode()
        return client

    return browser


@pytest.fixture
def everybody(handler: Any, administrators: Any, demo: None, signed_in: Any) -> Any:
    """Return browsers of a handler and of the three administrators, by user name."""
    return signed_in
