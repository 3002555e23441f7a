"""How many questions a second the law floor answers."""

from __future__ import annotations

import time
from collections.abc import Iterator

from goufu.law.questions import ask

QUESTIONS = (
    ("deadline", {"duty": "sign_contract", "from": "2026-09-03", "place": "CN-3415"}),
    ("purchaser", {"kind": "public_benefit_1", "on": "2026-06-01", "place": "CN-3415"}),
    ("item", {"content": "service", "service_class": 2, "on": "2015-06-01", "place": "CN-3415"}),
)
SECONDS = 3


def figures() -> Iterator[tuple[str, float, str]]:
    for name, facts in QUESTIONS:
        ask(name, facts)
    begun, asked = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        for name, facts in QUESTIONS:
            ask(name, facts)
            asked += 1
    yield "law_ask_per_second", asked / (time.perf_counter() - begun), "1/s"
