"""A guidance catalogue kept by programs: the same acts, the same refusals, items as rows."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.by_api import standing_at
from tests.rooms.catalogue.test_guidance_catalogues import CARE, JOBS, OLD
from tests.visitors import Program
from tests.walk import Town, morning_of, small_town

AT = morning_of(OLD)


@pytest.fixture
def town(db) -> Town:
    return small_town()


class Bureau:
    """Programs of the finance bureau, on one day."""

    def __init__(self, town: Town) -> None:
        self.programs = {word: Program(actor) for word, actor in town.people.items()}
        self.ref = ""

    def post(self, path: str, body=None, *, by: str = "budget", at: datetime = AT):
        with standing_at(at):
            return self.programs[by].post(path, body)

    def drafted(self) -> str:
        told = self.post("/guidance_catalogues", {"title": "示例目录", "base": "blank"}).json()
        return f"/guidance_catalogues/{told['ref']}"


@pytest.fixture
def bureau(town) -> Bureau:
    return Bureau(town)


def test_a_version_goes_from_draft_to_society(bureau):
    here = bureau.drafted()
    for verb, body, by in (
        ("add_entry", CARE, "budget"),
        ("submit", {}, "budget"),
        ("approve", {"document_number": "示例1号", "opinion": "同意"}, "supervision"),
        ("publish", {"in_force_from": OLD}, "budget"),
    ):
        answer = bureau.post(f"{here}/{verb}", body, by=by)
        assert answer.status_code == 200, answer.content.decode()

    told = answer.json()
    assert (told["state"], told["count"]) == ("published", 1)
    assert [one["name"] for one in told["items"]] == [CARE["name"]]


def test_a_refusal_says_why_by_which_clause_and_what_to_do(bureau):
    here = bureau.drafted()
    answer = bureau.post(f"{here}/add_entry", {**CARE, "service_class": "1"})
    problem = answer.json()

    assert answer.status_code == 409
    assert problem["code"] == "catalogue.item_may_not_be_bought"
    assert problem["clause"] == "六安市财政局讲座 第48行"
    assert problem["remedy"]


def test_who_handed_it_in_does_not_approve_by_program_either(bureau):
    here = bureau.drafted()
    bureau.post(f"{here}/add_entry", CARE)
    bureau.post(f"{here}/submit", {})
    answer = bureau.post(f"{here}/approve", {"document_number": "1", "opinion": "同意"})
    assert (answer.status_code, answer.json()["code"]) == (403, "catalogue.needs_a_second_person")


def test_items_come_as_rows_all_of_them_or_none(bureau):
    here = bureau.drafted()
    rows = [CARE, JOBS]
    wrong = [*rows, {**CARE, "name": "甲", "service_class": "1"}]
    path = "/guidance_catalogues/import/items"

    refused = bureau.post(path, {"rows": wrong})
    assert refused.status_code == 422
    assert [one["field"] for one in refused.json()["errors"]] == ["2.service_class"]
    with standing_at(AT):
        assert bureau.programs["budget"].get(here).json()["count"] == 0

    assert bureau.post(path, {"rows": rows}).json()["added"] == 2
    with standing_at(AT):
        assert bureau.programs["budget"].get(here).json()["count"] == 2


def test_a_department_asks_and_is_told_its_answer(bureau):
    asked = bureau.post(
        "/item_requests",
        {
            "title": "助残服务",
            "class_name": "基本公共服务",
            "nature": "basic",
            "content": "上门康复",
            "grounds": "有多家机构",
        },
        by="handler",
    ).json()
    no = bureau.post(
        f"/item_requests/{asked['ref']}/decline", {"answer": "由事业单位承担，不宜购买服务"}
    ).json()
    assert (asked["state"], no["state"]) == ("asked", "declined")
