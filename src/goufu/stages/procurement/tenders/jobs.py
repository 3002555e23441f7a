"""What the clock does in this room; listed in ``config/clockwork.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders import actions, queries
from goufu.stages.procurement.tenders.actions.bids import current_closing
from goufu.stages.procurement.tenders.actions.finals import current_final
from goufu.stages.procurement.tenders.sheets import Nothing


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Put closings off after suspensions, then close what is due; last prices alike."""
    for tender in queries.once_held():
        if current_closing(tender) != tender.closes_at:
            yield _do(actions.extend_closing, tender.ref, at)
    for tender in queries.to_close(at):
        if current_closing(tender) <= at:
            yield _do(actions.close_bidding, tender.ref, at)
    for tender in queries.final_called():
        if current_final(tender) != tender.final_until:
            yield _do(actions.extend_final, tender.ref, at)
        if current_final(tender) <= at:
            yield _do(actions.close_final_offers, tender.ref, at)


def award_by_law(at: datetime) -> Iterator[Callable[[], object]]:
    """Let silence choose, where the law of the day says whom."""
    for tender in queries.undecided(day_of(at)):
        if queries.silence_chooses(tender, day_of(at)):
            yield _do(actions.award_by_law, tender.ref, at)


def _do(act: Callable[..., object], ref: str, at: datetime) -> Callable[[], object]:
    return partial(act, ref=ref, sheet=Nothing(), actor=THE_CLOCK, at=at)
