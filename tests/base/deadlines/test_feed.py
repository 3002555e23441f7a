"""A person's duties can be subscribed to; the key in the address opens nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from goufu.base.deadlines.models import Deadline
from goufu.base.people.models import Account


@pytest.fixture
def address(handler):
    return f"/me/calendar/{Account.objects.get(pk=handler.account_id).feed_key}.ics"


@pytest.fixture
def duty(school):
    return Deadline.objects.create(
        dossier_kind="contract",
        ref="HT1",
        place="CN-3415",
        title="养老服务合同",
        duty="file_contract",
        who="handler",
        organisation=school,
        starts_on=date(2026, 11, 2),
        due_on=date(2026, 11, 30),
        unit="working_day",
        clause="政府采购法 第四十七条",
    )


def events(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_an_open_duty_is_a_whole_day_with_a_name_that_stays(client, address, duty):
    (event,) = events(client, address)

    assert event["UID"] == f"deadline-{duty.pk}@goufu"
    assert event["DTSTART"].dt == date(2026, 11, 30)
    assert event["DTEND"].dt == date(2026, 12, 1)
    assert str(event["SUMMARY"]) == "合同副本备案：养老服务合同"
    assert "政府采购法 第四十七条" in event["DESCRIPTION"]


def test_a_duty_that_moved_keeps_its_name(client, address, duty):
    (before,) = events(client, address)
    Deadline.objects.update(due_on=date(2026, 12, 4))
    (after,) = events(client, address)

    assert before["UID"] == after["UID"]
    assert after["DTSTART"].dt == date(2026, 12, 4)


def test_a_duty_that_was_met_disappears(client, address, duty):
    Deadline.objects.update(met_on=date(2026, 11, 11))

    assert events(client, address) == []


@pytest.mark.parametrize("facts", [{"due_on": None}, {"who": "head"}])
def test_what_is_not_mine_or_has_no_day_is_not_in_it(client, address, duty, facts):
    Deadline.objects.update(**facts)

    assert events(client, address) == []


def test_an_unknown_key_opens_nothing(client, handler):
    assert client.get("/me/calendar/unknown.ics").status_code == 404


def test_a_closed_account_has_no_feed(client, address):
    Account.objects.update(is_active=False)

    assert client.get(address).status_code == 404


def test_it_is_no_invitation(client, address, duty):
    assert b"METHOD" not in client.get(address).content
