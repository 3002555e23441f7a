"""What is read of the rooms: the facts as they are, in few queries, nothing secret."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goufu.base.deadlines.models import Deadline
from goufu.law.rehearsal.record import Record
from goufu.site.rehearsal import reading
from goufu.site.rehearsal.reading import records_of
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.review.projects.models import Project

SEEN = date(2026, 11, 26)


def read(actor, **changes) -> list[Record]:
    return list(
        records_of(**{"year": 2015, "place": "CN-3415", **changes}, actor=actor, seen_on=SEEN)
    )


def test_a_walked_project_is_read_as_its_rooms_recorded_it(finance):
    (record,) = read(finance)

    project, tender, contract = Project.objects.get(), Tender.objects.get(), Contract.objects.get()
    assert (record.code, record.amount_fen) == (project.project_code, contract.price_fen)
    assert record.purchaser_kind == project.purchaser.kind
    assert record.tenders[0].offers_fen == tuple(
        tender.offers.order_by("pk").values_list("price_fen", flat=True)
    )
    assert (record.tenders[0].members, record.tenders[0].experts) == (5, 4)
    assert record.contracts[0].on == contract.signed_on
    assert record.grades[0].ref.startswith(project.ref)


def test_every_duty_of_the_project_is_read_with_its_days(finance):
    (record,) = read(finance)

    told = {(one.ref, one.duty): (one.since, one.met_on) for one in record.duties}
    opened = Deadline.objects.filter(project_code=record.code, cancelled_on=None)
    assert opened.exists()
    for deadline in opened:
        assert told[deadline.ref, deadline.duty] == (deadline.starts_on, deadline.met_on)


def test_a_duty_that_the_law_of_the_day_did_not_know_is_read_from_the_facts(finance):
    (record,) = read(finance)

    assert not Deadline.objects.filter(duty="pay_invoice").exists()
    assert [one for one in record.duties if one.duty == "pay_invoice"]


def test_offers_are_not_read_before_bids_are_opened(finance):
    Tender.objects.update(bids_opened_at=None)

    (record,) = read(finance)

    assert (record.tenders[0].offers_fen, record.tenders[0].provider_kinds) == ((), ())


@pytest.mark.parametrize(
    ("changes", "count"),
    [({}, 1), ({"place": "CN-34"}, 1), ({"place": "CN-341502"}, 0), ({"year": 2016}, 0)],
)
def test_only_the_year_and_the_place_are_read(finance, changes, count):
    assert len(read(finance, **changes)) == count


def test_only_what_the_reader_may_see_is_read(auditor, elsewhere):
    assert len(read(auditor)) == 1
    assert read(elsewhere, place="CN") == []


def test_the_number_of_queries_does_not_grow_with_the_projects(finance, monkeypatch):
    with CaptureQueriesContext(
        connection,
    ) as one:
        read(finance)
    first = Project.objects.get()
    for number in range(5):
        first.pk, first.ref = None, f"copy-{number}"
        first._state.adding = True
        first.save(force_insert=True)

    with CaptureQueriesContext(connection) as six:
        assert len(read(finance)) == 6

    assert len(six) == len(one) <= 14


def test_nothing_is_lost_between_two_batches(finance, monkeypatch):
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    first = Project.objects.get()
    for number in range(4):
        first.pk, first.ref = None, f"copy-{number}"
        first._state.adding = True
        first.save(force_insert=True)

    assert len(read(finance)) == 5
