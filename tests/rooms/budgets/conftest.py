"""What the tests of the budgets share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base.law_rows import source


@pytest.fixture(autouse=True)
def _what_was_entered_in_a_test_is_forgotten_after_it() -> Iterator[None]:
    yield
    source.forget()
