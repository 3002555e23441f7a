"""Items of one scheme, and what other schemes call them."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.schemes import ever
from goufu.stages.review.catalogue import actions, queries
from goufu.stages.review.catalogue.models import GuidanceItem, ItemMapping
from tests.rooms.catalogue.test_guidance_catalogues import OLD, Keeper
from tests.walk import small_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded() -> None:
    actions.load_guidance(valid_from=date(2014, 1, 1))


def test_every_shipped_mapping_leads_from_an_item_to_an_entry_that_there_is():
    items = set(GuidanceItem.objects.values_list("name", flat=True))
    there = {(one.scheme.code, one.name) for one in ever(place="CN-34")}
    told = ItemMapping.objects.all()

    assert {one.entry for one in told} <= items
    assert {(one.to_scheme, one.to_entry) for one in told} <= there
    assert {one.kind for one in told} == {"same", "within", "related"}


def test_the_same_name_is_the_same_name():
    assert all(one.to_entry in one.entry for one in ItemMapping.objects.filter(kind="same"))


def test_only_what_the_lecture_itself_says_is_verified():
    assert set(ItemMapping.objects.filter(verified=True).values_list("to_scheme", "to_entry")) == {
        ("LECTURE", "技术服务"),
        ("LECTURE", "政府履职辅助性事务"),
    }


def test_a_citys_item_that_was_copied_keeps_what_is_known_of_it():
    keeper = Keeper(small_town())
    keeper.drafted(on=OLD, base="platform", items=())
    keeper.do("change_entry", on=OLD, item=keeper.item("养老服务").pk, name="养老照料服务",
              reason="按市级文件")  # fmt: skip

    told = queries.mappings_of(keeper.item("养老照料服务"))
    assert ("T96", "养老服务") in set(told.values_list("to_scheme", "to_entry"))


def test_a_keeper_says_a_better_one_with_its_source():
    keeper = Keeper(small_town())
    keeper.drafted(on=OLD).published(on=OLD)
    item = keeper.item("居家养老服务")
    keeper.do("map_item", on=OLD, item=item.pk, entry="T96|养老服务", kind="within",
              source="财综〔2014〕96号 第十四条", verified=True)  # fmt: skip

    mapping = queries.mappings_of(item).get()
    assert (mapping.to_entry, mapping.kind, mapping.verified) == ("养老服务", "within", True)
