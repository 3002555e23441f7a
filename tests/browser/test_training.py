"""A learner in a real browser: choose, sit down, have a form filled in, send it, turn the clock."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from goufu.base.people.models import Account
from goufu.base.training import schema
from tests.training.conftest import a_person
from tests.visitors import BACKEND, in_a_demo


@pytest.fixture
def learner_at(page: Page, live_server: Any, settings: Any):
    """A learner who has signed in, in front of the practice page."""
    in_a_demo(settings)
    person = a_person("zhang")
    client = Client()
    client.force_login(Account.objects.get(pk=person.account_id), backend=BACKEND)
    cookie = {"name": "goufu", "value": client.cookies["goufu"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    yield page
    for name in schema.all_schemas():
        schema.drop(name)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_short_guided_walk(learner_at: Page, width: int) -> None:
    page = learner_at
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/training/")
    page.get_by_role("button", name="开始练习").click()
    page.get_by_text("练习已经开始").wait_for()

    page.get_by_role("button", name="替我办好这一步").click()
    page.get_by_role("heading", name="下一步：新建项目").wait_for()
    page.get_by_role("button", name="坐到这个位子去办").click()
    page.wait_for_url("**/training/town/project/new/open/")
    assert page.get_by_text("购买主体经办填写申报书").is_visible()
    page.get_by_role("link", name="替我填好这张表").click()
    page.wait_for_url("**fill=1")
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.wait_for_url("**/training/town/projects/**")
    assert page.locator(".practice-ribbon").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.locator(".practice-ribbon").get_by_role("link", name="练习首页").click()
    page.get_by_role("button", name="到第二天").click()
    page.get_by_text("练习时钟已到 2015-12-25 09:00").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
