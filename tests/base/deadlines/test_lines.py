"""How a duty is said: what is left, in the unit of its period, and how pressing it is."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.cards import DUTY_NAMES, left_of, line_of
from goufu.base.deadlines.duties import BY_ORDER
from goufu.base.deadlines.models import Deadline
from goufu.law.duties import DUTIES

FRIDAY = date(2026, 11, 20)


def deadline(**facts) -> Deadline:
    return Deadline(
        **{
            "dossier_kind": "contract",
            "ref": "HT1",
            "place": "CN-3415",
            "title": "养老服务合同",
            "duty": "file_contract",
            "who": "handler",
            "starts_on": date(2026, 11, 2),
            "due_on": FRIDAY,
            "unit": "working_day",
            "clause": "政府采购法 第四十七条",
            **facts,
        }
    )


@pytest.mark.parametrize(
    ("unit", "due_on", "on", "words", "urgency"),
    [
        ("working_day", FRIDAY, date(2026, 11, 13), "剩 5 个工作日", "idle"),
        ("working_day", FRIDAY, date(2026, 11, 16), "剩 4 个工作日", "soon"),
        ("working_day", FRIDAY, FRIDAY, "今日到期", "urgent"),
        ("working_day", FRIDAY, date(2026, 11, 21), "逾期 1 个工作日", "urgent"),
        ("working_day", FRIDAY, date(2026, 11, 23), "逾期 1 个工作日", "urgent"),
        ("working_day", FRIDAY, date(2026, 11, 24), "逾期 2 个工作日", "urgent"),
        ("calendar_day", FRIDAY, date(2026, 11, 15), "剩 5 日", "idle"),
        ("calendar_day", FRIDAY, date(2026, 11, 19), "剩 1 日", "soon"),
        ("calendar_day", FRIDAY, date(2026, 11, 23), "逾期 3 日", "urgent"),
        ("fixed_day", FRIDAY, FRIDAY, "今日到期", "urgent"),
    ],
)
def test_what_is_left_is_counted_in_the_unit_of_the_period(unit, due_on, on, words, urgency):
    line = line_of(deadline(unit=unit, due_on=due_on), on=on)

    assert (line.words, line.urgency) == (words, urgency)


def test_a_met_duty_says_so_in_time_or_late():
    in_time = line_of(deadline(met_on=FRIDAY), on=date(2026, 12, 1))
    late = line_of(deadline(met_on=date(2026, 11, 23)), on=date(2026, 12, 1))

    assert (in_time.words, in_time.urgency) == ("按期办结", "met")
    assert (late.words, late.urgency) == ("逾期办结", "met")


def test_a_clock_that_stands_still_is_never_late():
    line = line_of(deadline(suspended_on=date(2026, 11, 10)), on=date(2026, 12, 1))

    assert (line.words, line.left, line.urgency) == ("已中止计时", None, "idle")
    assert line.suspended


def test_an_unknown_last_day_names_the_year_that_is_missing(db):
    line = line_of(deadline(due_on=None, unit="", starts_on=date(2026, 12, 28)), on=FRIDAY)

    assert line.words == "2027 年工作日安排尚未录入"
    assert left_of(deadline(due_on=None), on=FRIDAY) is None


def test_it_says_what_and_who_and_by_which_clause():
    line = line_of(deadline(verified=False), on=FRIDAY)

    assert (line.name, line.who) == ("合同副本备案", "购买主体经办")
    assert (line.clause, line.verified) == ("政府采购法 第四十七条", False)


def test_every_duty_has_its_words():
    assert set(DUTY_NAMES) == set(DUTIES) | set(BY_ORDER)
    assert all(DUTY_NAMES.values())
