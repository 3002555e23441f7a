"""What people type where their browser encrypts or decrypts before anything is sent."""

from __future__ import annotations

import json
import tempfile
from functools import cache, partial
from pathlib import Path

from playwright.sync_api import Page

from goufu.config.sample.cast import Cast
from goufu.config.sample.player import Scene
from goufu.law.money import yuan
from goufu.stages.procurement.sealing import keyfile, samples
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF


@cache
def key_file(name: str, custodian: str) -> Path:
    """Return a key file of a made-up body, as its officer has it on disk."""
    made = keyfile.protect(samples.sample_key(name, custodian), samples.PASSPHRASE)
    path = Path(tempfile.mkdtemp()) / "key.json"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


def fills(page: Page, scene: Scene, cast: Cast) -> None:
    """Fill in what has no name, and so is never sent."""
    actor = cast.who(scene.who)
    if scene.verb == "bring_pieces":
        unlocks(page, key_file(actor.organisation, CUSTODIAN_OF[actor.role]))
        return
    assert isinstance(scene.facts, partial)  # the story seals by itself; its price is the course's
    course, place = scene.facts.args
    seals(
        page, yuan(course.spec.price_fen(place)), "由专职团队按服务规范实施，逐次记录，按月回访。"
    )
    page.get_by_label("承诺符合政府采购法第二十二条").check()


def seals(page: Page, price: str, plan: str, file: Path | None = None) -> None:
    page.locator("#seal-price").fill(price)
    page.locator("#seal-plan").fill(plan)
    if file is not None:
        page.locator("#seal-file").set_input_files(file)


def unlocks(page: Page, file: Path) -> None:
    page.locator("#unlock-file").set_input_files(file)
    page.locator("#unlock-passphrase").fill(samples.PASSPHRASE)
