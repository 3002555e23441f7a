"""Open data: what is public of a purchase, valid by OCDS, and nothing before its time."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goufu.base.ledger.models import Entry
from tests.ocds import RECORDS, RELEASES, faults
from tests.walk import small_town
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
Json = dict[str, Any]


def told(path: str) -> Json:
    answer = Client().get(f"/api/v1/open-data/{path}")
    assert answer.status_code == 200, answer.content
    found: Json = answer.json()
    return found


def release_of(walk: ProcurementWalk) -> Json:
    found: Json = told(f"releases/{walk.tender.ref}")["releases"][0]
    return found


class TestAPurchase:
    def test_is_no_open_data_before_its_notice_is_out(self):
        walk = ProcurementWalk()
        walk.up_to_tender().prepared(on="2015-03-26").confirmed(on="2015-03-27")

        assert Client().get(f"/api/v1/open-data/releases/{walk.tender.ref}").status_code == 404
        assert told("releases")["releases"] == []

    def test_names_no_bidder_and_no_number_of_them_before_the_opening(self):
        walk = ProcurementWalk()
        walk.up_to_notice().three_bids(on="2015-04-15")

        release = release_of(walk)

        assert release["tender"]["status"] == "active"
        assert {"bids", "awards", "contracts"} & set(release) == set()
        assert {"tenderers", "numberOfTenderers"} & set(release["tender"]) == set()
        assert {role for one in release["parties"] for role in one["roles"]} == {
            "buyer",
            "procuringEntity",
        }
        assert faults(told("releases"), RELEASES) == []

    def test_has_its_bids_after_the_opening_and_no_award_before_the_result(self):
        walk = ProcurementWalk()
        walk.up_to_evaluation().reported(on="2015-04-21").awarded(on="2015-04-23")

        release = release_of(walk)

        assert [one["value"]["amount"] for one in release["bids"]["details"]] == [
            1_600_000,
            1_650_000,
            1_670_000,
        ]
        assert release["tender"]["numberOfTenderers"] == 3
        assert "awards" not in release
        assert faults(told("releases"), RELEASES) == []

    def test_has_its_award_with_the_result_notice(self):
        walk = ProcurementWalk()
        walk.up_to_result()

        release = release_of(walk)

        assert release["tag"] == ["planning", "tender", "award"]
        assert release["tender"]["status"] == "complete"
        award = release["awards"][0]
        assert award["id"] == walk.tender.letter_number
        assert award["value"] == {"amount": 1_600_000, "currency": "CNY"}
        assert [one["documentType"] for one in award["documents"]] == ["awardNotice"]
        assert faults(told("releases"), RELEASES) == []
        assert faults(told(f"records/{walk.tender.ref}"), RECORDS) == []

    def test_has_the_same_ids_however_often_it_is_asked(self):
        walk = ProcurementWalk()
        walk.up_to_result()

        assert release_of(walk) == release_of(walk)

    def test_that_failed_says_so(self):
        walk = ProcurementWalk()
        walk.up_to_notice().ticked(at="2015-04-20T09:00")
        why = {"ground": "too_few", "reason": "参加的供应商不足法定的家数"}
        walk.tender_did("fail", on="2015-04-20", by="agency", **why)

        release = release_of(walk)

        assert release["tag"] == ["planning", "tenderCancellation"]
        assert release["tender"]["status"] == "unsuccessful"
        assert faults(told("releases"), RELEASES) == []

    def test_tells_each_correction_before_and_after(self):
        walk = ProcurementWalk()
        walk.up_to_notice()
        walk.corrected(on="2015-04-01", price_requirements="分项报价")

        (amendment,) = release_of(walk)["tender"]["amendments"]

        assert "总价报价，含一切税费 → 分项报价" in amendment["description"]
        assert faults(told("releases"), RELEASES) == []


class TestAPackage:
    def test_is_turned_page_by_page_without_losing_or_doubling_one(self):
        walks = [ProcurementWalk()]
        walks[0].up_to_notice()
        first = told("releases?limit=1")
        assert "links" not in first

        second = ProcurementWalk(small_town("CN-3401"))
        second.up_to_notice()
        first = told("releases?limit=1")
        following = first["links"]["next"].partition("/api/v1/open-data/")[2]
        rest = told(following)

        ids = [one["tender"]["id"] for one in (*first["releases"], *rest["releases"])]
        assert ids == [walks[0].tender.ref, second.tender.ref]
        assert "links" not in rest
        assert faults(first, RELEASES) == faults(rest, RELEASES) == []

    def test_is_of_a_place_and_a_year(self):
        walk = ProcurementWalk()
        walk.up_to_notice()

        assert len(told("releases?place=CN-34&year=2015")["releases"]) == 1
        assert told("releases?place=CN-11")["releases"] == []
        assert told("releases?year=2016")["releases"] == []

    def test_with_a_place_that_is_none_is_refused(self):
        assert Client().get("/api/v1/open-data/releases?place=abc").status_code == 422

    def test_of_nothing_is_still_a_package(self):
        assert faults(told("releases"), RELEASES) == []


def test_open_data_say_nothing_that_no_ledger_line_of_a_notice_says():
    walk = ProcurementWalk()
    walk.up_to_result()
    release = release_of(walk)

    documents = {
        one["id"]
        for section in (release["tender"], *release["awards"])
        for one in section["documents"]
        if one["documentType"] != "biddingDocuments"
    }
    published = set(Entry.objects.filter(event="notice.publish").values_list("ref", flat=True))

    assert documents <= published
    assert len(documents) == 2
