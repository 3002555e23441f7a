"""The whole path, clicked through in a real browser, each step by its own role."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest
from django.utils import timezone

from goufu.base.jobs import clockwork
from goufu.base.ledger.models import Entry, Refused
from goufu.config.sample import load, year_2015
from goufu.config.sample.cast import SINCE, gather
from goufu.config.sample.keys import register_keys
from goufu.config.sample.player import WAIT_FOR_THE_CLOCK, Scene, moment
from goufu.config.sample.registers import enter_experts
from goufu.config.sample.story import courses, money
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue.actions import load_guidance
from goufu.stages.review.projects.models import Project
from tests.browser.barriers import no_barriers
from tests.browser.clerk import Clerk


@pytest.fixture
def clock(monkeypatch) -> dict[str, datetime]:
    """The clock that the doors read, in the hand of the test."""
    hand = {"now": moment(date(2014, 8, 1))}
    monkeypatch.setattr(timezone, "now", lambda: hand["now"])
    monkeypatch.setattr("goufu.base.clock.now", lambda: hand["now"])
    return hand


@pytest.fixture(autouse=True)
def in_demo(settings) -> None:
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)


def the_story(cast) -> list[Scene]:
    """The money of the department, and its project from the idea to the archive."""
    course = courses(cast)["care"]
    year_2015.whole_way(course)
    department = {"care_handler", "care_head", "budget", "supervision"}
    told = [
        scene
        for scene in money(
            cast, year=2015, replied=year_2015.REPLIED, listed=year_2015.LISTED, only=("care",)
        )
        if scene.who in department
    ]
    return sorted([*told, *course.scenes], key=lambda scene: scene.at)


def test_a_project_is_clicked_through_all_six_stages(page, clock):
    page.set_default_timeout(30_000)
    load_guidance(valid_from=SINCE)
    cast = gather(at=clock["now"])
    load.set_thresholds(cast)
    register_keys(cast)
    enter_experts(cast, at=clock["now"])
    clerk = Clerk(page, cast)

    for scene in the_story(cast):
        clock["now"] = scene.at
        if scene.verb in WAIT_FOR_THE_CLOCK:
            clockwork.run(at=scene.at)
        clerk.plays(scene)

    project = Project.objects.get(purchaser=cast.body("care"))
    assert project.state == "closed"
    assert not Refused.objects.exists()
    assert not Notice.objects.filter(state="owed").exists()
    assert Entry.objects.filter(project_code=project.ref).values("actor").distinct().count() > 10

    _both_languages_and_no_barriers(page, project)


def _both_languages_and_no_barriers(page, project) -> None:
    notice = Notice.objects.filter(project_code=project.ref, kind="contract").get()
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for address in (
            "/",
            "/notices/",
            f"/notices/{notice.ref}/",
            "/catalogues/",
            "/ask/",
            "/law/?q=签订",
            "/desk/",
            f"/projects/{project.ref}/",
            "/projects/",
            "/tender/",
        ):
            no_barriers(page, address)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"/projects/{project.ref}/")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Closed" in page.locator("main").inner_text()
