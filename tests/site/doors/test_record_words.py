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


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("negotiation", "谈判小组已成立"),
        ("inquiry", "询价小组已成立"),
        ("consultation", "磋商小组已成立"),
    ],
)
def test_a_step_is_said_in_the_words_of_the_method_of_purchase(method, words):
    assert sentence_of("tender.appoint_committee", method=method) == words


def test_where_the_method_is_not_known_the_clause_of_the_line_tells():
    clause = "财库〔2014〕214号 第十四条第一款"
    assert sentence_of("tender.appoint_committee", clause=clause) == "磋商小组已成立"
