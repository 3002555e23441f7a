"""A fault that is planted in open data is found."""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest

from tests import official_ocds
from tests.ocds import RELEASES, faults
from tests.rooms.open_data.test_releases import Json, told
from tests.rooms.tenders.conftest import kept
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def package(django_db_setup, django_db_blocker) -> Iterator[Json]:
    with kept(django_db_blocker, ProcurementWalk.up_to_result):
        yield told("releases")


class TestTheSchema:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("ocid",), "goufu-1"),
            (("date",), "2015-04-24"),
            (("tag",), ["awarded"]),
            (("tag",), []),
            (("tender", "value", "currency"), "RMB"),
            (("tender", "value", "amount"), "1600000"),
            (("tender", "status"), "done"),
            (("tender", "procurementMethod"), "公开招标"),
            (("awards", 0, "suppliers"), []),
            (("awards", 0, "suppliers", 0, "id"), "GOUFU-0"),
            (("buyer", "id"), "GOUFU-0"),
            (("bids", "details", 0, "tenderers"), []),
            (("parties", 0, "roles"), ["winner"]),
            (("tender", "documents", 0, "url"), "/notices/"),
            (("tender", "tendrers"), []),
        ],
    )
    def test_finds_it(self, package, path, value):
        spoilt = copy.deepcopy(package)
        section = spoilt["releases"][0]
        for step in path[:-1]:
            section = section[step]
        section[path[-1]] = value

        assert faults(package, RELEASES) == []
        assert faults(spoilt, RELEASES) != []


class TestTheOfficialSchemas:
    @pytest.fixture(params=official_ocds.SOURCES, ids=lambda source: source.package)
    def source(self, request) -> official_ocds.Source:
        if request.param not in official_ocds.brought():
            pytest.skip("not brought: python -m tests.official_ocds")
        found: official_ocds.Source = request.param
        return found

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("tag",), ["awarded"]),
            (("date",), "yesterday"),
            (("tender", "status"), "done"),
            (("tender", "value", "amount"), "1600000"),
            (("awards", 0, "suppliers"), "alpha"),
        ],
    )
    def test_find_no_fault_but_the_one_that_is_planted(self, package, source, path, value):
        spoilt = copy.deepcopy(package)
        section = spoilt["releases"][0]
        for step in path[:-1]:
            section = section[step]
        section[path[-1]] = value

        assert official_ocds.faults(package, source) == []
        assert official_ocds.faults(spoilt, source) != []

    def test_know_bids(self, package):
        source = official_ocds.SOURCES[1]
        if source not in official_ocds.brought():
            pytest.skip("not brought: python -m tests.official_ocds")
        spoilt = copy.deepcopy(package)
        spoilt["releases"][0]["bids"]["details"] = "three"

        assert official_ocds.faults(spoilt, source) != []
