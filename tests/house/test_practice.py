"""What keeps practice complete and apart: every step is explained, every door reads our clock."""

from __future__ import annotations

import re
from pathlib import Path

import goufu
from goufu.base.doors.declare import all_doors
from goufu.site.training.explained import explanations

SOURCE = Path(goufu.__path__[0])
# What can be reached in practice, and so must read the clock that the learner turns.
IN_TOWN = ("site/doors", "site/portal", "base/documents", "base/notifications", "stages")
ORGANISATIONS = "base/organisations/views"


def steps() -> set[tuple[str, str]]:
    """Return every step and every act that opens something, by kind and verb."""
    return {
        (doors.kind, one.verb)
        for doors in all_doors()
        for one in (*doors.workflow.steps, *doors.acts)
    }


def test_every_step_of_every_workflow_is_explained():
    assert sorted(steps() - explanations().keys()) == []


def test_no_explanation_is_of_a_step_that_is_not_there():
    assert sorted(explanations().keys() - steps()) == []


def test_every_explanation_is_there_in_both_languages():
    wanting = [
        which
        for which, told in explanations().items()
        if not all(told.what.get(language, "").strip() for language in ("zh", "en"))
        or (told.refused and set(told.refused) != {"zh", "en"})
    ]
    assert wanting == []


def test_no_explanation_says_a_number_of_law():
    numbers = re.compile(r"\d")
    told = [told.what["zh"] + told.refused.get("zh", "") for told in explanations().values()]
    assert [words for words in told if numbers.search(words)] == []


def test_every_door_in_town_reads_the_clock_that_can_be_turned():
    readers = [
        path.relative_to(SOURCE).as_posix()
        for place in (*IN_TOWN, ORGANISATIONS)
        for path in (SOURCE / place).rglob("*.py")
        if "management" not in path.parts
        and re.search(r"timezone\.now|datetime\.now", path.read_text("utf-8"))
    ]
    assert readers == []


def test_no_sql_names_the_schema_of_the_real_tables():
    naming = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"(FROM|JOIN|INTO|UPDATE|TABLE) public\.", path.read_text("utf-8"))
    ]
    assert naming == []
