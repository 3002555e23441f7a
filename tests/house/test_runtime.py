"""What keeps the runtime honest: one table of settings, one reader of it, true pins."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from goufu.config import settings_page

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "goufu"
# Who may read the environment: the table, and those who pass it on to a child or a program.
READERS = {"environment.py", "settings_page.py", "__main__.py", "wsgi.py"}


def test_the_page_of_settings_is_what_the_table_says():
    written = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    assert written == settings_page.as_markdown(), "run `goufu docs`"


def test_nothing_but_the_table_reads_the_environment():
    readers = {
        path
        for path in SOURCE.rglob("*.py")
        if re.search(r"os\.getenv|os\.environ(\.get|\[)", path.read_text("utf-8"))
    }
    strangers = {path for path in readers if path.name not in READERS}
    assert {path.relative_to(SOURCE).as_posix() for path in strangers} <= {
        "config/commands/management.py"
    }


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_requirement_is_pinned_by_hash_and_names_no_registry(name):
    text = (ROOT / "requirements" / name).read_text("utf-8")
    pins = re.findall(r"^[\w.\[\]-]+==", text, flags=re.MULTILINE)
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if "==" in entry]

    assert len(pins) == len(entries) > 40
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_everything_that_is_asked_for_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for file, wanted in (
        ("run.txt", project["project"]["dependencies"]),
        ("dev.txt", project["dependency-groups"]["dev"]),
    ):
        pinned = {
            _plain(pin)
            for pin in re.findall(
                r"^([\w.-]+)", (ROOT / "requirements" / file).read_text(), re.MULTILINE
            )
        }
        names = {_plain(re.match(r"[\w.-]+", line).group()) for line in wanted}
        assert names <= pinned, "run `make pins`"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
