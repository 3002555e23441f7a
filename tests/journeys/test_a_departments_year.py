"""A department's year at stage ①, as its programs and those of finance play it over JSON.

Budgets are called for and lines come in as a file; of five applications one passes, one is dearer
and says why, one is parked, one refused and applied for again, one withdrawn; the budget is handed
in and replied, the catalogue published, the projects announced; one is adjusted, money moves. At
every turn something wrong is tried first, and changes nothing.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest

from goufu.base.jobs import clockwork
from goufu.base.ledger.models import Entry
from goufu.law.calendar import BEIJING
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.catalogue.actions import load_guidance
from goufu.stages.review.catalogue.models import GuidanceItem
from tests.journeys import forms
from tests.journeys.by_api import standing_at
from tests.rooms.budgets.books import check_the_books
from tests.spreadsheets import written
from tests.visitors import Program, in_a_demo
from tests.walk import morning_of, small_town

HEADS = ("指标编号", "部门", "预算项目名称", "预算年度", "资金性质", "预算金额")
YES = dict.fromkeys(("cheaper", "definable", "measurable", "providers", "competition"), "yes")
GROUNDS = {f"{test}_grounds": "见可行性论证材料" for test in YES}
AN_HOUR = 2_000  # fen, when bought
COSTS = [{"name": "人员", "own_fen": 2_050, "buy_fen": AN_HOUR, "basis": "每小时"}]
DEARER = [{"name": "人员", "own_fen": 1_900, "buy_fen": AN_HOUR, "basis": "每小时"}]
WAN = 1_000_000  # fen


class Year:
    """Everybody's programs in one town, each standing at the day on which it speaks."""

    def __init__(self) -> None:
        self.town = small_town()
        self.town.appoint("care_2", "finance_budget", "finance", "吴复核")
        load_guidance(valid_from=datetime(2014, 1, 1, tzinfo=BEIJING).date())
        self.item = GuidanceItem.objects.get(code="A01").pk
        self._programs: dict[str, Program] = {}

    def program(self, word: str) -> Program:
        if word not in self._programs:
            self._programs[word] = Program(self.town.people[word])
        return self._programs[word]

    def get(self, who: str, path: str, *, on: str) -> Any:
        with standing_at(morning_of(on)):
            answer = self.program(who).get(path)
        assert answer.status_code == 200, (path, answer.content.decode())
        return answer.json()

    def post(
        self, who: str, path: str, body: Any = None, *, on: str, refused: str = ""
    ) -> dict[str, Any]:
        """Send one act; with ``refused`` it must be refused with this word in what is told."""
        before = Entry.objects.count()
        with standing_at(morning_of(on)):
            answer = self.program(who).post(path, body or {})
        told: dict[str, Any] = answer.json()
        if refused:
            assert answer.status_code >= 400, (path, told)
            assert refused in answer.content.decode(), (path, told)
            assert Entry.objects.count() == before
        else:
            assert answer.status_code in {200, 201}, (path, told)
        return told

    def form(self, **changes: Any) -> dict[str, Any]:
        hours = changes.get("budget_fen", forms.APPLICATION["budget_fen"]) // AN_HOUR
        return {
            **forms.APPLICATION, **YES, **GROUNDS, "costs": COSTS, "service_class": "2",
            "year": 2015, "item_id": self.item, "starts_on": "2015-05-01",
            "ends_on": "2015-12-31", "quantity": str(hours), **changes,
        }  # fmt: skip

    def submitted(self, on: str, **changes: Any) -> str:
        ref = self.post("handler", "/projects", self.form(**changes), on=on)["ref"]
        self.post("handler", f"/projects/{ref}/submit", on=on)
        return str(ref)

    def reviewed(self, ref: str, on: str) -> str:
        self.post("reviewer", f"/projects/{ref}/pass_department", forms.OPINION, on=on)
        self.post("sector_head", f"/projects/{ref}/pass_sector", forms.OPINION, on=on)
        return ref


def a_file(town_name: str, *amounts: object) -> io.BytesIO:
    rows = [
        (f"ZB{n}", town_name, f"为老服务经费{n}", 2015, "本年预算", amount)
        for n, amount in enumerate(amounts, start=1)
    ]
    file = io.BytesIO(written(HEADS, *rows))
    file.name = "指标.xlsx"
    return file


@pytest.mark.django_db
def test_a_department_plays_its_year_from_the_call_for_budgets_to_the_announced_projects(settings):
    in_a_demo(settings)
    year = Year()
    _money_comes_in(year)
    passed, dearer, adjusted = _applications(year)
    _budget_and_catalogue(year, [passed, dearer, adjusted])
    _announced(year, passed)
    _adjusted(year, adjusted)
    _what_the_year_says(year)


def _money_comes_in(year: Year) -> None:
    """Next year's budgets are called for; existing lines come in as a file, all or nothing."""
    call = {
        "year": 2015, "due_on": "2015-01-25", "document": "财预〔2014〕99号",
        "requirements": "从既有部门预算中统筹",
    }  # fmt: skip
    year.post("handler", "/budget_calls", call, on="2014-08-20", refused="财政预算审核")
    year.post("budget", "/budget_calls", call, on="2014-08-20")

    name = year.town.organisations["care"].name
    with standing_at(morning_of("2014-08-25")):
        budget = year.program("budget")
        wrong = budget.upload("/budget_lines/import/lines", file=a_file(name, 3000000, "12,4O0"))
        assert wrong.status_code == 422
        assert wrong.json()["errors"][0]["field"] == "3.amount_fen"
        assert not BudgetLine.objects.exists()
        tried = budget.upload(
            "/budget_lines/import/lines?try=true", file=a_file(name, 3000000, 500000)
        )
        assert (tried.json()["rows"], tried.json()["ref"]) == (2, "")
        assert not BudgetLine.objects.exists()
        done = budget.upload("/budget_lines/import/lines", file=a_file(name, 3000000, 500000))
        assert done.json()["added"] == 2
        again = budget.upload("/budget_lines/import/lines", file=a_file(name, 3000000, 500000))
        assert (again.json()["added"], again.json()["unchanged"]) == (0, 2)


def _applications(year: Year) -> tuple[str, str, str]:
    """Draft, hand in, review: everything that can become of an application."""
    lines = {one.number: one.ref for one in BudgetLine.objects.all()}
    draft = year.post("handler", "/projects", {
        "title": "有空缺的草稿", "year": 2015, "item_id": year.item,
    }, on="2014-09-01")["ref"]  # fmt: skip
    year.post("handler", f"/projects/{draft}/submit", on="2014-09-01", refused="绩效目标")
    year.post("handler", f"/projects/{draft}/edit", year.form(), on="2014-09-02")
    year.post("handler", f"/projects/{draft}/submit", on="2014-09-02")

    year.post(
        "handler", f"/projects/{draft}/pass_department", forms.OPINION, on="2014-09-03",
        refused="审核",
    )  # fmt: skip
    year.post("reviewer", f"/projects/{draft}/return_for_correction", {
        "reason": "服务内容应写明服务对象和范围", "wrong": [{"name": "content"}],
    }, on="2014-09-04")  # fmt: skip
    told = year.form(content="城区八十岁以上老人上门照料")
    year.post("handler", f"/projects/{draft}/edit", told, on="2014-09-05")
    year.post("handler", f"/projects/{draft}/submit", on="2014-09-05")
    passed = year.reviewed(draft, "2014-09-10")
    money = {"budget_line": lines["ZB2"], "opinion": "同意列入"}
    year.post("budget", f"/projects/{passed}/approve", money, on="2014-12-20", refused="余额")
    money["other_lines"] = [{"budget_line": lines["ZB1"], "amount_fen": 130 * WAN}]
    year.post("budget", f"/projects/{passed}/approve", money, on="2014-12-20")

    small = {"budget_fen": 20 * WAN, "costs": DEARER, "cheaper": "no"}
    dear = year.post("handler", "/projects", year.form(**small), on="2014-09-01")["ref"]
    year.post("handler", f"/projects/{dear}/submit", on="2014-09-01", refused="不低于自办")
    why = year.form(**small, dearer_reason="自办需新增编制，购买可提前半年覆盖。")
    year.post("handler", f"/projects/{dear}/edit", why, on="2014-09-01")
    year.post("handler", f"/projects/{dear}/submit", on="2014-09-01")
    year.reviewed(dear, "2014-09-10")
    from_first = {"budget_line": lines["ZB1"], "opinion": "同意列入"}
    year.post("budget", f"/projects/{dear}/approve", from_first, on="2014-12-20")

    _parked(year)
    refused = year.reviewed(year.submitted("2014-09-01", budget_fen=30 * WAN), "2014-09-10")
    path = f"/projects/{refused}/refuse"
    year.post("budget", path, {"reason": "太短"}, on="2014-12-01", refused="不少于")
    year.post("budget", path, {"reason": "与已立项目重复，请合并后另报。"}, on="2014-12-01")
    again = year.post("handler", f"/projects/{refused}/projects/apply_again", {
        "year": 2015, "reason": "已与居家养老项目划清服务对象，不再重复。",
    }, on="2014-12-02")["ref"]  # fmt: skip
    path = f"/projects/{again}/submit"
    year.post("handler", path, on="2014-12-02", refused="经办岗签署意见")
    year.post("handler", f"/projects/{again}/edit", year.form(budget_fen=30 * WAN), on="2014-12-02")
    year.post("handler", path, on="2014-12-02")
    year.reviewed(again, "2014-12-10")
    year.post("budget", f"/projects/{again}/approve", from_first, on="2014-12-20")

    gone = year.submitted("2014-09-01", budget_fen=5 * WAN)
    why = {"reason": "服务改由街道直接提供。"}
    year.post("handler", f"/projects/{gone}/withdraw", why, on="2014-09-20")
    check_the_books()
    return passed, dear, str(again)


def _parked(year: Year) -> None:
    """On the day that was named, and not the day before, a parked project is on the desk again."""
    ref = year.post("handler", "/projects", year.form(budget_fen=8 * WAN), on="2014-09-01")["ref"]
    park = {"reason": "服务标准尚不成熟", "look_again_on": "2014-11-03"}
    year.post("handler", f"/projects/{ref}/park", park, on="2014-09-02")
    for day, state in (("2014-11-02", "parked"), ("2014-11-03", "draft")):
        clockwork.run(at=morning_of(day))
        assert year.get("handler", f"/projects/{ref}", on=day)["state"] == state
    park["look_again_on"] = "2016-01-04"
    year.post("handler", f"/projects/{ref}/park", park, on="2014-11-04")


def _budget_and_catalogue(year: Year, projects: list[str]) -> None:
    """The call has opened the budget; it is handed in and replied, then the list published."""
    (budget,) = year.get("handler", "/department_budgets", on="2015-01-20")["items"]
    ref = budget["ref"]
    year.post("handler", f"/department_budgets/{ref}/hand_in", on="2015-01-22", refused="负责人")
    year.post("head", f"/department_budgets/{ref}/hand_in", on="2015-01-22")
    year.post("budget", f"/department_budgets/{ref}/pass_review", forms.OPINION, on="2015-02-05")
    reply = {"reply_number": "财预〔2015〕1号"}
    year.post("budget", f"/department_budgets/{ref}/reply", reply, on="2015-02-10")
    for project in projects:
        assert year.get("handler", f"/projects/{project}", on="2015-02-10")["state"] == "approved"

    (listed,) = year.get("budget", "/catalogues", on="2015-02-20")["items"]
    catalogue = f"/catalogues/{listed['ref']}"
    year.post("supervision", f"{catalogue}/publish", on="2015-02-20", refused="编制")
    year.post("budget", f"{catalogue}/propose", on="2015-02-20")
    year.post("budget", f"{catalogue}/publish", on="2015-02-21", refused="另一")
    year.post("supervision", f"{catalogue}/publish", on="2015-02-25")  # the fifteenth day
    assert Notice.objects.filter(kind="catalogue", state="published").count() == 1


def _announced(year: Year, ref: str) -> None:
    """The handler drafts with a gap, fills it, the head publishes on the last day."""
    gap = {**forms.ANNOUNCEMENT, "service_needs": ""}
    year.post("handler", f"/projects/{ref}/draft_announcement", gap, on="2015-03-20")
    year.post("head", f"/projects/{ref}/announce", on="2015-03-20", refused="具体服务需求")
    year.post("handler", f"/projects/{ref}/draft_announcement", forms.ANNOUNCEMENT, on="2015-03-24")
    year.post("handler", f"/projects/{ref}/announce", on="2015-03-24", refused="负责人")
    year.post("head", f"/projects/{ref}/announce", on="2015-03-27")
    deadline = next(
        one
        for one in year.get("handler", f"/projects/{ref}/deadlines", on="2015-03-27")
        if one["duty"] == "announce_project"
    )
    assert deadline["due_on"] == "2015-03-27"


def _adjusted(year: Year, ref: str) -> None:
    """A change of what was approved goes the way of the application; the money follows."""
    change = {
        "reason": "服务人数增加，需要追加。", "budget_fen": 40 * WAN, "quantity": "20000",
        "starts_on": "2015-06-01", "ends_on": "2015-12-31", "content": "城区老人助餐",
    }  # fmt: skip
    adjustment = year.post("handler", f"/projects/{ref}/adjustments", change, on="2015-04-01")
    path = f"/adjustments/{adjustment['ref']}"
    year.post("reviewer", f"{path}/pass_department", forms.OPINION, on="2015-04-02")
    year.post("sector_head", f"{path}/pass_sector", forms.OPINION, on="2015-04-03")
    year.post("budget", f"{path}/make", forms.OPINION, on="2015-04-07")
    assert year.get("handler", f"/projects/{ref}", on="2015-04-07")["budget_fen"] == 40 * WAN
    check_the_books()


def _what_the_year_says(year: Year) -> None:
    """The lines hold what is reserved, to the fen; lists and the year's figures agree."""
    lines = {one.number: one for one in BudgetLine.objects.all()}
    assert lines["ZB2"].reserved_fen == 38 * WAN
    assert lines["ZB1"].reserved_fen == (130 + 20 + 40) * WAN
    asked = "/projects?budget_year=2015&limit=200"
    listed = year.get("handler", asked, on="2015-04-08")["items"]
    assert sorted(one["state"] for one in listed) == [
        "announced", "catalogued", "catalogued", "parked", "refused", "withdrawn",
    ]  # fmt: skip
    told = year.get("budget", "/budgets/2015", on="2015-04-08")
    assert told
