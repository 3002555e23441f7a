"""The pages of a draw, wide and narrow: the agency's, an expert's, the public's."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page

from goufu.base.people.roles import Actor
from tests.browser.barriers import no_barriers
from tests.visitors import in_a_demo, visitor
from tests.walk_draws import at, register
from tests.walk_procurement import COMMITTEE, ProcurementWalk

DAY = "2015-04-20"


@pytest.fixture
def clock(monkeypatch) -> dict[str, datetime]:
    hand = {"now": at(DAY, "09:05")}
    monkeypatch.setattr(timezone, "now", lambda: hand["now"])
    monkeypatch.setattr("goufu.base.clock.now", lambda: hand["now"])
    return hand


def sits_down(page: Page, actor: Actor, server: str) -> None:
    """Let the browser be this person's."""
    cookie = visitor(actor).cookies[settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies()
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server}])


def seen(page: Page, address: str) -> None:
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        no_barriers(page, address)


def test_a_draw_from_its_conditions_to_its_record(page: Page, clock, settings, live_server):
    in_a_demo(settings)
    page.set_default_timeout(60_000)
    server = live_server.url
    walk = ProcurementWalk(year=2015)
    walk.up_to_opening()
    register(walk.town, *(f"expert_{number}" for number in range(1, 8)))
    draw = f"/draw/{walk.draw.ref}/"
    sits_down(page, walk.who("agency"), server)
    seen(page, f"{draw}commit/")

    walk.committed(on=DAY).nominated("handler_2", on=DAY).revealed(on=DAY)
    called = walk.experts_called()
    clock["now"] = at(DAY, "09:40")
    sits_down(page, walk.who(called[0]), server)
    seen(page, draw)
    page.get_by_role("link", name="接受评审邀请").click()
    page.locator('[name="unbound"]').check()
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.wait_for_url(f"**{draw}")
    walk.experts_accepted(on=DAY)
    sits_down(page, walk.who("agency"), server)
    seen(page, draw)
    assert not [name for name in _names(walk) if name in page.locator("main").inner_text()]

    walk.appointed(on=DAY)
    clock["now"] = at(DAY, "10:10")
    sits_down(page, walk.who(called[0]), server)
    seen(page, f"/tender/{walk.tender.ref}/declare/")
    words = tuple(walk.word_of(one.account_id) for one in walk.tender.members.order_by("number"))
    walk.pledged(*words, on=DAY, leader=words[0]).scored(on=DAY, words=words)
    walk.conforming(on=DAY, by=words[0])
    walk.tender_did("conclude", on=DAY, by=words[0], report="评标依法进行")
    walk.report_signed(on=DAY, words=words)
    walk.reported(on="2015-04-21").awarded(on="2015-04-23").result_published(on="2015-04-24")
    clock["now"] = at("2015-04-24", "11:00")
    page.context.clear_cookies()
    seen(page, "/draws/")
    seen(page, f"/draws/{walk.draw.ref}/")
    assert any(name in page.locator("main").inner_text() for name in _names(walk))


def _names(walk: ProcurementWalk) -> set[str]:
    return {walk.who(word).name for word in (*COMMITTEE, "expert_5", "expert_6", "expert_7")}
