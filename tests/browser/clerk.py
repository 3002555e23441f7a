"""A clerk at the keyboard: enters a seat, opens the page, fills the form in, presses the button."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from goufu.base.doors.declare import Act, doors_of
from goufu.base.doors.sheets import SheetField, fields_of
from goufu.base.people.roles import Actor
from goufu.config.sample.cast import Cast
from goufu.config.sample.player import Scene
from goufu.law.calendar import BEIJING
from goufu.law.money import yuan
from tests.browser import sealing

SESSION = timedelta(minutes=20)  # of idleness, after which it is safer to sign in again
# The form is gone, or it came back with what is wrong.
ANSWERED = (
    "() => !document.querySelector('form#sheet') || document.querySelector('.refusal, .errors')"
)


class Clerk:
    """Everybody in turn, in one browser."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self.seat: tuple[str, datetime] | None = None

    def plays(self, scene: Scene) -> None:
        """Do by mouse and keyboard what the scene says."""
        doors = doors_of(scene.kind)
        assert doors is not None
        act = doors.act(scene.verb)
        assert act is not None
        self.enters(scene.who, scene.at)
        self.page.goto(self.where(scene))
        if (scene.kind, scene.verb) == ("tender", "score"):
            self.scores(scene.facts())
            return
        if act.browser is not None:
            sealing.fills(self.page, scene, self.cast)
        else:
            self.fills(act, scene.facts())
        self.page.locator("form#sheet .savebar button[type=submit]").last.click()
        self.page.wait_for_function(ANSWERED)
        refusal = self.page.locator(".refusal, .errors")
        assert refusal.count() == 0, f"{scene.kind}.{scene.verb}: {refusal.first.inner_text()}"
        if scene.then is not None:
            scene.then(doors.model.objects.latest("id"))

    def scores(self, facts: Mapping[str, Any]) -> None:
        """Type points and reasons into the sheet that saves as it goes, until all are kept."""
        for row in facts["points"]:
            name = f"{row['offer']}~{row['criterion_id']}"
            self.page.fill(f"[name='points-{name}']", str(row["points"]))
            self.page.fill(f"[name='reason-{name}']", row["reason"])
        self.page.keyboard.press("Tab")
        self.page.wait_for_load_state("networkidle")
        self.page.reload()  # What the sheet says now is what was kept.
        for left in ("[data-missing]", "[data-unexplained-count]"):
            self.page.locator(left, has_text=re.compile(r"^0$")).wait_for()

    def enters(self, word: str, at: datetime) -> None:
        """Take somebody's seat by the one click of the demo; anew when the session has ended."""
        if self.seat is not None and self.seat[0] == word and at - self.seat[1] < SESSION:
            self.seat = (word, at)
            return
        actor: Actor = self.cast.who(word)
        self.page.context.clear_cookies()
        self.page.goto("/demo/")
        self.page.locator(f'button[name="seat"][value="{actor.appointment_id}"]').click()
        self.page.wait_for_url("**/desk/**")
        self.seat = (word, at)

    def where(self, scene: Scene) -> str:
        """Return the address of the form; a step's is reached by its button."""
        if scene.on is None:
            return f"/{scene.kind}/new/{scene.verb}/"
        ref = scene.on()
        if not scene.parent:
            address = f"/{scene.kind}/{ref}/{scene.verb}/"
            self.page.goto(f"/{scene.kind}/{ref}/")
            offered = self.page.locator(f'main [href$="{address}"], main [action$="{address}"]')
            assert offered.count(), f"{address} not offered: {self.page.inner_text('main')[:600]}"
            return address
        parent = doors_of(scene.kind)
        assert parent is not None
        act = parent.act(scene.verb)
        assert act is not None
        return f"/{act.on}/{ref}/new/{scene.kind}/{scene.verb}/"

    def fills(self, act: Act, facts: Mapping[str, Any]) -> None:
        for spec in fields_of(act.sheet):
            if spec.name not in facts:
                continue
            if spec.kind == "rows":
                self._fills_rows(spec, facts[spec.name])
            else:
                self._fills_in(spec, spec.name, facts[spec.name])

    def _fills_rows(self, spec: SheetField, rows: list[Mapping[str, Any]]) -> None:
        if not rows:
            return
        last = f'[name="{spec.name}-{len(rows) - 1}-{spec.rows[0].name}"]'
        cell = f'[name^="{spec.name}-"][name$="-{spec.rows[0].name}"]'
        while not self.page.locator(last).count():
            shown = self.page.locator(cell).count()
            self.page.locator(f'button[name="_more"][value="{spec.name}"]').click()
            self.page.locator(f'[name="{spec.name}-{shown}-{spec.rows[0].name}"]').first.wait_for()
        for number, row in enumerate(rows):
            for cell in spec.rows:
                if cell.name in row:
                    self._fills_in(cell, f"{spec.name}-{number}-{cell.name}", row[cell.name])

    def _fills_in(self, spec: SheetField, name: str, value: Any) -> None:
        box = self.page.locator(f'[name="{name}"]')
        if spec.kind in {"choice", "reference"}:
            radio = self.page.locator(f'input[name="{name}"][value="{value}"]')
            if radio.count():
                radio.check()
            else:
                box.select_option(str(value))
        elif spec.kind == "yes":
            box.set_checked(bool(value))
        elif spec.kind == "money":
            box.fill(yuan(int(value)))
        elif spec.kind == "moment":
            moment = datetime.fromisoformat(value).astimezone(BEIJING)
            box.fill(moment.strftime("%Y-%m-%dT%H:%M"))
        else:
            box.fill(str(value))
