"""A draw before the closing: who offers is secret, and ties come to light only afterwards."""

from __future__ import annotations

from datetime import date

from goufu.base.ledger.models import Entry
from tests.rooms.draws.conftest import DAY
from tests.walk_draws import at, register
from tests.walk_procurement import ProcurementWalk


def test_who_offers_is_known_only_once_bidding_is_closed(db):
    walk = ProcurementWalk(year=2015).up_to_notice().three_bids(on="2015-04-15")
    words = [f"expert_{n}" for n in range(1, 7)]
    first = register(walk.town, *words)[0]
    alpha = walk.town.organisations["alpha"]
    first.ties.create(
        kind="spouse", name=alpha.name, organisation=alpha, declared_on=date(2014, 1, 1)
    )
    walk.committed(on="2015-04-17", evaluation_at=at(DAY, "10:30").isoformat(), experts=4)
    assert not walk.draw.candidates.filter(outcome="excluded").exists()
    walk.revealed(on="2015-04-17")
    tied = walk.draw.candidates.get(expert=first)
    was_called = tied.outcome == "called"
    walk.experts_accepted(on="2015-04-17")

    walk.ticked(at=f"{DAY}T09:00")
    tied.refresh_from_db()
    assert (tied.outcome, [why["code"] for why in tied.reasons]) == ("left_out", ["spouse"])
    assert Entry.objects.filter(event="draw.leave_out").exists() is was_called
    waiting = walk.draw.candidates.filter(outcome="called").count()
    assert waiting == int(was_called)  # the next in order has been called instead
