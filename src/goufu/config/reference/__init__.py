"""The pages of ``docs/reference``, each written from what the code declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goufu.config import settings_page
from goufu.config.reference import api, clocks, law, parameters, roles, states, two_laws

# File name → what it says now.
PAGES: Mapping[str, Callable[[], str]] = {
    "states.md": states.page,
    "who-may-what.md": roles.page,
    "deadlines.md": clocks.page,
    "law.md": law.page,
    "parameters.md": parameters.page_of_parameters,
    "two-laws.md": two_laws.page,
    "api.md": api.page,
    "openapi.json": api.openapi,
    "settings.md": settings_page.as_markdown,
}
