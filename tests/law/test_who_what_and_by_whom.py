"""Purchasers, items and posts kept apart: the questions of who, what and by whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goufu.law.items import MayNotBeBought, check_item
from goufu.law.parties import KINDS, NotAPurchaser, check_purchaser
from goufu.law.questions import QUESTIONS, as_error, ask
from goufu.law.refusals import Refusal
from goufu.law.same_person import SamePerson, check_not_same_person


def refused(question: str, facts: Any) -> dict[str, str]:
    with pytest.raises(Refusal) as refusal:
        ask(question, facts)
    return as_error(refusal.value)


THEN, NOW = "2015-12-24", "2026-06-01"
ORGANS = ["state_organ", "party_organ", "peoples_congress", "cppcc", "court", "procuratorate"]
ALLOWED = {
    THEN: {
        *ORGANS,
        "civil_servant_managed_institution",
        "administrative_institution",
        "mass_organisation_administrative",
    },
    NOW: {
        *ORGANS,
        "democratic_party",
        "administrative_institution",
        "mass_organisation_administrative",
    },
}


@pytest.mark.article("财政部令第102号 第五条、第三十三条")
@pytest.mark.article("财综〔2014〕96号；六安市财政局讲座 第9、10行")
class TestPurchaser:
    @pytest.mark.parametrize("on", [THEN, NOW])
    @pytest.mark.parametrize("kind", KINDS)
    def test_by_the_law_of_the_day(self, kind, on):
        answer = ask("purchaser", {"kind": kind, "on": on, "place": "CN-3415"})

        assert answer["verdict"] == ("allowed" if kind in ALLOWED[on] else "forbidden")
        assert answer["reasons"][0]["verified"] is False

    def test_the_law_changed_overnight(self):
        facts = {"kind": "democratic_party", "place": "CN"}

        assert ask("purchaser", {**facts, "on": "2020-02-29"})["verdict"] == "forbidden"
        assert ask("purchaser", {**facts, "on": "2020-03-01"})["verdict"] == "allowed"

    def test_nothing_was_in_force_before_2013(self):
        error = refused("purchaser", {"kind": "court", "on": "2013-01-01", "place": "CN"})

        assert (error["code"], error["field"]) == ("nothing_in_force", "on")

    def test_a_room_refuses_one_that_may_not(self):
        check_purchaser("court", on=date(2026, 6, 1))
        with pytest.raises(NotAPurchaser, match="公益一类事业单位"):
            check_purchaser("public_benefit_1", on=date(2026, 6, 1))


def item(content: str, on: str, **more: Any) -> str:
    return ask("item", {"content": content, "on": on, "place": "CN-34", **more})["verdict"]


@pytest.mark.article("财政部令第102号 第十条")
@pytest.mark.article("财预〔2017〕87号 二、四")
class TestItem:
    @pytest.mark.parametrize("on", ["2005-01-01", THEN, NOW])
    @pytest.mark.parametrize(("service_class", "bought"), [(1, False), (2, True), (3, True)])
    def test_a_service_is_tried_by_its_class_on_any_day(self, service_class, bought, on):
        verdict = item("service", on, service_class=service_class)

        assert verdict == ("may_be_bought" if bought else "may_not_be_bought")

    @pytest.mark.parametrize("on", [THEN, NOW])
    @pytest.mark.parametrize("content", ["own_duty", "outside_duty"])
    def test_duties_of_government_and_of_others_are_barred_then_and_now(self, content, on):
        assert item(content, on) == "may_not_be_bought"

    @pytest.mark.parametrize("content", ["goods", "works", "works_with_service", "financing"])
    def test_works_goods_and_financing_are_barred_since_may_2017(self, content):
        assert item(content, "2017-05-27") == "may_be_bought"
        assert item(content, "2017-05-28") == "may_not_be_bought"

    def test_hiring_is_barred_since_2020(self):
        assert item("hiring", "2020-02-29") == "may_be_bought"
        assert item("hiring", "2020-03-01") == "may_not_be_bought"

    def test_the_class_is_asked_of_a_service_only(self):
        error = refused("item", {"content": "service", "on": NOW, "place": "CN"})

        assert (error["code"], error["field"]) == ("missing_field", "service_class")
        assert item("goods", NOW, service_class=2) == "may_not_be_bought"

    @pytest.mark.parametrize("wrong", [0, 4, -1, 10**30])
    def test_there_are_three_classes(self, wrong):
        facts = {"content": "service", "service_class": wrong, "on": NOW, "place": "CN"}

        assert refused("item", facts)["code"] == "unknown_value"

    @pytest.mark.parametrize("wrong", [True, 2.0, "2"])
    def test_a_class_is_a_whole_number(self, wrong):
        facts = {"content": "service", "service_class": wrong, "on": NOW, "place": "CN"}

        assert refused("item", facts)["code"] == "wrong_type"

    def test_a_room_refuses_what_may_not_be_bought(self):
        check_item("service", 2, on=date(2026, 6, 1))
        with pytest.raises(MayNotBeBought):
            check_item("hiring", None, on=date(2026, 6, 1))


def posts(step: str, earlier_step: str, earlier_actor: str = "王敏") -> str:
    return ask(
        "same_person",
        {
            "on": THEN,
            "place": "CN-3415",
            "actor": "王敏",
            "earlier_actor": earlier_actor,
            "step": step,
            "earlier_step": earlier_step,
        },
    )["verdict"]


PAIRS = [
    ("project", "project_review"),
    ("demand", "demand_review"),
    ("document", "document_check"),
    ("signing", "acceptance"),
    ("payment_request", "payment_approval"),
]


@pytest.mark.article("政府采购法 第六十一条")
class TestSamePerson:
    @pytest.mark.parametrize(("one", "other"), PAIRS)
    def test_may_not_hold_two_posts_that_are_kept_apart(self, one, other):
        assert posts(one, other) == posts(other, one) == "forbidden"

    @pytest.mark.parametrize(("one", "other"), PAIRS)
    def test_two_persons_may(self, one, other):
        assert posts(other, one, earlier_actor="李强") == "allowed"

    def test_may_do_one_step_twice_and_steps_that_are_not_kept_apart(self):
        assert posts("project", "project") == "allowed"
        assert posts("acceptance", "payment_request") == "allowed"

    @pytest.mark.parametrize("nobody", ["", "  "])
    def test_nobody_is_not_a_person(self, nobody):
        facts = {**QUESTIONS["same_person"].example, "actor": nobody}

        assert refused("same_person", facts)["field"] == "actor"

    def test_a_room_refuses_one_who_may_not(self):
        steps = {"step": "acceptance", "earlier_step": "signing", "on": date(2026, 6, 1)}

        check_not_same_person(actor="a", earlier_actor="b", **steps)
        with pytest.raises(SamePerson, match="合同签订"):
            check_not_same_person(actor="a", earlier_actor="a", **steps)
