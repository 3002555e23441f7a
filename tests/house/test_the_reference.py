"""``goufu docs`` writes the reference and knows when it is stale."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from goufu.base.doors.declare import all_doors
from goufu.config.reference import PAGES

pytestmark = pytest.mark.django_db  # the law of a day is asked of what operators entered, too


def test_what_was_just_written_is_fresh(tmp_path):
    call_command("docs", "--to", str(tmp_path), verbosity=0)

    call_command("docs", "--check", "--to", str(tmp_path), verbosity=0)

    assert {path.name for path in tmp_path.iterdir()} == set(PAGES)


def test_a_stale_page_is_named(tmp_path):
    call_command("docs", "--to", str(tmp_path), verbosity=0)
    (tmp_path / "law.md").write_text("old", encoding="utf-8")

    with pytest.raises(CommandError, match=r"docs/reference/law\.md\. Run"):
        call_command("docs", "--check", "--to", str(tmp_path), verbosity=0)


def test_every_kind_and_every_verb_is_in_it(tmp_path):
    call_command("docs", "--to", str(tmp_path), verbosity=0)

    states = (tmp_path / "states.md").read_text(encoding="utf-8")
    roles = (tmp_path / "who-may-what.md").read_text(encoding="utf-8")
    for doors in all_doors():
        assert f"（`{doors.kind}`）" in states
        for verb in [*doors.workflow.verbs(), *(act.verb for act in doors.acts)]:
            assert f"`{verb}`" in roles
