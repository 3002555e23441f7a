"""How many questions a second the law floor answers, one by one and as a batch with its JSON.

Seconds are those of one core: what other programs take of the machine does not count.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from goufu.law.questions import QUESTIONS, ask

SECONDS = 1
LINES = 100_000
VARIANTS = 300
FIRST_DAY, DAYS, STEP = (
    date(2018, 3, 1),
    2_800,
    37,
)  # every question has law in force on each of them
PLACES = ("CN", "CN-34", "CN-3415", "CN-341502", "CN-341503", "CN-3201", "CN-11")


def figures() -> Iterator[tuple[str, float, str]]:
    asked = [_varied(name, number) for number in range(VARIANTS) for name in QUESTIONS]
    for name in QUESTIONS:
        yield f"law_{name}_per_second", _rate([one for one in asked if one[0] == name]), "1/s"
    yield "law_ask_per_second", _rate(asked), "1/s"
    yield "law_batch_per_second", _batch(), "1/s"


def _rate(asked: list[tuple[str, dict[str, Any]]]) -> float:
    for name, facts in asked:
        ask(name, facts)
    begun, count = time.process_time(), 0
    while time.process_time() - begun < SECONDS:
        for name, facts in asked:
            ask(name, facts)
        count += len(asked)
    return count / (time.process_time() - begun)


def _batch() -> float:
    """Time ``goufu law ask --batch`` from its start to its last line: JSON in, JSON out."""
    names = list(QUESTIONS)
    asked = (_varied(names[number % len(names)], number) for number in range(LINES))
    lines = "".join(
        json.dumps({"question": name, "facts": facts}, ensure_ascii=False) + "\n"
        for name, facts in asked
    )
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "goufu.law", "ask", "--batch"],
        input=lines.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    after = os.times()
    user = after.children_user - before.children_user
    return LINES / (user + after.children_system - before.children_system)


def _varied(name: str, number: int) -> tuple[str, dict[str, Any]]:
    """Ask the example of a question for another day and place."""
    facts = dict(QUESTIONS[name].example)
    for day in {"on", "from"} & facts.keys():
        facts[day] = (FIRST_DAY + timedelta(days=number * STEP % DAYS)).isoformat()
    if "place" in facts:
        facts["place"] = PLACES[number % len(PLACES)]
    return name, facts
