"""Every code in the law has a word that people read, and only one."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

import pytest

from goufu.law import labels
from goufu.law.in_words import WORDS_OF, in_words
from goufu.law.items import CONTENTS
from goufu.law.methods import GROUNDS, METHODS
from goufu.law.parties import KINDS, PROVIDERS
from goufu.law.provisions import Provision
from goufu.law.rows import every_page
from goufu.law.same_person import STEPS
from tests.law.pages import KEYS, content

MODULES = (
    labels.answers,
    labels.funds,
    labels.notices,
    labels.parties,
    labels.performance,
    labels.procedure,
    labels.sanctions,
    labels.usable,
)
ROWS = [row for page in every_page() for rows in page.rows.values() for row in rows]
NAMES_OF_THEIR_OWN = "catalogues/"  # codes and heads of a catalogue are shown as they are


@pytest.mark.parametrize("key", KEYS)
def test_every_unit_has_a_word(key):
    read = content(key)
    units = {row.get("unit") for place in read if place[:2] == "CN" for row in read[place]}

    assert {read["unit"], *units - {None}} <= set(labels.UNITS)


@pytest.mark.parametrize("key", KEYS)
def test_every_subject_has_a_word(key):
    assert key.partition("/")[0] in labels.SUBJECTS


def codes(value: Any) -> set[str]:
    """Return the names within a value, which are written in Latin letters."""
    if isinstance(value, tuple | frozenset):
        return set(chain.from_iterable(map(codes, value)))
    return {value} if isinstance(value, str) and value.isascii() else set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.answer.key} {row.answer.cite}")
def test_every_code_of_a_row_has_a_word(row):
    known = set(WORDS_OF.get(row.answer.key, labels.WORDS))
    is_named = not row.answer.key.startswith(NAMES_OF_THEIR_OWN)

    assert set(row.case) <= set(labels.CASES)
    assert row.answer.unit == "fixed_day" or not is_named or codes(row.answer.value) <= known
    cases = codes(tuple(row.case.values())) if is_named else set()
    assert cases <= set(labels.WORDS)


def test_no_code_has_two_words():
    of_modules = [module.WORDS for module in MODULES]
    named = [KINDS, PROVIDERS, CONTENTS, METHODS, GROUNDS, labels.CHOICES, labels.SCHEMES]
    lists = [labels.CONTRACT_CLAUSES, labels.FEASIBILITY_TESTS, labels.LONGER_TERM_CONDITIONS]
    words: dict[str, set[str]] = {}
    for code, word in chain.from_iterable(one.items() for one in (*of_modules, *named, *lists)):
        words.setdefault(code, set()).add(word)

    assert {code: found for code, found in words.items() if len(found) > 1} == {}


def test_posts_kept_apart_are_known_steps():
    pairs = {post for row in ROWS if row.answer.key == "control/posts_kept_apart"
             for pair in row.answer.value for post in pair}  # fmt: skip

    assert pairs == set(STEPS)


@pytest.mark.parametrize(
    ("key", "case", "words"),
    [
        ("contract/signing_period", {}, "30 日"),
        ("disclosure/provider_directory_day", {}, "每年 3 月 31 日"),
        ("contract/supplement_cap", {}, "10%"),
        ("items/buyable_classes", {}, "增加公众福利、受益对象特定的公益类服务；"
         "介于两者之间的公共服务"),
        ("performance/grade_bands", {}, "90 分起为“优”；80 分起为“良”；"
         "60 分起为“中”；0 分起为“差”"),
        ("sanctions/fine", {"who": "supplier", "conduct": "colluded"}, "5‰–10‰"),
        (
            "sanctions/fine",
            {"who": "purchasing_unit", "conduct": "discriminated"},
            "不超过 100,000.00 元",
        ),
        ("sanctions/fine", {"who": "supplier", "conduct": "qualification_change_untold"}, "5‰"),
        ("sanctions/ban", {"who": "supplier", "conduct": "colluded"}, "1 年–3 年"),
        ("catalogues/heads", {"scheme": "CN-2020"}, "A 公共服务；B 政府履职辅助性服务"),
    ],
)  # fmt: skip
def test_a_value_is_read_in_words(key, case, words):
    found = Provision(key).on(date(2026, 6, 1), place="CN-34", **case)

    assert in_words(found.value, found.unit, key=key) == words


def test_words_are_translated_piece_by_piece():
    english = {"警告": "warning", "、": ", ", "罚款": "fine"}

    assert in_words(("warning", "fine"), translate=lambda text: english.get(text, text)) == (
        "warning, fine"
    )
