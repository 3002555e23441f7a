"""What the law keeps as stable names is shown in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from goufu.law.rows import Page, every_page
from goufu.law.same_person import STEPS
from goufu.site.doors.words_of_law import WORDS
from goufu.site.portal.law.words import CASES


def names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from names(one)


@pytest.mark.parametrize("page", every_page(), ids=lambda page: page.key)
def test_every_value_and_every_case_has_a_word(page: Page):
    rows = [row for spoken in page.rows.values() for row in spoken]
    shown = {name for row in rows for name in names(row.answer.value)}
    cases = {name for row in rows for allowed in row.case.values() for name in names(allowed)}

    # The items of a catalogue are shown by the names they have in it.
    if page.unit != "fixed_day" and not page.key.startswith("catalogues/"):
        assert shown <= WORDS.keys() | STEPS.keys()
        assert cases <= WORDS.keys()
    assert set(page.case) <= CASES.keys()
