"""How long a rehearsal takes: a million made-up projects on one core, a hundred thousand recorded.

The made-up projects go through every step from the application to the evaluation; all their days,
sums and offers differ.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from goufu.law.rehearsal.record import Agreed, Graded, Happened, Planned, Record, Tendered
from goufu.law.rehearsal.replay import Replay
from goufu.law.rehearsal.tally import Tally
from goufu.law.supposed import Change, Variant

MILLION = 1_000_000
SINCE = date(2014, 1, 1)
ONE_VALUE = Variant(SINCE, "CN-34", (Change("procurement/open_tender_threshold", 100_000_000),))
ONE_PERIOD = Variant(SINCE, "CN-34", (Change("contract/filing_period", 5),))
ANOTHER_LAW = Variant(SINCE, law_of=date(2026, 11, 26))
Figure = tuple[str, float, str]


def records(count: int) -> Iterator[Record]:
    """Yield projects of 2015, the same each time."""
    dice = random.Random(2015)  # noqa: S311  (no secret)
    days = [date(2014, 6, 1) + timedelta(days=n) for n in range(1000)]
    for number in range(count):
        begin, fen = dice.randrange(120), dice.randrange(5, 300) * 1_000_000
        yield _record(number, fen, days[begin:], dice)


def _record(number: int, fen: int, days: list[date], dice: random.Random) -> Record:
    notice, closing, signing = days[130], days[152], days[170]
    offers = tuple(fen * dice.randrange(40, 100) // 100 for _ in range(3))
    return Record(
        code=str(number),
        title="",
        place="CN-3415",
        year=2015,
        on=days[0],
        seen_on=date(2016, 12, 31),
        department=f"部门{number % 100}",
        purchaser_kind="state_organ",
        content="service",
        service_class=2 + number % 2,
        method="open_tender",
        budget_fen=fen,
        amount_fen=fen,
        plans=(Planned("", days[110], fen, "open_tender", notice, None),),
        tenders=(
            Tendered(
                ref="",
                on=notice,
                closes_on=closing,
                method="open_tender",
                budget_fen=fen,
                ceiling_fen=fen,
                price_weight=20,
                deposit_fen=0,
                opened_on=closing,
                offers_fen=offers,
                experts=4,
                members=5,
                provider_kinds=("association", "enterprise"),
            ),
        ),
        contracts=(Agreed("", signing, fen, dice.randrange(3, 15)),),
        grades=(Graded("", days[400], dice.randrange(60, 100)),),
        duties=tuple(
            Happened("", duty, days[since], days[since + dice.randrange(1, most)], "open_tender")
            for duty, since, most in (
                ("deliver_assessment_report", 152, 4),
                ("decide_award", 153, 9),
                ("publish_result", 155, 5),
                ("sign_contract", 156, 40),
                ("file_contract", 170, 16),
                ("publish_contract", 170, 5),
                ("pay_invoice", 300, 50),
            )
        ),
    )


class Timed:
    """One variant, timed by the clock on the wall and by the processor's."""

    def __init__(self, variant: Variant) -> None:
        self.replay, self.tally = Replay(variant), Tally()
        self.wall = self.core = 0.0

    def over(self, made: list[Record]) -> None:
        wall, core = time.perf_counter(), time.process_time()
        for one in self.replay.over(made):
            self.tally.add(one)
        self.wall += time.perf_counter() - wall
        self.core += time.process_time() - core


def million() -> Iterator[Figure]:
    """Replay a million projects in one process, the making of the records left out."""
    variants = {
        "rehearsal_million_projects": Timed(ONE_PERIOD),
        "rehearsal_million_projects_threshold": Timed(ONE_VALUE),
        "rehearsal_million_projects_another_law": Timed(ANOTHER_LAW),
    }
    for made in _in_lots(MILLION):
        for timed in variants.values():
            timed.over(made)
    for name, timed in variants.items():
        assert timed.tally.all.projects == MILLION
        assert timed.tally.all.another_way
        yield f"{name}_s", timed.wall, "s"
        yield f"{name}_core_s", timed.core, "s of one core"
        yield f"{name}_per_second_and_core", MILLION / timed.core, "1/s"


def _in_lots(count: int) -> Iterator[list[Record]]:
    lot: list[Record] = []
    for record in records(count):
        lot.append(record)
        if len(lot) == 10_000:
            yield lot
            lot = []
    if lot:
        yield lot


def recorded() -> Iterator[Figure]:
    """Rehearse a hundred thousand projects that lie in the database, result and all."""
    from datetime import UTC, datetime

    from benchmarks.many import PROJECTS, YEAR, a_province
    from goufu.site.rehearsal import actions
    from goufu.site.rehearsal.sheets import Rehearse

    actor = a_province().people["auditor"]
    for name, facts in (
        (
            "rehearsal_recorded_100k_s",
            {"changes": [{"target": "contract/filing_period", "value": "1"}]},
        ),
        ("rehearsal_recorded_100k_another_law_s", {"law_of": date(2015, 6, 1)}),
    ):
        sheet = Rehearse.model_validate(
            {"year": YEAR, "place": actor.place, "since": date(YEAR - 1, 1, 1), **facts}
        )
        begun, core = time.perf_counter(), time.process_time()
        actions.LARGE = PROJECTS * 2  # here and now, not by the worker
        done = actions.rehearse(sheet=sheet, actor=actor, at=datetime.now(UTC))
        seconds, core = time.perf_counter() - begun, time.process_time() - core
        assert done.figures["projects"] > PROJECTS
        yield name, seconds, "s"
        yield name.removesuffix("_s") + "_core_s", core, "s of one core, the database's aside"
        yield name.removesuffix("_s") + "_rows", done.projects.count(), "projects stored"
