from __future__ import annotations

import pytest

from tests.visitors import in_a_demo
from tests.walk import Walk


@pytest.fixture
def walk(db, settings) -> Walk:
    in_a_demo(settings)
    return Walk()
