"""A page of providers or units asks the database as often for many as for few."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from goufu.base.doors.declare import doors_of
from goufu.stages.parties.purchasers import actions as purchasers
from goufu.stages.parties.purchasers import sheets
from tests.rooms.providers.conftest import code
from tests.rooms.providers.test_life import FILING, listed
from tests.walk import morning_of


def asked(kind: str, reader) -> int:
    """Return how often a page of cards asks; the law's own rows may be read again in between."""
    doors, counted = doors_of(kind), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            found = doors.visible(reader).prefetch_related(*doors.read_with)
            assert [doors.card(one, reader) for one in found]
        counted.append(len(queries))
    return min(counted)


def provider(registry, number: int):
    one = registry.verified(name=f"第{number}服务中心", uscc=code("52", number))
    me = registry.itself(one, f"itself_{number}")
    registry.did("file_governance", one, by=me, **FILING)
    registry.did("check_year", one, year=2014, grade="passed", opinion="年检")
    listed(registry, one)
    return one


def test_of_providers_with_all_that_gathers_in_their_files(registry):
    provider(registry, 1)
    few = asked("provider", registry.who("handler"))
    for number in (2, 3, 4):
        provider(registry, number)
    assert asked("provider", registry.who("handler")) <= few


def test_of_units(registry):
    def register(word: str) -> None:
        facts = {
            "organisation_id": registry.town.organisations[word].pk,
            "establishment": "institutional",
            "funding": "full",
            "legal_basis": "示例编〔2010〕1号",
        }
        sheet = sheets.RegisterPurchaser(**facts)
        purchasers.register(sheet=sheet, actor=registry.who("budget"), at=morning_of("2014-03-03"))

    register("civil")
    few = asked("purchaser", registry.who("budget"))
    for word in ("finance", "justice"):
        register(word)
    assert asked("purchaser", registry.who("budget")) <= few
