"""What the documents say can be followed: links lead somewhere, commands and targets exist."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands

from goufu.config.commands import GROUPS, OWN

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
# A command stands at the beginning of its line, after a prompt, a path, a setting, another command.
BEGIN = r"(?:^|`|\$ |&& |\| |bin/|=\S+ )"
GOUFU = re.compile(BEGIN + r"goufu +([a-z][a-z-]*)", re.MULTILINE)
MAKE = re.compile(BEGIN + r"make +([a-z][a-z-]*)", re.MULTILINE)


def documents() -> list[str]:
    """Return every document of the repository, by its path from the top."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    names = listed.stdout.split() if listed.returncode == 0 else _without_git()
    return sorted(name for name in names if (ROOT / name).exists())


def _without_git() -> Iterator[str]:
    for path in ROOT.rglob("*.md"):
        parts = path.relative_to(ROOT).parts
        if not parts[0].startswith(".") and parts[0] != "var":
            yield path.relative_to(ROOT).as_posix()


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose_of(name: str) -> str:
    """Return a document without its code, in which a bracket is no link."""
    return CODE.sub("", text_of(name))


def code_of(name: str) -> str:
    return "\n".join(CODE.findall(text_of(name)))


def headings_of(path: Path) -> set[str]:
    """Return the anchors of a document's headings, as code hosts make them."""
    if path.suffix != ".md":
        return set()
    prose = re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def links_of(name: str) -> Iterator[str]:
    for link in LINK.findall(prose_of(name)):
        if not re.match(r"[a-z]+:|#", link):
            yield unquote(link)


@cache
def targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))


@cache
def commands() -> frozenset[str]:
    grouped = {name for group in GROUPS.values() for name, _ in group}
    return frozenset({*grouped, *OWN, *get_commands()})


@pytest.mark.parametrize("name", documents())
class TestADocument:
    def test_links_to_what_is_there(self, name):
        here = (ROOT / name).parent

        broken = [link for link in links_of(name) if not (here / link.partition("#")[0]).exists()]

        assert broken == []

    def test_links_to_headings_that_are_there(self, name):
        here = (ROOT / name).parent
        split = [link.partition("#") for link in links_of(name)]

        broken = [
            f"{path}#{anchor}"
            for path, _, anchor in split
            if anchor and anchor not in headings_of(here / path)
        ]

        assert broken == []

    def test_links_to_no_line_by_its_number(self, name):
        assert [link for link in links_of(name) if re.search(r"#L\d", link)] == []

    def test_names_commands_that_exist(self, name):
        assert set(GOUFU.findall(code_of(name))) - commands() == set()

    def test_names_targets_that_exist(self, name):
        assert set(MAKE.findall(code_of(name))) - targets() == set()


def test_the_documents_are_found():
    assert {"README.md", "docs/decisions/README.md", "deploy/one-machine.md"} <= set(documents())
