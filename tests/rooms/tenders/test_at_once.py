"""Two at the same moment: one is refused, nothing is done twice."""

from __future__ import annotations

from functools import partial

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.declare import NotNow
from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.rules.offers import BiddingClosed, OneOfferEach
from tests import walk_sealing
from tests.at_once import at_once
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_at_once_never_do_a_thing_twice():
    walk = ProcurementWalk()
    walk.up_to_notice()

    def bid(word: str) -> sheets.Bid:
        content = {"price_fen": 160_000_000, "service_plan": "服务方案"}
        sealed = walk_sealing.sealed(walk.tender, walk.who(word), **content)
        return sheets.Bid(envelope=sealed, declared=True)

    submit = partial(
        actions.submit_bid,
        parent_ref=walk.tender.ref,
        sheet=bid("alpha"),
        actor=walk.who("alpha"),
        at=moment_of("2015-04-15T10:00"),
    )
    assert _kinds(at_once(submit, submit)) == {None, OneOfferEach}

    walk.bid("beta", at="2015-04-15T10:00").bid("gamma", at="2015-04-15T10:00")
    close = partial(
        actions.close_bidding,
        ref=walk.tender.ref,
        sheet=sheets.Nothing(),
        actor=THE_CLOCK,
        at=moment_of("2015-04-20T09:00"),
    )
    late = partial(
        actions.submit_bid,
        parent_ref=walk.tender.ref,
        sheet=bid("delta"),
        actor=walk.who("delta"),
        at=moment_of("2015-04-20T09:00"),
    )
    done = at_once(close, close, late)
    assert isinstance(done[2], BiddingClosed)
    assert _kinds(done[:2]) == {None, NotNow}

    day = "2015-04-20"
    walk.bids_opened(on=day).seated(on=day).scored(on=day).concluded(on=day).reported(on=day)
    award = partial(
        actions.award,
        ref=walk.tender.ref,
        sheet=sheets.Award(offer=walk.offer("alpha").ref, opinion="同意"),
        actor=walk.who("head"),
        at=morning_of("2015-04-23"),
    )
    assert _kinds(at_once(award, award)) == {None, NotNow}
    assert Entry.objects.filter(event="tender.award").count() == 1


def _kinds(errors: list[Exception | None]) -> set[type[Exception] | None]:
    return {type(error) if error else None for error in errors}


def test_offers_at_the_closing_are_in_time_or_late_and_none_is_lost():
    walk = ProcurementWalk()
    walk.up_to_notice()
    words = ("alpha", "beta", "gamma", "delta")

    def submit(word: str, at: str):
        content = {"price_fen": 160_000_000, "service_plan": "服务方案"}
        envelope = walk_sealing.sealed(walk.tender, walk.who(word), **content)
        return partial(
            actions.submit_bid,
            parent_ref=walk.tender.ref,
            sheet=sheets.Bid(envelope=envelope, declared=True),
            actor=walk.who(word),
            at=moment_of(at),
        )

    close = partial(
        actions.close_bidding,
        ref=walk.tender.ref,
        sheet=sheets.Nothing(),
        actor=THE_CLOCK,
        at=moment_of("2015-04-20T09:00"),
    )
    in_time = [submit(word, "2015-04-20T08:59:59.999") for word in words[:3]]
    late = submit("delta", "2015-04-20T09:00")
    done = at_once(*in_time, close, late)
    assert done[:4] == [None] * 4
    assert isinstance(done[4], BiddingClosed)
    assert walk.tender.state == "closed"
    assert walk.tender.offers.filter(state="sealed").count() == 3


def test_replacing_and_withdrawing_at_once_leaves_one_of_the_two():
    walk = ProcurementWalk()
    walk.up_to_notice()
    walk.bid("alpha", at="2015-04-15T10:00")
    offer, alpha = walk.offer("alpha"), walk.who("alpha")
    content = {"price_fen": 150_000_000, "service_plan": "改进后的方案"}
    sealed = walk_sealing.sealed(walk.tender, alpha, **content)
    both = {"ref": offer.ref, "actor": alpha, "at": moment_of("2015-04-16T10:00")}
    replace = partial(actions.replace_bid, sheet=sheets.Bid(envelope=sealed, declared=True), **both)
    withdraw = partial(
        actions.withdraw_bid, sheet=sheets.Reasons(reason="人员不足，撤回本次投标"), **both
    )
    done = at_once(replace, withdraw)
    offer.refresh_from_db()
    assert done[1] is None
    assert _kinds(done[:1]) <= {None, NotNow}
    assert (offer.state, offer.envelope) == ("withdrawn", "")
