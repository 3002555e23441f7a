"""What a room's ``consequences.py`` says it listens to is plugged in, and nothing else is."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType

from goufu.base.doors.declare import all_doors
from goufu.config.clockwork import WORK
from goufu.config.rooms import ROOMS
from goufu.config.switchboard import SWITCHBOARD

LISTENS = re.compile(r"Listens to (.+?)(?:\.\s|\.$)", re.DOTALL)
EVENT = re.compile(r"``([a-z_]+\.[a-z_]+|….[a-z_]+|\.[a-z_]+)``")


def functions_of(module: str) -> list[FunctionType]:
    """Return the public functions that a module has of its own, where it is there at all."""
    if not find_spec(module):
        return []
    found = vars(import_module(module)).values()
    return [
        one
        for one in found
        if isinstance(one, FunctionType) and one.__module__ == module and one.__name__[0] != "_"
    ]


def events_of(function: FunctionType) -> set[str]:
    """Return what the docstring names: ``tender.fail``, ``….annul`` stands for the same kind."""
    told = LISTENS.search(" ".join((function.__doc__ or "").split()))
    found: set[str] = set()
    kind = ""
    for event in EVENT.findall(told[1] if told else ""):
        before, _, verb = event.rpartition(".")
        kind = kind if before in {"", "…"} else before
        found.add(f"{kind}.{verb}")
    return found


def test_every_listener_is_plugged_in_where_it_says():
    for room in ROOMS:
        for function in functions_of(f"{room}.consequences"):
            plugged = {event for event, listeners in SWITCHBOARD.items() if function in listeners}
            assert plugged == events_of(function), f"{room}: {function.__name__}"


def test_every_event_is_one_that_a_workflow_knows():
    verbs = {one.kind: ["open", *one.workflow.verbs()] for one in all_doors()}
    known = {f"{kind}.{verb}" for kind, all_verbs in verbs.items() for verb in all_verbs}

    assert set(SWITCHBOARD) <= known


def test_the_clock_does_the_work_of_every_room():
    clocked = {
        piece
        for room in ROOMS
        for piece in functions_of(f"{room}.jobs")
        if set(piece.__annotations__) == {"at", "return"}
        and "Callable" in str(piece.__annotations__["return"])
    }

    assert clocked <= set(WORK)
