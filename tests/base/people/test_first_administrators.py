"""A new installation gets its three administrators by a command; everybody else by them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from goufu.base.ledger.models import Entry
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import ADMINISTRATORS

pytestmark = pytest.mark.django_db


def test_three_accounts_with_passwords_that_are_shown_once(capsys: Any, at_the_door: Any) -> None:
    call_command("administrators", "六安市财政局", place="CN-3415")

    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert {row[0] for row in told} == {"system-admin", "security-admin", "audit-admin"}
    assert set(Appointment.objects.values_list("role", flat=True)) == set(ADMINISTRATORS)
    assert Organisation.objects.get().functions == ["platform"]
    assert Entry.objects.filter(event="people.appointment_given").count() == 3
    client = Client()
    assert at_the_door(client, told[0][0], told[0][1]).status_code == 302
    assert client.get("/administration/").url == "/me/password/"


def test_an_organisation_that_is_there_is_taken(house: Any) -> None:
    call_command("administrators", "六安市财政局")

    bureau = Organisation.objects.get(name="六安市财政局")
    assert set(bureau.functions) == {"finance", "purchaser", "platform"}


def test_only_once(system: Any) -> None:
    with pytest.raises(CommandError, match="already"):
        call_command("administrators", "六安市财政局")

    assert Account.objects.count() == 1
