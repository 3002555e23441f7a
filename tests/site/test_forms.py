"""A sheet on paper: what was typed stays, what is wrong is said beside it and on top."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string

from goufu.base.doors.sheets import Money, Sheet, Whole, field
from goufu.site.layout import blocks, described_by, is_file
from goufu.site.samples.sheets import ITEMS, TYPED, Application, filled


@pytest.fixture
def wrong() -> str:
    form = filled(Application, typed=TYPED, choices={"item": ITEMS}, documents={})
    errors = render_to_string("site/form/_errors.html", {"form": form})
    return errors + render_to_string("site/form/_sheet.html", {"form": form})


def tag_of(html: str, name: str) -> str:
    return re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html).group()


class TestAFormWithMistakes:
    def test_keeps_what_was_typed(self, wrong):
        assert 'value="2016 年社区矫正心理辅导服务"' in tag_of(wrong, "title")
        assert 'value="八十八"' in tag_of(wrong, "costs-0-bought")
        assert re.search(r'value="2"\s+selected', wrong)
        assert re.search(r'value="welfare"\s+checked', wrong)

    def test_says_beside_the_field_what_is_wrong(self, wrong):
        field = tag_of(wrong, "costs-0-bought")

        assert 'aria-invalid="true"' in field
        assert 'aria-describedby="id_costs-0-bought-error"' in field
        assert 'id="id_costs-0-bought-error"' in wrong

    def test_sums_up_on_top_with_a_way_to_each_field(self, wrong):
        targets = re.findall(r'<a href="#([^"]+)"', wrong.partition("paper-form")[0])

        assert "id_ends_on" in targets
        assert all(f'id="{target}"' in wrong for target in targets)

    def test_a_field_that_is_right_is_not_marked(self, wrong):
        assert "aria-invalid" not in tag_of(wrong, "title")


class TestRows:
    def test_one_blank_row_follows_so_that_one_can_add_without_scripts(self, wrong):
        assert tag_of(wrong, "costs-2-name")
        assert 'name="_more"' in wrong

    def test_more_rows_come_with_everything_typed_still_there(self):
        typed = {**TYPED, "_more": "costs"}
        form = filled(Application, typed=typed, choices={"item": ITEMS}, documents={})
        html = render_to_string("site/form/_sheet.html", {"form": form})

        assert 'name="costs-4-name"' in html
        assert 'value="场地与设备"' in html
        assert "aria-invalid" not in html

    def test_every_cell_is_named_by_its_row_and_column(self, wrong):
        assert 'aria-label="第 2 行 自办（元/次）"' in tag_of(wrong, "costs-1-own")


class TestLayout:
    def test_two_short_fields_share_a_line_and_long_ones_do_not(self):
        class Two(Sheet):
            times: Whole = field("次数")
            price: Money = field("金额")
            total: Money = field("合计")

        lines = blocks(filled(Two).fields)[0].lines

        assert [len(line) for line in lines] == [2, 1]

    def test_rows_get_a_table_of_their_own_in_their_place(self):
        laid = blocks(filled(Application).fields)

        assert [block.rows is not None for block in laid] == [False, True, False]

    def test_a_form_with_a_file_is_sent_in_parts(self):
        assert is_file(filled(Application).fields)

    def test_a_field_without_hint_and_error_is_described_by_nothing(self):
        assert described_by(filled(Application).fields[0]) == ""
