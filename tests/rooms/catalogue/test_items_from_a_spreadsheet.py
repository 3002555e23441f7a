"""A draft filled from a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.imports.actions import carry_in
from goufu.base.imports.refusals import NotForYou, RowsWrong
from goufu.stages.review.catalogue import actions
from goufu.stages.review.catalogue.sheets import ItemRow
from tests.rooms.catalogue.test_guidance_catalogues import CARE, JOBS, OLD, Keeper
from tests.walk import morning_of, small_town

pytestmark = pytest.mark.django_db
ON = date.fromisoformat(OLD)


@pytest.fixture
def keeper() -> Keeper:
    return Keeper(small_town())


def row(**facts) -> ItemRow:
    return ItemRow.model_validate({**CARE, **facts})


def wrong(keeper: Keeper, *rows: ItemRow) -> list[tuple[int, str]]:
    found = actions.check_items(rows, keeper.town.people["budget"], ON)
    assert all(one.sentence and one.remedy for one in found)
    return [(one.row, one.field) for one in found]


def carried(keeper: Keeper, *rows: ItemRow, by: str = "budget"):
    return carry_in(
        kind="guidance_catalogue",
        name="items",
        rows=rows,
        numbers=list(range(2, 2 + len(rows))),
        file_name="items.xlsx",
        sha256="0" * 64,
        actor=keeper.town.people[by],
        at=morning_of(OLD),
    )


def test_new_rows_are_added_changed_ones_changed_others_left(keeper):
    keeper.drafted(on=OLD, items=(CARE, JOBS))
    run = carried(
        keeper,
        row(content="新的内容", reason="扩大范围"),
        row(name=JOBS["name"], content=JOBS["content"], projects=JOBS["projects"], reason=""),
        row(name="助残服务"),
    )
    assert (run.added, run.changed, run.unchanged) == (1, 1, 1)
    assert keeper.item(CARE["name"]).content == "新的内容"


def test_a_row_that_says_so_takes_an_item_out(keeper):
    keeper.drafted(on=OLD, items=(CARE, JOBS))
    carried(keeper, row(drop=True, reason="不再购买"))
    item = keeper.item(CARE["name"])
    assert (item.change, item.reason) == ("removed", "不再购买")


def test_every_wrong_row_is_named_with_its_column(keeper):
    keeper.drafted(on=OLD, items=({**CARE, "code": "0401"},))
    assert wrong(
        keeper,
        row(name="甲", service_class="1"),
        row(name="乙", code="0401"),
        row(name="丙", reason=""),
        row(name="丁", drop=True),
        row(name="戊"),
        row(name="戊"),
    ) == [(0, "service_class"), (1, "code"), (2, "reason"), (3, "name"), (4, "name"), (5, "name")]


def test_nothing_is_half_imported(keeper):
    keeper.drafted(on=OLD, items=())
    with pytest.raises(RowsWrong):
        carried(keeper, row(name="甲"), row(name="乙", service_class="1"))
    assert keeper.catalogue.items.count() == 0


def test_without_a_draft_there_is_nothing_to_fill(keeper):
    assert wrong(keeper, row()) == [(0, "")]


def test_a_draft_out_for_opinions_is_not_filled(keeper):
    keeper.drafted(on=OLD).do("ask_opinions", on=OLD, until="2015-04-01")
    assert wrong(keeper, row(name="甲")) == [(0, "")]


def test_it_is_for_the_keeper(keeper):
    keeper.drafted(on=OLD)
    with pytest.raises(NotForYou):
        carried(keeper, row(name="甲"), by="handler")
