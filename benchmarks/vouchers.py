"""How many vouchers two processes redeem in a second, each at providers of its own choice."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import connections

from goufu.stages.procurement.vouchers import actions, codes, queries, sheets
from goufu.stages.procurement.vouchers.models import Voucher
from tests.walk_frameworks import FrameworkWalk
from tests.walk_procurement import moment_of

PROCESSES = 2
SECONDS = 5.0
VOUCHERS = 150
FACE = 100  # so that all of them stay within the money of the walk
PROVIDERS = ("alpha", "beta", "gamma")


def figures() -> Iterator[tuple[str, float, str]]:
    """Redeem one service after the other, real codes and passwords, each a transaction."""
    walk = FrameworkWalk().up_to_framework().schemed(on="2026-05-25", face_units=FACE)
    walk.scheme_did("start", on="2026-05-26", by="head")
    scheme = walk.scheme
    people = [_number(n) for n in range(VOUCHERS)]
    walk.enrolled(on="2026-05-28", people=tuple(people)).scheme_did("issue", on="2026-06-02")
    refs = list(Voucher.objects.filter(scheme=scheme).order_by("id").values_list("ref", flat=True))
    said = [(codes.code_for(ref), codes.pin_for(ref)) for ref in refs]
    actors = [walk.who(word) for word in PROVIDERS]
    connections.close_all()
    context = multiprocessing.get_context("fork")
    results: Any = context.Queue()
    workers = [
        context.Process(target=_redeem, args=(said[n::PROCESSES], actors, results))
        for n in range(PROCESSES)
    ]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    done = sum(results.get() for _ in workers)
    took = time.perf_counter() - begun
    for worker in workers:
        worker.join()
    spent = queries.value_spent(scheme)
    assert spent > 0
    assert scheme.redemptions.count() == done
    yield "voucher_redemptions_per_second", done / took, "redemptions/s, two processes"


def _redeem(said: list[tuple[str, str]], actors: list[Any], results: Any) -> None:
    connections.close_all()
    begun, at, done = time.perf_counter(), moment_of("2026-06-09T09:00"), 0
    while time.perf_counter() - begun < SECONDS:
        code, pin = said[done % len(said)]
        sheet = sheets.Redeem.model_validate({"code": code, "pin": pin, "amount": "1"})
        actions.redeem(
            sheet=sheet, actor=actors[done % len(actors)], at=at + timedelta(seconds=done)
        )
        done += 1
    connections.close_all()
    results.put(done)


def _number(person: int) -> str:
    from goufu.stages.procurement.vouchers.rules.scheme import CHECKS, WEIGHTS

    digits = f"9999991940{1 + person // 84 % 12:02d}{1 + person % 28:02d}{person % 1000:03d}"
    total = sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True))
    return digits + CHECKS[total % len(CHECKS)]
