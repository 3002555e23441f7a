"""The shell in a real browser: no barriers, works with and without scripts."""

from __future__ import annotations

import dataclasses

import pytest
from playwright.sync_api import expect

from goufu.site.gallery import PAGES
from tests.browser.barriers import BEST, no_barriers

SIZES = {"desktop": (1440, "light"), "phone": (390, "dark")}
REFUSED = """
<section class="refusal" role="alert"><h2>不能办理：提交内审</h2><p>高于中标金额</p></section>
"""


@pytest.fixture(autouse=True)
def in_demo(settings) -> None:
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)


def address(name: str) -> str:
    return f"/styleguide/{name}/" if name else "/styleguide/"


def choose_theme(page, live_server, theme: str) -> None:
    page.context.add_cookies([{"name": "theme", "value": theme, "url": live_server.url}])


class TestEveryPage:
    @pytest.mark.parametrize("size", SIZES)
    def test_it_has_no_barriers_and_fits_the_screen(self, page, live_server, size):
        width, theme = SIZES[size]
        choose_theme(page, live_server, theme)
        page.set_viewport_size({"width": width, "height": 900})
        page.set_default_timeout(60_000)  # the first page of a session loads the whole house
        for name in [name for name in PAGES if name != "failed"]:
            no_barriers(page, address(name), rules=BEST)


class TestTheme:
    def test_one_click_makes_it_dark_at_once_and_for_good(self, page):
        page.goto(address("desk"))
        with page.expect_response("**/theme/"):
            page.get_by_role("button", name="深色").click()
        page.get_by_role("button", name="浅色").wait_for()
        assert background(page) == "rgb(12, 21, 32)"

        page.goto(address("list"))

        assert background(page) == "rgb(12, 21, 32)"

    def test_it_works_without_scripts(self, browser, live_server):
        context = browser.new_context(
            base_url=live_server.url, java_script_enabled=False, locale="zh-CN"
        )
        page = context.new_page()
        page.goto(address("desk"))
        page.get_by_role("button", name="深色").click()

        assert page.url.endswith(address("desk"))
        assert page.locator("html").get_attribute("data-theme") == "dark"
        context.close()


class TestLanguage:
    def test_it_changes_on_the_page_where_one_is(self, page):
        page.goto(address("project"))
        page.get_by_role("button", name="English").click()

        page.get_by_role("heading", name="The River").wait_for()
        assert page.url.endswith(address("project"))


class TestARefusal:
    def test_it_appears_above_the_form_takes_the_focus_and_keeps_what_was_typed(self, page):
        page.goto(address("form"))
        page.get_by_label("项目名称").fill("社区助残")
        page.route(
            "**/styleguide/form/*",
            lambda route: route.fulfill(
                status=409,
                content_type="text/html",
                body=REFUSED,
                headers={
                    "HX-Retarget": "#refusal",
                    "HX-Reswap": "innerHTML",
                    "HX-Reselect": "unset",
                    "HX-Push-Url": "false",
                },
            ),
        )
        page.get_by_role("button", name="提交内审").click()

        page.get_by_role("heading", name="不能办理：提交内审").wait_for()
        assert page.get_by_label("项目名称").input_value() == "社区助残"
        expect(page.locator(".refusal")).to_be_focused()
        assert page.url.endswith(address("form"))


class TestAFormWithMistakes:
    def test_the_summary_has_the_focus_and_leads_to_the_field(self, page):
        page.goto(address("form-wrong"))
        assert page.evaluate("document.activeElement.id") == "errors"

        page.locator("#errors a[href='#id_ends_on']").click()

        assert page.evaluate("document.activeElement.id") == "id_ends_on"


class TestTheMenuOfAPhone:
    def test_it_opens_and_closes_without_scripts(self, browser, live_server):
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=False,
            viewport={"width": 390, "height": 800},
            locale="zh-CN",
        )
        page = context.new_page()
        page.goto(address("desk"))
        entry = page.get_by_role("link", name="一 项目编审")
        assert not entry.is_visible()

        page.get_by_role("link", name="菜单", exact=True).click()
        assert entry.is_visible()

        page.get_by_role("link", name="收起菜单").click()
        assert not entry.is_visible()
        context.close()


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")
