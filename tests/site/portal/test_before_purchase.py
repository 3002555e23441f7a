"""The public speaks before a purchase: on a demand, against a single source, without an account."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from goufu.stages.procurement.demands.models import Opinion
from tests.journeys.by_api import standing_at
from tests.rooms.plans.law_rows import threshold
from tests.walk import morning_of
from tests.walk_plans import (
    APPLICATION,
    SINGLE,
    SURVEY,
    change_did,
    change_of,
    demand_did,
    demand_of,
    write_demand,
)
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db


def _today() -> ProcurementWalk:
    walk = ProcurementWalk(year=2026)
    walk.up_to_announcement()
    return walk


def _demand_before_the_public() -> ProcurementWalk:
    walk = _today()
    write_demand(walk, on="2026-03-23")
    demand_did(walk, "record_survey", on="2026-03-23", since="2026-03-23", until="2026-03-23",
               **SURVEY)  # fmt: skip
    demand_did(walk, "seek_opinions", on="2026-03-23", until="2026-03-30")
    return walk


def _source_before_the_public() -> ProcurementWalk:
    walk = _today()
    with threshold(168_000_000):
        walk.planned(on="2026-03-23", **SINGLE)
        change_did(walk, "open_change", on="2026-03-23", **APPLICATION)
        change_did(walk, "publish", on="2026-03-23")
    return walk


class TestADemand:
    def test_is_listed_shown_and_spoken_on(self):
        walk, client = _demand_before_the_public(), Client()
        url = f"/demands/{demand_of(walk).ref}/"
        with standing_at(morning_of("2026-03-30")):
            assert url in client.get("/opinions/").content.decode()
            page = client.get(url).content.decode()
            assert "每次服务不少于一小时" in page
            answer = client.post(url, {"text": "希望固定服务人员", "name": "王某", "_key": "a"})

        assert answer.status_code == 302
        said = Opinion.objects.get()
        assert (said.text, said.name) == ("希望固定服务人员", "王某")

    def test_shows_nobody_what_others_said(self):
        walk, client = _demand_before_the_public(), Client()
        url = f"/demands/{demand_of(walk).ref}/"
        with standing_at(morning_of("2026-03-24")):
            client.post(url, {"text": "希望固定服务人员", "name": "王某", "_key": "a"})
            page = client.get(url).content.decode()
        assert "王某" not in page
        assert "希望固定服务人员" not in page

    def test_takes_the_same_form_in_once(self):
        walk, client = _demand_before_the_public(), Client()
        url = f"/demands/{demand_of(walk).ref}/"
        with standing_at(morning_of("2026-03-24")):
            for _ in range(2):
                client.post(url, {"text": "希望固定服务人员", "_key": "same"})
        assert Opinion.objects.count() == 1

    def test_keeps_what_was_typed_when_something_is_wrong(self):
        walk, client = _demand_before_the_public(), Client()
        url = f"/demands/{demand_of(walk).ref}/"
        with standing_at(morning_of("2026-03-24")):
            answer = client.post(url, {"text": "", "name": "王某", "_key": "a"})
        assert answer.status_code == 422
        assert "王某" in answer.content.decode()
        assert not Opinion.objects.exists()

    def test_has_no_form_after_the_last_day(self):
        walk, client = _demand_before_the_public(), Client()
        url = f"/demands/{demand_of(walk).ref}/"
        with standing_at(morning_of("2026-03-31")):
            assert "已经截止" in client.get(url).content.decode()
            refused = client.post(url, {"text": "希望固定服务人员", "_key": "a"})
        assert refused.status_code == 409
        assert not Opinion.objects.exists()

    def test_that_was_never_put_before_the_public_is_not_there(self):
        walk = _today()
        write_demand(walk, on="2026-03-23")
        assert Client().get(f"/demands/{demand_of(walk).ref}/").status_code == 404


class TestASingleSource:
    def test_is_shown_with_its_reason_and_objected_to(self):
        walk, client = _source_before_the_public(), Client()
        change = change_of(walk)
        assert change.public_until == date(2026, 3, 30)
        url = f"/single-source/{change.ref}/"
        with standing_at(morning_of("2026-03-30")):
            page = client.get(url).content.decode()
            assert "甲社会服务中心" in page
            assert "陈某（示例大学，教授）" in page
            text = "另有两家机构也具备资质，不是唯一供应商"
            client.post(url, {"text": text, "name": "丙机构", "_key": "a"})
            page = client.get(url).content.decode()

        assert text in page
        assert "丙机构" not in page
        assert change.objections.count() == 1

    def test_too_short_an_objection_is_not_taken_in(self):
        walk, client = _source_before_the_public(), Client()
        url = f"/single-source/{change_of(walk).ref}/"
        with standing_at(morning_of("2026-03-24")):
            assert client.post(url, {"text": "反对", "_key": "a"}).status_code == 422
        assert not change_of(walk).objections.exists()

    def test_before_it_is_published_it_is_not_there(self):
        walk = _today()
        with threshold(168_000_000):
            walk.planned(on="2026-03-23", **SINGLE)
            change_did(walk, "open_change", on="2026-03-23", **APPLICATION)
        assert Client().get(f"/single-source/{change_of(walk).ref}/").status_code == 404
