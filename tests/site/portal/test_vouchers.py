"""A voucher is shown to whoever has code and password, and taken by those who may be chosen."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from goufu.base import clock
from goufu.base.ledger.models import Entry, Refused
from goufu.law.calendar import BEIJING
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers.models import Redemption
from tests.visitors import in_a_demo, visitor
from tests.walk_frameworks import FrameworkWalk

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 10, 10, tzinfo=BEIJING)


@pytest.fixture
def walk(settings, monkeypatch) -> FrameworkWalk:
    in_a_demo(settings)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return FrameworkWalk().up_to_vouchers().redeemed(at="2026-06-09T09:00", amount="3")


def held(walk: FrameworkWalk, number: int = 0) -> dict[str, str]:
    ref = walk.voucher(number).ref
    return {"code": codes.grouped(codes.code_for(ref)).lower(), "pin": codes.pin_for(ref)}


class TestTheHolder:
    def test_sees_what_is_left_and_whom_to_choose(self, walk):
        answer = Client().post("/vouchers/", held(walk))
        page = answer.content.decode()

        assert answer.status_code == 200
        assert "7 次" in page
        assert "老**" in page
        assert "老人1" not in page
        for word in ("alpha", "beta", "gamma"):
            assert walk.who(word).organisation in page
        assert walk.who("delta").organisation not in page
        assert answer["Cache-Control"] == "no-store"

    def test_brings_the_code_along_and_has_to_know_the_password(self, walk):
        code = codes.code_for(walk.voucher().ref)
        page = Client().get("/vouchers/", {"code": code}).content.decode()
        assert f'value="{code}"' in page
        assert "7 次" not in page

        wrong = Client().post("/vouchers/", {"code": code, "pin": "000000"})
        assert wrong.status_code == 422
        assert "密码不正确" in wrong.content.decode()
        assert Refused.objects.filter(code="vouchers.wrong_pin").count() == 1

    def test_is_stopped_after_five_wrong_passwords(self, walk):
        code = codes.code_for(walk.voucher().ref)
        for _ in range(5):
            Client().post("/vouchers/", {"code": code, "pin": "000000"})
        assert Client().post("/vouchers/", held(walk)).status_code == 429

    def test_rates_and_objects_and_nothing_is_done_twice(self, walk):
        use = walk.redemption
        said = {**held(walk), "redemption": use.ref, "say": "rate", "stars": "4", "_key": "k"}
        for _ in range(2):
            assert Client().post("/vouchers/", said).status_code == 200
        use.refresh_from_db()
        assert use.stars == 4
        assert Entry.objects.filter(event="redemption.rate").count() == 1

        said |= {"say": "complain", "said": "次数不对", "_key": "l"}
        assert "异议已收到" in Client().post("/vouchers/", said).content.decode()
        use.refresh_from_db()
        assert use.state == "disputed"

    def test_says_nothing_about_another_voucher(self, walk):
        said = {**held(walk, 1), "redemption": walk.redemption.ref, "say": "rate", "stars": "1"}
        assert Client().post("/vouchers/", said).status_code == 403
        walk.redemption.refresh_from_db()
        assert walk.redemption.stars is None


class TestTheProvider:
    def test_takes_it_with_the_code_scanned_and_sees_what_is_left(self, walk):
        client = visitor(walk.who("beta"))
        code = codes.code_for(walk.voucher().ref)
        assert f'value="{code}"' in client.get("/vouchers/redeem/", {"code": code}).content.decode()

        sent = {**held(walk), "amount": "2", "_key": "once"}
        for _ in range(2):
            page = client.post("/vouchers/redeem/", sent).content.decode()
            assert "核销成功" in page
            assert "5 次" in page
        assert Redemption.objects.count() == 2

        refused = client.post("/vouchers/redeem/", {**held(walk), "amount": "6", "_key": "more"})
        assert refused.status_code == 409
        assert "余额 5 次" in refused.content.decode()

    @pytest.mark.parametrize("word", ["handler", "expert_1"])
    def test_nobody_else_gets_the_page(self, walk, word):
        assert visitor(walk.who(word)).get("/vouchers/redeem/").status_code == 404


class TestThePurchaser:
    def test_prints_them_and_lists_the_texts_and_both_are_on_record(self, walk):
        client = visitor(walk.who("handler"))
        pdf = client.get(f"/voucher-sheets/{walk.scheme.ref}.pdf")
        assert pdf.content.startswith(b"%PDF")
        texts = b"".join(client.get(f"/voucher-texts/{walk.scheme.ref}.csv")).decode()
        assert "短信内容" in texts
        taken = Entry.objects.filter(event__in=("voucher_scheme.print", "voucher_scheme.text"))
        assert taken.count() == 2

    @pytest.mark.parametrize("word", ["alpha", "school_handler", "reviewer", "inspector"])
    def test_nobody_else_gets_codes(self, walk, word):
        client = visitor(walk.who(word))
        for address in ("voucher-sheets/{}.pdf", "voucher-texts/{}.csv"):
            assert client.get(f"/{address.format(walk.scheme.ref)}").status_code == 404
