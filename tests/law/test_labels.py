"""Every code in a list of the law has a word that people read."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.law import labels
from goufu.law.items import CONTENTS, SERVICE_CLASSES
from goufu.law.methods import METHODS
from goufu.law.parties import KINDS
from goufu.law.provisions import Provision
from goufu.law.same_person import STEPS
from tests.law.pages import KEYS, content


@pytest.mark.parametrize("key", KEYS)
def test_every_unit_has_a_word(key):
    read = content(key)
    units = {row.get("unit") for place in read if place[:2] == "CN" for row in read[place]}

    assert {read["unit"], *units - {None}} <= set(labels.UNITS)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("contract/mandatory_clauses", labels.CONTRACT_CLAUSES),
        ("contract/longer_term_conditions", labels.LONGER_TERM_CONDITIONS),
        ("items/feasibility_tests", labels.FEASIBILITY_TESTS),
        ("items/negative_list", CONTENTS),
        ("items/buyable_classes", SERVICE_CLASSES),
        ("disclosure/project_announcement_fields", labels.ANNOUNCEMENT_FIELDS),
        ("parties/purchaser_kinds", KINDS),
        ("procurement/methods", METHODS),
    ],
)
@pytest.mark.parametrize("day", [date(2015, 12, 24), date(2026, 6, 1)])
def test_every_code_of_a_list_has_a_word(key, words, day):
    answer = Provision(key).find(day, place="CN-34")

    assert set(answer.value if answer else ()) <= set(words)


def test_posts_kept_apart_are_known_steps():
    pairs = Provision("control/posts_kept_apart").on(date(2026, 6, 1)).value

    assert {step for pair in pairs for step in pair} == set(STEPS)
