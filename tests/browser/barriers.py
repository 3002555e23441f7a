"""What keeps people from using a page: told by axe, and by what is wider than the screen."""

from __future__ import annotations

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST = (*WCAG, "best-practice")
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def no_barriers(page: Page, address: str, *, rules: Iterable[str] = WCAG) -> None:
    """Open a page and find nothing in the way at the width that the window has."""
    page.goto(address)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(rules)}})
    violations = [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]]
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert (address, width, violations) == (address, width, [])
    assert (address, width, page.evaluate(TOO_WIDE)) == (address, width, 0)
