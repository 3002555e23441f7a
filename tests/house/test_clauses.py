"""Every clause that the platform relies on has a test that speaks for it."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import goufu
from goufu.base.doors.declare import all_doors
from goufu.law.refusals import Refusal
from goufu.law.rows import every_page


def every_module() -> None:
    """Load the whole house, so that every refusal and rule is known.

    All but the door of the web server, which sets up its pool of connections as it is loaded.
    """
    for module in pkgutil.walk_packages(goufu.__path__, "goufu."):
        if ".migrations." not in module.name and not module.name.endswith(("__main__", ".wsgi")):
            importlib.import_module(module.name)


def kinds_of(kind: type[Refusal]) -> set[type[Refusal]]:
    return {kind}.union(*(kinds_of(sub) for sub in kind.__subclasses__()))


def clauses_of_law() -> set[str]:
    return {row.answer.cite for page in every_page() for rows in page.rows.values() for row in rows}


def clauses_of_steps() -> set[str]:
    return set().union(*(doors.workflow.clauses() for doors in all_doors()))


def clauses_of_refusals() -> set[str]:
    every_module()
    ours = {kind for kind in kinds_of(Refusal) if kind.__module__.startswith("goufu.")}
    return {kind.clause for kind in ours if kind.clause}


@pytest.mark.parametrize("source", [clauses_of_law, clauses_of_steps, clauses_of_refusals])
def test_every_clause_relied_on_has_a_test_that_speaks_for_it(source, articles_tested):
    assert sorted(source() - articles_tested) == []


def test_no_file_outgrows_a_reader():
    from pathlib import Path

    source = Path(goufu.__path__[0])
    files = [f for f in source.rglob("*.py") if "migrations" not in f.parts]
    assert [str(f) for f in files if f.read_text("utf-8").count("\n") > 300] == []


def test_no_function_outgrows_a_screen():
    import ast
    from pathlib import Path

    long = []
    for file in Path(goufu.__path__[0]).rglob("*.py"):
        if "migrations" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                if lines > 60:
                    long.append((str(file), node.name, lines))
    assert long == []


def test_a_rule_says_in_its_first_line_what_the_statute_says():
    """It is shown to the people of an office, who read Chinese."""
    import ast
    from pathlib import Path

    source = Path(goufu.__path__[0])
    silent = [
        f"{file.relative_to(source)}: {node.name}"
        for file in source.rglob("*.py")
        if "rules" in file.parts or file.name == "rules.py"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any(isinstance(one, ast.Call) and _name(one) == "rule" for one in node.decorator_list)
        and not any(letter >= "\u4e00" for letter in (ast.get_docstring(node) or "").split("\n")[0])
    ]
    assert silent == []


def _name(call: object) -> str:
    return getattr(getattr(call, "func", None), "id", "")
