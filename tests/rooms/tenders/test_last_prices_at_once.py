"""Last prices that come too late for a custodian, for the keys, or twice at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow
from goufu.stages.procurement.sealing import rules
from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.models import FinalOffer
from goufu.stages.procurement.tenders.rules import talks
from tests import walk_sealing
from tests.at_once import at_once
from tests.walk_last_prices import DAY, all_in, asked, lose
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import moment_of


@pytest.mark.django_db
def test_nobody_is_asked_for_a_last_price_that_could_not_be_opened():
    walk = MethodsWalk()
    walk.up_to_announcement()
    walk.up_to_talks("negotiation").met("alpha", "beta", "gamma", at=f"{DAY}T10:30")
    lose(walk, "agency", "supervision")
    with pytest.raises(rules.TooManyLost):
        walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
    assert walk.tender.state == "negotiating"


@pytest.mark.django_db
def test_once_a_custodian_has_unlocked_nothing_is_taken_and_who_named_none_is_out():
    walk, words = MethodsWalk(), ("alpha", "beta", "gamma", "delta")
    walk.up_to_announcement()
    walk.up_to_talks("negotiation", *words).met(*words, at=f"{DAY}T10:30")
    walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")
    all_in(walk).ticked(at=f"{DAY}T14:00").finals_unlocked("handler", at=f"{DAY}T14:01")
    with pytest.raises(talks.NoTalksNow):
        walk.final("delta", at=f"{DAY}T13:59:59.999", fen=140_000_000)

    walk.finals_unlocked("agency", at=f"{DAY}T14:02")
    walk.of_tender("open_final_offers", at=f"{DAY}T14:03", by="agency")
    assert (walk.offer("delta").state, walk.offer("alpha").state) == ("left", "opened")


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_hand_in_one_last_price():
    walk = MethodsWalk()
    asked(walk)

    def give(fen: int) -> Callable[[], object]:
        return partial(
            actions.give_final,
            ref=walk.offer("alpha").ref,
            sheet=sheets.LastPrice(envelope=walk.sealed_final("alpha", fen)),
            actor=walk.who("alpha"),
            at=moment_of(f"{DAY}T12:00"),
        )

    done = at_once(give(1_000), give(2_000))
    assert {type(one) for one in done if isinstance(one, Exception)} == {talks.FinalOfferGiven}
    assert FinalOffer.objects.count() == 1
    assert Entry.objects.filter(event="offer.give_final").count() == 1

    # Two custodians at the same moment; the agency opens twice at the same moment.
    walk.final("beta", at=f"{DAY}T12:01").final("gamma", at=f"{DAY}T12:01")
    brought = [
        partial(
            actions.bring_pieces,
            ref=walk.tender.ref,
            sheet=sheets.Pieces(**walk_sealing.pieces(walk.tender, walk.who(word))),
            actor=walk.who(word),
            at=moment_of(f"{DAY}T12:10"),
        )
        for word in ("handler", "head", "supervision")
    ]
    done = at_once(*brought)
    assert [type(one) for one in done if isinstance(one, Exception)] == [rules.BroughtAlready]
    opened = partial(
        actions.open_final_offers,
        ref=walk.tender.ref,
        sheet=sheets.Nothing(),
        actor=walk.who("agency"),
        at=moment_of(f"{DAY}T12:20"),
    )
    done = at_once(opened, opened)
    assert [type(one) for one in done if isinstance(one, Exception)] == [NotNow]
    assert Entry.objects.filter(event="tender.open_final_offers").count() == 1
