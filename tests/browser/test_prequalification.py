"""A provider applies, and an agency examines, at the keyboard; on a desk and on a phone."""

from __future__ import annotations

import pytest

from goufu.base.people.models import Account
from goufu.stages.procurement.prequalifications.models import Application
from tests.browser.barriers import no_barriers
from tests.visitors import in_a_demo, visitor
from tests.walk_prequalification import PrequalificationWalk
from tests.walk_procurement import moment_of

IN_TIME, CLOSES = "2026-04-09T10:00", "2026-04-10T09:00"


@pytest.fixture
def clock(monkeypatch) -> dict[str, object]:
    hand = {"now": moment_of(IN_TIME)}
    monkeypatch.setattr("django.utils.timezone.now", lambda: hand["now"])
    monkeypatch.setattr("goufu.base.clock.now", lambda: hand["now"])
    return hand


@pytest.fixture
def walk(page, settings, clock) -> PrequalificationWalk:
    in_a_demo(settings)
    walk = PrequalificationWalk(year=2026)
    walk.up_to_announcement()
    walk.ready_by("invited_tender")
    walk.applicants_sought(on="2026-03-30", closes=CLOSES)
    Account.objects.update(is_active=True)
    return walk


def enters(page, walk, word: str, server: str) -> None:
    page.context.clear_cookies()
    cookie = visitor(walk.who(word)).cookies["goufu"]
    page.context.add_cookies([{"name": "goufu", "value": cookie.value, "url": server}])


def sends(page) -> None:
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.wait_for_function(
        "() => !document.querySelector('form#sheet') || document.querySelector('.refusal, .errors')"
    )
    wrong = page.locator(".refusal, .errors")
    assert wrong.count() == 0, wrong.first.inner_text()


@pytest.mark.parametrize("width", [1440, 390])
def test_one_applies_and_one_examines(page, live_server, walk, clock, width):
    page.set_default_timeout(60_000)
    page.set_viewport_size({"width": width, "height": 900})
    ref, server = walk.prequalification.ref, live_server.url
    enters(page, walk, "alpha", server)
    form = f"/prequalification/{ref}/new/application/apply/"
    no_barriers(page, form)
    page.goto(form)
    for row in (0, 1):
        page.locator(f"[name='evidence-{row}-statement']").fill("符合，证明材料见附件第三页")
    page.locator("[name=declared]").check()
    sends(page)
    assert Application.objects.get().state == "handed_in"

    walk.applied("beta", "gamma", at=IN_TIME).ticked(at=CLOSES)
    clock["now"] = moment_of("2026-04-10T10:00")
    enters(page, walk, "agency", server)
    form = f"/prequalification/{ref}/examine/"
    no_barriers(page, form)
    page.goto(form)
    for row in range(6):
        page.locator(f"[name='findings-{row}-finding'][value=passed]").check()
    sends(page)
    page.goto(f"/prequalification/{ref}/conclude/")
    sends(page)
    assert walk.prequalification.state == "passed"
    page.goto(f"/prequalification/{ref}/")
    assert "合格" in page.content()
