"""The tests of the law ask the shipped law alone, whatever operators have entered elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.law.calendar import use_year_source
from goufu.law.provisions import use_local_source


@pytest.fixture(autouse=True, scope="package")
def shipped_law_alone() -> Iterator[None]:
    rows, years = use_local_source(None), use_year_source(None)
    yield
    use_local_source(rows)
    use_year_source(years)
