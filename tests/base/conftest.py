"""Organisations, people and a dossier for the furniture of the base floor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from goufu.base.law_rows import source
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.models import Standing

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # Friday, ten o'clock in Beijing
PROJECT = "3415-2026-XM-0001"

Found = Callable[..., Organisation]
Appoint = Callable[..., Actor]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def found(db: None) -> Found:
    """Found an organisation."""

    def one(name: str, *functions: Function, place: str = "CN-3415") -> Organisation:
        return Organisation.objects.create(
            name=name,
            short_name=name,
            kind=Kind.STATE_ORGAN,
            level=Level.CITY,
            functions=[str(function) for function in functions],
            place=place,
        )

    return one


@pytest.fixture
def appoint(db: None) -> Appoint:
    """Give somebody a post."""

    def one(name: str, role: Role, organisation: Organisation, *, email: str = "") -> Actor:
        account = Account.objects.filter(name=name).first() or Account.objects.create_account(
            name,
            password=None,
            name=name,
            email=email,
            created_at=NOW,
            feed_key=f"{name}-{'k' * 30}",
        )
        post = Appointment.objects.create(
            account=account, organisation=organisation, role=role, valid_from=date(2015, 1, 1)
        )
        return Appointment.objects.select_related("account", "organisation").get(pk=post.pk).actor()

    return one


@pytest.fixture
def school(found: Found) -> Organisation:
    """The purchaser of the project."""
    organisation = found("市教育局", Function.PURCHASER)
    Standing.objects.create(
        project_code=PROJECT, party="purchaser", organisation_id=organisation.pk
    )
    return organisation


@pytest.fixture
def finance(found: Found) -> Organisation:
    return found("市财政局", Function.FINANCE)


@pytest.fixture
def handler(appoint: Appoint, school: Organisation) -> Actor:
    return appoint("王某", Role.HANDLER, school, email="wang@example.org")


@pytest.fixture
def head(appoint: Appoint, school: Organisation) -> Actor:
    return appoint("赵某", Role.HEAD, school)


@pytest.fixture
def supervisor(appoint: Appoint, finance: Organisation) -> Actor:
    return appoint("钱某", Role.PROCUREMENT_SUPERVISION, finance)


@pytest.fixture
def operator(appoint: Appoint, finance: Organisation) -> Actor:
    return appoint("孙某", Role.SYSTEM_ADMIN, finance)


@pytest.fixture(autouse=True)
def _fresh_law_rows() -> Iterator[None]:
    """What one test has entered is gone before the next one asks."""
    source.forget()
    yield
    source.forget()


@pytest.fixture
def signed_in(client):
    """Sign somebody in, past the second factor."""

    def one(actor: Actor):
        account = Account.objects.get(pk=actor.account_id)
        device = TOTPDevice.objects.create(user=account, confirmed=True)
        client.force_login(account)
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
        return client

    return one
