"""Every line of a record is said in words, also those that no step writes."""

from __future__ import annotations

import pytest

from goufu.site.doors.record import sentence_of


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("deadline.due_soon", "期限将至，请及时办理"),
        ("deadline.overdue", "期限已过，尚未办理"),
        ("document.add", "材料已添加"),
    ],
)
def test_a_line_that_no_step_writes_is_said_in_words(event, words):
    assert sentence_of(event) == words
