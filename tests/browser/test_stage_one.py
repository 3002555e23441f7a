"""A department's year at stage ①, by mouse and keyboard: file, form, several at once, figures."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from goufu.base.doors.declare import doors_of
from goufu.config.sample.cast import SINCE, Cast, gather
from goufu.config.sample.player import moment
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.catalogue.actions import load_guidance
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.projects.models import Project
from tests.browser.barriers import no_barriers
from tests.browser.clerk import Clerk
from tests.journeys import forms
from tests.spreadsheets import written

HEADS = ("指标编号", "部门", "预算项目名称", "预算年度", "资金性质", "预算金额")
NOW = moment(date(2014, 9, 1))
TESTS = ("cheaper", "definable", "measurable", "providers", "competition")
PUBLIC = (
    "/providers/", "/providers/apply/", "/providers/standards/", "/purchasers/coverage/",
    "/catalogues/guidance/", "/catalogues/schemes/", "/needs/", "/propose/",
)  # fmt: skip
MINE = (
    "/project/new/open/", "/project/", "/figures/?year=2015", "/budget_line/", "/work_plan/",
    "/needs/", "/survey/", "/guidance_catalogue/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def in_demo(settings) -> None:
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)


@pytest.fixture
def clock(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr("goufu.base.clock.now", lambda: NOW)


def the_file(department: str, *amounts: object) -> dict[str, Any]:
    rows = [
        (f"ZB{n}", department, f"经费{n}", 2015, "本年预算", amount)
        for n, amount in enumerate(amounts, start=1)
    ]
    content = written(HEADS, *rows)
    return {"name": "指标.xlsx", "mimeType": "application/zip", "buffer": content}


def test_a_department_files_its_year_by_mouse_and_keyboard(page: Page, clock: None):
    page.set_default_timeout(30_000)
    load_guidance(valid_from=SINCE)
    cast = gather(at=moment("2014-01-02"))
    clerk = Clerk(page, cast)
    _lines_come_in(clerk, cast)
    _a_draft_keeps_its_gaps_and_is_told_them(clerk)
    _several_are_passed_at_once(clerk)
    _no_barriers(page)


def _lines_come_in(clerk: Clerk, cast: Cast) -> None:
    """One wrong cell and nothing comes in; the right file comes in after a look."""
    page, care = clerk.page, cast.body("care").name
    clerk.enters("budget", NOW)
    page.goto("/budget_line/")
    page.get_by_role("link", name="导入").first.click()
    page.set_input_files("#id_file", the_file(care, 5_000_000, "12,4O0.00"))
    page.get_by_role("button", name="读取并核对").click()
    wrong = page.get_by_role("table", name="有误的单元格")
    assert "12,4O0.00" in wrong.inner_text()
    assert "3" in wrong.locator("tbody th").first.inner_text()
    assert not BudgetLine.objects.exists()
    page.set_input_files("#id_file", the_file(care, 5_000_000, 12_400))
    page.get_by_role("button", name="读取并核对").click()
    page.get_by_role("button", name="导入 2 行").click()
    page.get_by_text("新增 2").wait_for()
    assert BudgetLine.objects.count() == 2


def _a_draft_keeps_its_gaps_and_is_told_them(clerk: Clerk) -> None:
    """Save with gaps, come back to what was typed, be told what is missing, complete, hand in."""
    page = clerk.page
    clerk.enters("care_handler", NOW)
    page.goto("/project/new/open/")
    item = GuidanceItem.objects.get(code="A01", catalogue=None).pk
    clerk.fills(_act("open"), {"title": "居家养老上门服务", "year": 2015, "item_id": item})
    page.get_by_role("button", name="新建项目").click()
    page.wait_for_url("**/projects/**")
    ref = Project.objects.get().ref

    page.goto(f"/project/{ref}/edit/")
    assert page.locator('[name="title"]').input_value() == "居家养老上门服务"
    page.locator('button[name="_then"]').click()
    page.locator("#errors").wait_for()
    assert page.locator("#errors a").count() > 5
    assert Project.objects.get().state == "draft"

    clerk.fills(_act("edit"), _whole(item))
    page.locator('button[name="_then"]').click()
    page.wait_for_url("**/projects/**")
    assert Project.objects.get().state == "dept_review"


def _several_are_passed_at_once(clerk: Clerk) -> None:
    page = clerk.page
    clerk.enters("care_reviewer", NOW)
    page.goto("/project/")
    page.locator("[data-pick-all] input").check()
    assert "已选 1 项" in page.locator("[data-picked]").inner_text()
    page.locator("#pick button").first.click()
    page.locator('[name="opinion"]').fill("同意上报")
    page.locator(".savebar button[type=submit]").click()
    page.get_by_text("已办理").first.wait_for()
    assert Project.objects.get().state == "sector_review"


def _no_barriers(page: Page) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in (*MINE, *PUBLIC):
            no_barriers(page, address)


def _act(verb: str) -> Any:
    doors = doors_of("project")
    assert doors is not None
    return doors.act(verb)


def _whole(item: int) -> dict[str, Any]:
    return {
        **forms.APPLICATION,
        **dict.fromkeys(TESTS, "yes"),
        **{f"{test}_grounds": "见可行性论证材料" for test in TESTS},
        "costs": [{"name": "人员", "own_fen": 2_050, "buy_fen": 1_680, "basis": "每小时"}],
        "service_class": "2",
        "year": 2015,
        "item_id": item,
        "starts_on": "2015-05-01",
        "ends_on": "2015-12-31",
    }
