"""A member scores: saved while typing, in two windows, without a line, without scripts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from goufu.stages.procurement.tenders.models import Points
from tests.browser.barriers import no_barriers
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

NOW = morning_of("2015-04-20")
SHOTS = os.environ.get("SCREENSHOTS", "")


@pytest.fixture
def clock(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    monkeypatch.setattr("goufu.base.clock.now", lambda: NOW)


@pytest.fixture
def seated(transactional_db) -> ProcurementWalk:
    walk = ProcurementWalk()
    return walk.up_to_opening().seated(on="2015-04-20")


def enter(page: Page, walk: ProcurementWalk, word: str) -> str:
    """Sign a member in and return the address of the score sheet."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(pk=walk.who(word).account_id))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/sign-in/")
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}]
    )
    return f"/tender/{walk.tender.ref}/score/"


def cell(page: Page, offer: str, number: int):
    return page.locator(f"[data-cell][data-offer='{offer}']").nth(number)


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def test_points_are_kept_as_they_are_typed(page: Page, clock: None, seated: ProcurementWalk):
    page.set_default_timeout(30_000)
    sheet = enter(page, seated, "expert_1")
    alpha, beta = seated.offer("alpha").ref, seated.offer("beta").ref
    page.goto(sheet)
    first = cell(page, alpha, 0)
    first.locator("input[inputmode]").fill("46")
    first.locator("textarea").fill("方案完整，措施到岗")
    expect(first.locator("[role=status]")).to_contain_text("已保存")
    expect(page.locator(f"[data-sum='{alpha}']")).to_have_text("46.00")

    # By keyboard alone: down to the next criterion of the same offer.
    first.locator("input[inputmode]").press("ArrowDown")
    page.keyboard.type("31")
    second = cell(page, alpha, 1)
    expect(second.locator("[role=status]")).to_contain_text("超出")
    second.locator("input[inputmode]").fill("27")
    expect(second.locator("[role=status]")).to_contain_text("请写明理由")

    _nothing_is_written_over(page, sheet, alpha)
    _what_does_not_arrive_is_sent_again(page, sheet, beta)
    shot(page, "scoring-1440")
    page.set_viewport_size({"width": 390, "height": 844})
    no_barriers(page, sheet)
    shot(page, "scoring-390")
    page.set_viewport_size({"width": 1440, "height": 900})
    no_barriers(page, sheet)


def _nothing_is_written_over(page: Page, sheet: str, alpha: str) -> None:
    other = page.context.new_page()
    other.goto(sheet)
    with other.expect_response("**/score/cell/"):
        cell(other, alpha, 0).locator("input[inputmode]").fill("40")
    other.close()

    mine = cell(page, alpha, 0)
    mine.locator("input[inputmode]").fill("48")
    expect(mine.locator("[role=status]")).to_contain_text("另一个窗口")
    assert Points.objects.get(offer__ref=alpha, criterion__number=1).points == 40
    shot(page, "scoring-two-windows")
    mine.get_by_role("button", name="以本次为准").click()
    expect(mine.locator("[role=status]")).to_contain_text("已保存")
    assert Points.objects.get(offer__ref=alpha, criterion__number=1).points == 48


def _what_does_not_arrive_is_sent_again(page: Page, sheet: str, beta: str) -> None:
    away = page.context.new_page()  # Its console may complain that there is no line.
    away.goto(sheet)
    page.context.set_offline(True)
    there = cell(away, beta, 0)
    there.locator("input[inputmode]").fill("42")
    expect(there.locator("[role=status]")).to_contain_text("正在重试")
    assert not Points.objects.filter(offer__ref=beta).exists()
    page.context.set_offline(False)
    expect(there.locator("[role=status]")).to_contain_text("已保存")
    assert Points.objects.get(offer__ref=beta).points == 42
    away.close()


def test_without_scripts_one_button_saves_all(browser, live_server, clock, seated):
    context = browser.new_context(
        base_url=live_server.url, locale="zh-CN", java_script_enabled=False
    )
    page = context.new_page()
    sheet = enter(page, seated, "expert_2")
    page.goto(sheet)
    alpha = seated.offer("alpha").ref
    cell(page, alpha, 0).locator("input[inputmode]").fill("四十")
    cell(page, alpha, 1).locator("input[inputmode]").fill("25")
    page.get_by_role("button", name="保存评分").click()
    expect(page.locator("#errors")).to_contain_text("请填写数字")
    assert cell(page, alpha, 1).locator("input[inputmode]").input_value() == "25"

    cell(page, alpha, 0).locator("input[inputmode]").fill("40")
    page.get_by_role("button", name="保存评分").click()
    expect(page.get_by_role("status").first).to_contain_text("评分已保存（2 项）")
    assert Points.objects.count() == 2
    context.close()
