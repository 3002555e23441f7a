"""Places by GB/T 2260 in the years in which their codes were valid."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from goufu.base.organisations.models import Place
from goufu.base.organisations.places import load_places
from goufu.base.organisations.queries import history_of, place_named, places_on
from goufu.law.places import from_local_to_national

pytestmark = pytest.mark.django_db
LECTURE = date(2015, 12, 24)
TODAY = date(2026, 11, 22)


class TestShouxian:
    """寿县 left 六安 for 淮南 in 2015, and got another code."""

    @pytest.mark.parametrize(
        ("day", "old", "new"),
        [
            (date(2014, 12, 31), True, False),
            (LECTURE, True, True),
            (date(2015, 12, 31), True, True),
            (date(2016, 1, 1), False, True),
        ],
        ids=["the year before", "in the year of the change", "its last day", "the day after"],
    )
    def test_which_code_is_valid(self, day: date, old: bool, new: bool) -> None:
        assert (place_named("CN-341521", on=day) is not None) is old
        assert (place_named("CN-340422", on=day) is not None) is new

    def test_its_history_is_one(self) -> None:
        for code in ("CN-341521", "CN-340422"):
            assert [row.code for row in history_of(code)] == ["CN-341521", "CN-340422"]

    def test_the_day_of_the_change_is_marked_as_not_verified(self) -> None:
        row = Place.objects.get(code="CN-340422")

        assert not row.verified
        assert "未核实" in row.source

    def test_its_page_shows_both_codes_to_everybody(self) -> None:
        page = Client().get("/places/CN-341521/")

        assert page.status_code == 200
        assert "CN-340422" in page.content.decode()
        assert "月日未核实" in page.content.decode()


def test_yeji_came_in_2015() -> None:
    assert place_named("CN-341504", on=date(2014, 12, 31)) is None
    assert place_named("CN-341504", on=LECTURE) is not None


def test_luan_has_seven_counties_today_and_had_seven_in_2014() -> None:
    def counties(on: date) -> list[str]:
        found = places_on(on).filter(code__startswith="CN-3415", level="county")
        return [row.name for row in found]

    assert counties(TODAY) == [
        "金安区",
        "裕安区",
        "叶集区",
        "霍邱县",
        "舒城县",
        "金寨县",
        "霍山县",
    ]
    assert counties(date(2014, 1, 1)) == [
        "金安区",
        "裕安区",
        "寿县",
        "霍邱县",
        "舒城县",
        "金寨县",
        "霍山县",
    ]


def test_anhui_has_sixteen_cities() -> None:
    assert places_on(TODAY).filter(code__startswith="CN-34", level="city").count() == 16


def test_a_code_that_changed_its_name_has_one_name_a_day() -> None:
    assert str(place_named("CN-340102", on=date(2001, 6, 1))) == "CN-340102 东市区"
    assert str(place_named("CN-340102", on=date(2002, 6, 1))) == "CN-340102 瑶海区"


def test_every_code_is_written_as_the_law_floor_reads_it() -> None:
    for code in Place.objects.values_list("code", flat=True):
        assert from_local_to_national(code)[0] == code


def test_what_a_place_follows_is_there() -> None:
    codes = set(Place.objects.values_list("code", flat=True))

    assert {row.follows for row in Place.objects.exclude(follows="")} <= codes


def test_loading_again_adds_nothing_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Place.objects.filter(code="CN-341521").update(valid_to=date(2015, 12, 2), verified=True)

    assert load_places() == 0
    call_command("places")

    assert "All places are there." in capsys.readouterr().out
    assert Place.objects.get(code="CN-341521").valid_to == date(2015, 12, 2)


def test_a_place_that_is_missing_is_added() -> None:
    Place.objects.filter(code="CN-341504").delete()

    assert load_places() == 1


def test_a_code_nobody_had_is_not_found() -> None:
    assert Client().get("/places/CN-999999/").status_code == 404
