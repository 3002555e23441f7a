"""What a form says before anything is filled in, and what a page offers to those it is for."""

from __future__ import annotations

import pytest

from goufu.base.doors.filled import BoundField
from goufu.base.doors.sheets import Money, Sheet, field, fields_of
from goufu.site.layout import has_money, has_required, is_digest
from tests.visitors import in_a_demo, visitor
from tests.walk_frameworks import FrameworkWalk
from tests.walk_procurement import ProcurementWalk


class Priced(Sheet):
    price_fen: Money = field("报价")


class Row(Sheet):
    price_fen: Money = field("报价")


class Rows(Sheet):
    lines: list[Row] = field("明细", default=[])


class Remark(Sheet):
    remark: str = field("备注", default="")


def bound(sheet: type[Sheet]) -> list[BoundField]:
    return [BoundField(name=spec.name, field=spec) for spec in fields_of(sheet)]


@pytest.mark.parametrize(
    ("sheet", "asks", "counts"), [(Priced, True, True), (Rows, True, True), (Remark, False, False)]
)
def test_a_form_says_what_is_required_and_the_unit_only_where_it_asks_for_it(sheet, asks, counts):
    assert has_required(bound(sheet)) is asks
    assert has_money(bound(sheet)) is counts


def test_a_digest_may_be_broken_and_a_number_may_not():
    assert is_digest("0123456789abcdef" * 4)
    assert not is_digest("3415-2015-XM-0001-ZB1")


def test_a_form_has_the_words_of_the_method_of_purchase(db, settings):
    in_a_demo(settings)
    walk = ProcurementWalk().up_to_tender().prepared(on="2015-03-26").confirmed(on="2015-03-27")
    page = visitor(walk.who("agency")).get(f"/tender/{walk.tender.ref}/publish/")

    assert page.context["card"].title == "发布招标公告"


def test_only_the_purchasers_handlers_are_offered_the_codes_of_vouchers(db, settings):
    in_a_demo(settings)
    walk = FrameworkWalk().up_to_vouchers()

    def offered(word: str) -> bool:
        page = visitor(walk.who(word)).get(f"/voucher_scheme/{walk.scheme.ref}/")
        return "打印凭单（PDF）" in page.content.decode()

    assert offered("handler")
    assert not offered("head")
    assert not offered("alpha")
