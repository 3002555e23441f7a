"""Schemes that sort public services, side by side."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law.schemes import SCHEMES, entries, ever, every_entry, versions

ANHUI, NOW, LECTURE = "CN-3415", date(2026, 3, 2), date(2015, 12, 24)


def names(code: str, on: date = LECTURE, place: str = ANHUI) -> list[str]:
    return [one.name for one in entries(SCHEMES[code], on, place=place)]


@pytest.mark.article("六安市财政局讲座 第12行")
class TestBasicAndOtherPublicServices:
    def test_there_are_two(self):
        heads = [one for one in entries(SCHEMES["NATURE"], NOW, place=ANHUI) if one.level == 1]
        assert [one.name for one in heads] == ["基本公共服务", "非基本公共服务"]


@pytest.mark.article("六安市财政局讲座 第16行")
class TestOtherPublicServicesAreTechnicalOrAuxiliary:
    @pytest.mark.parametrize(
        ("name", "above"),
        [
            ("技术服务", "非基本公共服务"),
            ("资产评估", "技术服务"),
            ("物业管理", "政府机关运行运转等辅助性服务"),
        ],
    )
    def test_each_stands_below_its_head(self, name, above):
        found = {one.name: one for one in entries(SCHEMES["NATURE"], NOW, place=ANHUI)}
        assert found[name].above == above


@pytest.mark.article("国发〔2012〕29号；六安市财政局讲座 第14行")
class TestThePlanAddsFamilyPlanningAndAWideSense:
    def test_family_planning_is_in_the_plan_and_not_in_the_guidance(self):
        assert "计划生育" in names("PLAN-12-5")
        assert "计划生育" not in names("G96")

    def test_the_wide_sense_holds_transport_and_security(self):
        wide = [one.name for one in entries(SCHEMES["PLAN-12-5"], LECTURE, place=ANHUI)
                if one.above == "广义"]  # fmt: skip
        assert {"交通", "环境保护", "消费安全", "国防安全"} <= set(wide)

    @pytest.mark.parametrize(
        ("on", "there"), [(date(2015, 12, 31), True), (date(2016, 1, 1), False)]
    )
    def test_it_ends_with_its_years(self, on, there):
        assert bool(names("PLAN-12-5", on)) is there


class TestNoCodeIsInvented:
    def test_where_the_source_gives_one_it_is_shown(self):
        found = entries(SCHEMES["CN-2020"], NOW, place=ANHUI)
        assert [one.shown_code for one in found if one.level == 1] == ["A", "B"]
        assert "A0101" in {one.code for one in found}

    def test_elsewhere_only_the_order_is_said(self):
        first = entries(SCHEMES["ANHUI-9"], LECTURE, place=ANHUI)[0]
        assert (first.code, first.ordinal, first.shown_code) == ("", "1", "〔1〕")


class TestEachHasItsDaysAndItsPlace:
    def test_the_provinces_is_not_known_elsewhere(self):
        assert len(names("ANHUI-9")) == 9
        assert names("ANHUI-9", place="CN-44") == []

    def test_several_stand_side_by_side_on_one_day(self):
        on_the_day = {one.scheme.code for one in every_entry(LECTURE, place=ANHUI)}
        assert on_the_day == {"NATURE", "G96", "PLAN-12-5", "ANHUI-9", "LECTURE", "T96"}
        assert "CN-2020" in {one.scheme.code for one in every_entry(NOW, place=ANHUI)}

    def test_a_word_is_found_in_those_that_are_over_too(self):
        found = {one.scheme.code for one in ever(place=ANHUI) if "残疾人" in one.name}
        assert found == {"G96", "PLAN-12-5", "ANHUI-9", "T96"}

    def test_every_scheme_says_when_it_holds(self):
        assert {one.scheme.code for one in versions(place=ANHUI)} == set(SCHEMES)
