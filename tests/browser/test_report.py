"""The report of a committee, read on a wide and on a narrow screen; and what is missing before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barriers
from tests.browser.test_scoring import clock, enter, seated  # noqa: F401 -- fixtures
from tests.walk_procurement import ProcurementWalk

SHOTS = os.environ.get("SCREENSHOTS", "")
DAY = "2015-04-20"


def shot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.mark.usefixtures("clock")
def test_the_report_and_the_way_to_it(page: Page, seated: ProcurementWalk):  # noqa: F811
    page.set_default_timeout(30_000)
    enter(page, seated, "expert_1")
    address = f"/tender/{seated.tender.ref}/report/"
    if SHOTS:
        page.goto(f"/tender/{seated.tender.ref}/check_conformity/")
        shot(page, "conformity")
        page.goto(f"/tender/{seated.tender.ref}/")
        shot(page, "tender")
    page.goto(address)
    expect(page.locator("main")).to_contain_text("成员2：尚未提交评分")
    shot(page, "report-missing")

    seated.scored(on=DAY).concluded(on=DAY)
    seated.tender_did(
        "dissent", on=DAY, by="expert_2", reason="第二名的方案更符合采购需求，评分偏低"
    )
    seated.report_signed(on=DAY, words=("expert_1", "expert_3"))
    for width, height in ((1440, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        no_barriers(page, address)
        shot(page, f"report-{width}")
    expect(page.locator("main")).to_contain_text("第二名的方案更符合采购需求")
    with page.expect_download() as told:
        page.get_by_role("link", name="PDF").click()
    content = Path(told.value.path()).read_bytes()
    assert content.startswith(b"%PDF")
    if SHOTS:
        (Path(SHOTS) / "report.pdf").write_bytes(content)
