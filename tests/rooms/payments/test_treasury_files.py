"""Orders go out as files, receipts come in as files, nothing is lost or booked twice."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest
from django.core.management import call_command

from goufu.base.people.roles import Role
from goufu.stages.contracting.payments import dispatch, jobs
from goufu.stages.contracting.payments.gateway import Arrival, FileGateway, Unreadable
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk

pytestmark = pytest.mark.django_db
DAY = "2015-08-14"


@pytest.fixture
def box(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatch, "treasury", lambda: FileGateway(tmp_path))
    (tmp_path / "in").mkdir()
    return tmp_path


@pytest.fixture
def approved(box) -> ContractingWalk:
    walk = ContractingWalk().up_to_filing()
    walk.delivered(on="2015-08-05").requested(on="2015-08-10")
    return walk.approved_payment(on="2015-08-11")


@pytest.fixture
def ordered(approved) -> ContractingWalk:
    return approved.ordered(on="2015-08-12")


def receipt(walk: ContractingWalk, **changes: object) -> dict[str, object]:
    return {
        "order_number": walk.payment.order_number,
        "status": "paid",
        "receipt_number": "ZF150814-0217",
        "paid_on": "2015-08-13",
        "amount_fen": walk.payment.amount_fen,
        **changes,
    }


def tick() -> list[object]:
    return [do() for do in jobs.take_receipts(morning_of(DAY))]


class TestAnOrderGoesOut:
    def test_as_an_object_and_a_table_once_it_is_on_record(
        self, approved, box, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            approved.ordered(on="2015-08-12")
            assert not (box / "out").exists()

        payment = approved.payment
        order = json.loads((box / "out" / f"{payment.order_number}.json").read_text("utf-8"))
        assert order["format"] == "goufu-treasury-1"
        assert (order["amount_fen"], order["ordered_on"]) == (32_000_000, "2015-08-12")
        assert order["payee_account"] == "6200123456780093"
        assert order["budget_line"] == approved.project.budget_line_ref
        with (box / "out" / f"{payment.order_number}.csv").open(encoding="utf-8") as file:
            (row,) = csv.DictReader(file)
        assert {**row, "amount_fen": int(row["amount_fen"])} == order
        assert payment.order_sent_at is not None

    def test_the_clock_sends_what_could_not_be_sent_and_sends_it_once(self, ordered, box):
        assert not (box / "out").exists()
        assert [do() for do in jobs.send_orders(morning_of(DAY))] == [True]

        written = (box / "out" / f"{ordered.payment.order_number}.json").stat().st_mtime_ns
        assert [do() for do in jobs.send_orders(morning_of(DAY))] == []
        assert dispatch.send(ordered.payment.ref, at=morning_of(DAY)) is False
        assert written == (box / "out" / f"{ordered.payment.order_number}.json").stat().st_mtime_ns

    def test_no_half_written_file_is_left(self, ordered, box):
        call_command("treasury", "send", verbosity=0)

        assert sorted(path.suffix for path in (box / "out").iterdir()) == [".csv", ".json"]


class TestAReceiptComesIn:
    def test_as_an_object(self, ordered, box):
        (box / "in" / "a.json").write_text(json.dumps(receipt(ordered)), "utf-8")
        assert tick() == [True]

        payment = ordered.payment
        assert (payment.state, payment.paid_on) == ("paid", date(2015, 8, 13))
        assert (box / "in" / "done" / "a.json").exists()
        assert not (box / "in" / "a.json").exists()

    def test_as_a_table_with_a_mark_at_its_head(self, ordered, box):
        row = receipt(ordered)
        table = ",".join(row) + "\r\n" + ",".join(map(str, row.values())) + "\r\n"
        (box / "in" / "a.csv").write_text(table, "utf-8-sig")
        assert tick() == [True]

        assert ordered.payment.state == "paid"

    def test_the_platform_signs_the_line_of_the_ledger(self, ordered, box):
        from goufu.base.ledger.models import Entry

        (box / "in" / "a.json").write_text(json.dumps(receipt(ordered)), "utf-8")
        tick()

        assert Entry.objects.get(event="payment.confirm").role == Role.CLOCK

    def test_twice_changes_nothing(self, ordered, box):
        text = json.dumps(receipt(ordered))
        (box / "in" / "a.json").write_text(text, "utf-8")
        (box / "in" / "b.json").write_text(text, "utf-8")

        assert tick() == [True, True]
        assert ordered.payment.receipt_number == "ZF150814-0217"

    def test_a_return_lets_the_handler_ask_again(self, ordered, box):
        returned = receipt(ordered, status="returned", reason="户名与账号不符")
        (box / "in" / "a.json").write_text(json.dumps(returned), "utf-8")
        (box / "in" / "b.json").write_text(json.dumps(returned), "utf-8")
        assert tick() == [True, True]

        assert ordered.payment.state == "due"
        assert "户名与账号不符" in ordered.payment.reason

    def test_the_receipt_of_an_earlier_order_does_not_pay_the_later_one(self, ordered, box):
        late = receipt(ordered)
        returned = receipt(ordered, status="returned", reason="户名与账号不符")
        (box / "in" / "a.json").write_text(json.dumps(returned), "utf-8")
        tick()
        ordered.requested(on=DAY).approved_payment(on=DAY).ordered(on=DAY)

        (box / "in" / "b.json").write_text(json.dumps(late), "utf-8")
        assert tick() == [False]
        assert ordered.payment.state == "ordered"

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"amount_fen": 1}, "回单金额"),
            ({"order_number": "9999-ZF1-1"}, "no order"),
            ({"status": "lost"}, "status"),
            ({"paid_on": "13.08.2015"}, "ValueError"),
            ({"extra": 1}, "no others"),
        ],
    )
    def test_one_that_does_not_fit_is_set_aside_with_the_reason(self, ordered, box, changes, why):
        (box / "in" / "a.json").write_text(json.dumps(receipt(ordered, **changes)), "utf-8")
        assert tick() == [False]

        assert ordered.payment.state == "ordered"
        assert why in (box / "in" / "refused" / "a.json.txt").read_text("utf-8")
        assert tick() == []

    def test_other_files_stay_where_they_are(self, ordered, box):
        (box / "in" / "readme.txt").write_text("hello")
        assert tick() == []

    @pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[1]", b'"text"'])
    def test_what_is_no_receipt_is_unreadable(self, content):
        with pytest.raises(Unreadable):
            Arrival("a.json", content).receipts()

    def test_an_empty_box_is_no_trouble(self, tmp_path):
        assert list(FileGateway(tmp_path / "nothing").arrivals()) == []
