"""The public pages of the catalogues."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from goufu.base.doors.declare import doors_of
from goufu.base.doors.sheets import fields_of
from goufu.base.imports.reading import read_table
from goufu.base.imports.rows import examined, parse
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import actions
from goufu.stages.review.catalogue.models import ImplementationCatalogue, Opinion
from goufu.stages.review.catalogue.sheets import ItemRow
from tests.journeys.by_api import standing_at
from tests.rooms.catalogue.test_guidance_catalogues import CARE, JOBS, NEW, OLD, Keeper
from tests.rooms.catalogue.test_the_years_catalogue import act
from tests.spreadsheets import opened
from tests.visitors import in_a_demo, visitor
from tests.walk import Walk, morning_of, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept(settings) -> None:
    in_a_demo(settings)
    cache.clear()


@pytest.fixture
def keeper() -> Keeper:
    return Keeper(small_town())


def words(answer) -> str:
    return answer.content.decode()


def sheet_of(answer) -> list[list[str]]:
    content = b"".join(answer.streaming_content)
    return opened(content)


class TestADraftOutForOpinions:
    @pytest.fixture
    def asked(self, keeper) -> Keeper:
        return keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")

    def say(self, keeper: Keeper, at: datetime, **typed: str):
        with standing_at(at):
            return Client().post(f"/catalogues/guidance/{keeper.ref}/", typed)

    def test_anybody_can_say_something_on_the_last_day(self, asked):
        answer = self.say(asked, morning_of("2026-04-01"), text="建议增加助餐", name="市民")
        assert answer.status_code == 302
        assert Opinion.objects.get().text == "建议增加助餐"

    def test_the_day_after_there_is_no_form_any_more(self, asked):
        assert self.say(asked, morning_of("2026-04-02"), text="建议增加").status_code == 404
        assert not Opinion.objects.exists()

    def test_a_form_that_is_not_filled_in_keeps_what_was_typed(self, asked):
        answer = self.say(asked, morning_of(NEW), text="", about="居家养老")
        assert answer.status_code == 422
        assert "居家养老" in words(answer)
        assert not Opinion.objects.exists()

    def test_a_second_click_says_it_once(self, asked):
        for _ in range(2):
            self.say(asked, morning_of(NEW), text="建议增加助餐", _key="k1")
        assert Opinion.objects.count() == 1

    def test_the_page_shows_what_was_said_and_not_by_whom(self, asked):
        self.say(asked, morning_of(NEW), text="建议增加助餐", name="某市民", contact="电话")
        page = words(Client().get(f"/catalogues/guidance/{asked.ref}/"))
        assert "建议增加助餐" in page
        assert "某市民" not in page


class TestVersions:
    @pytest.fixture
    def second(self, keeper) -> Keeper:
        keeper.drafted(on=OLD, items=(CARE, JOBS)).published(on=OLD)
        keeper.drafted(on="2016-01-04", base=keeper.ref, items=())
        keeper.do("change_entry", on="2016-01-04", item=keeper.item(CARE["name"]).pk,
                  content="新的内容", reason="扩大范围")  # fmt: skip
        keeper.do("remove_entry", on="2016-01-04", item=keeper.item(JOBS["name"]).pk,
                  reason="不再购买")  # fmt: skip
        keeper.do("add_entry", on="2016-01-04", **{**CARE, "name": "助残服务"})
        return keeper.published(on="2016-01-05")

    def test_the_difference_is_on_the_page(self, second):
        page = words(Client().get(f"/catalogues/guidance/{second.ref}/changes/"))
        assert "新增 1 项，调整 1 项，取消 1 项" in page
        assert "服务内容：为高龄独居老人提供上门照料 → 新的内容" in page

    def test_and_in_a_spreadsheet_with_the_reasons(self, second):
        rows = sheet_of(Client().get(f"/catalogues/guidance/{second.ref}/changes.xlsx"))
        told = {(row[0], row[3]): (row[5], row[6], row[7]) for row in rows[1:]}
        assert told == {
            ("新增", "助残服务"): ("", "", CARE["reason"]),
            ("调整", CARE["name"]): (CARE["content"], "新的内容", "扩大范围"),
            ("取消", JOBS["name"]): ("", "", "不再购买"),
        }

    def test_what_is_exported_can_be_imported_and_changes_nothing(self, second):
        content = b"".join(
            Client().get(f"/catalogues/guidance/{second.ref}/items.xlsx").streaming_content
        )
        second.drafted(on="2017-01-04", base=second.ref, items=())
        imported = doors_of("guidance_catalogue").imports[0]
        table = read_table(io.BytesIO(content), "items.xlsx", fields_of(ItemRow), str)
        parsed = parse(imported, table)
        actor, at = second.town.people["budget"], morning_of("2017-01-04")

        assert examined(imported, parsed, actor=actor, on=day_of(at)) == []
        counted = imported.action(rows=tuple(parsed.rows), source=_Source(), actor=actor, at=at)
        assert (counted.added, counted.changed, counted.unchanged) == (0, 0, 2)

    def test_a_draft_is_not_found_by_the_public(self, keeper):
        keeper.drafted(on=OLD)
        assert Client().get(f"/catalogues/guidance/{keeper.ref}/").status_code == 404
        seen = visitor(keeper.town.people["budget"]).get(f"/catalogues/guidance/{keeper.ref}/")
        assert "这一版还没有公布" in words(seen)


class _Source:
    ref = "0-2017-DR-0001"


class TestAnItem:
    def test_says_what_the_law_of_the_day_lets_be_bought(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        item = keeper.item(CARE["name"])
        before = words(Client().get(f"/catalogues/items/{item.pk}/?on=2016-06-01"))
        with standing_at(morning_of("2026-06-01")):
            after = words(Client().get(f"/catalogues/items/{item.pk}/"))

        assert "可以向市场购买" in before
        assert "招聘、用工" not in before
        assert "招聘、用工" in after

    def test_of_a_draft_is_not_found_by_the_public(self, keeper):
        keeper.drafted(on=OLD)
        address = f"/catalogues/items/{keeper.item(CARE['name']).pk}/"
        assert Client().get(address).status_code == 404
        assert visitor(keeper.town.people["budget"]).get(address).status_code == 200


class TestTheGuidanceOfAllPlaces:
    def test_says_what_is_not_known_and_what_the_operator_enters(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        actions.load_guidance(valid_from=date(2014, 1, 1))
        page = words(Client().get("/catalogues/guidance/"))

        assert "请财政部门按文件录入或者导入" in page
        assert keeper.catalogue.title in page

    def test_says_which_level_makes_one_by_the_law_of_the_day(self):
        with standing_at(morning_of("2020-02-29")):
            before = words(Client().get("/catalogues/guidance/"))
        with standing_at(morning_of("2020-03-01")):
            after = words(Client().get("/catalogues/guidance/"))

        assert "六安市财政局讲座 第17行" in before
        assert "财政部令第102号 第十二条" in after


class TestSchemes:
    def test_a_day_shows_what_holds_on_it(self):
        assert "扶贫济困" in words(Client().get("/catalogues/schemes/?on=2020-02-29"))
        assert "扶贫济困" not in words(Client().get("/catalogues/schemes/?on=2020-03-01"))

    def test_a_word_is_looked_for_in_all_on_any_day(self):
        page = words(Client().get("/catalogues/schemes/?on=2026-01-01&q=扶贫"))
        assert "扶贫济困" in page
        assert "没有找到" in words(Client().get("/catalogues/schemes/?q=不存在的词"))

    def test_a_day_that_is_none_is_today(self):
        assert Client().get("/catalogues/schemes/?on=昨天").status_code == 200


class TestTheYearsList:
    @pytest.fixture
    def walk(self) -> Walk:
        walk = Walk()
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        return walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")

    def test_before_it_is_published_its_keeper_sees_it_as_society_will(self, walk):
        ref = ImplementationCatalogue.objects.get().ref
        address = f"/catalogue/{ref}/preview/"
        page = words(visitor(walk.who("budget")).get(address))

        assert "居家养老上门服务" in page
        assert "还没有公布" in page
        assert Client().get(address).status_code == 302
        assert visitor(walk.who("handler")).get(address).status_code == 404
        assert address in words(visitor(walk.who("budget")).get(f"/catalogue/{ref}/"))

    def test_it_is_searched_and_narrowed(self, walk):
        walk.catalogued(on="2015-02-25")
        here = [
            "居家养老上门服务" in words(Client().get(f"/catalogues/?{asked}"))
            for asked in ("q=养老", "q=不存在", "kind=基本公共服务", "kind=技术服务",
                          "place=CN-3415", "place=CN-34")
        ]  # fmt: skip
        assert here == [True, False, True, False, True, False]

    def test_it_comes_as_a_spreadsheet_in_yuan(self, walk):
        walk.catalogued(on="2015-02-25")
        rows = sheet_of(Client().get("/catalogues/catalogue.xlsx?year=2015"))
        assert rows[1][1:3] == ["居家养老上门服务", "CN-3415 为老服务指导中心"]
        assert rows[1][5] == 1_680_000

    def test_a_correction_shows_what_was_and_what_is(self, walk):
        walk.catalogued(on="2015-02-25")
        act("propose_correction", by=walk.who("budget"), on="2015-03-02", entry=walk.ref,
            amount_fen=160_000_000, reason="录入有误")  # fmt: skip
        before = words(Client().get("/catalogues/?year=2015"))
        act("publish_correction", by=walk.who("supervision"), on="2015-03-03")
        cache.clear()
        after = words(Client().get("/catalogues/?year=2015"))

        assert "168.00" in before
        assert "录入有误" not in before
        assert "1,680,000.00 元 → 1,600,000.00 元" in after
        assert "160.00" in after
