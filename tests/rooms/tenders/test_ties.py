"""Two candidates stand first side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base import chance
from goufu.base.ledger.models import Entry
from goufu.stages.procurement.tenders.rules import award as rules
from tests.rooms.tenders.conftest import kept
from tests.walk_aftermath import DAY, todays_notice
from tests.walk_procurement import POINTS, PRICES, ProcurementWalk

pytestmark = pytest.mark.django_db
DAY_AFTER = "2026-05-29"  # The period to decide has passed.


def _tied(walk: ProcurementWalk) -> None:
    """Let beta offer and get what alpha does."""
    todays_notice(walk)
    for by, price in (*PRICES.items(), ("beta", PRICES["alpha"])):
        if (by, price) != ("beta", PRICES["beta"]):
            walk.bid(by, at="2026-05-15T10:00", price_fen=price)
    walk.ticked(at=f"{DAY}T09:00").bids_opened(on=DAY).seated(on=DAY)
    walk.scored(on=DAY, **{**POINTS, "beta": POINTS["alpha"]}).concluded(on=DAY)
    walk.reported(on="2026-05-21")


@pytest.fixture(scope="module")
def tied(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    with kept(django_db_blocker, _tied, 2026) as walk:
        yield walk


class TestTies:
    @pytest.mark.article("财政部令第87号 第六十八条")
    def test_without_the_way_of_the_document_or_a_lot_nobody_is_chosen(self, tied):
        with pytest.raises(rules.TieUndecided):
            tied.awarded(on="2026-05-22", to="beta")
        tied.ticked(at=f"{DAY_AFTER}T00:30")
        assert tied.tender.state == "reported"

        facts = {"offer": tied.offer("beta").ref, "opinion": "同意", "way": "文件第八条：演示得分"}
        tied.tender_did("award", on="2026-05-29", by="head", **facts)
        assert tied.tender.winner == tied.offer("beta")

    def test_the_lot_is_drawn_once_binds_and_can_be_drawn_again_by_anybody(self, tied):
        tied.tender_did("draw_tie", on="2026-05-22", by="head")
        facts = Entry.objects.get(event="tender.draw_tie").facts
        names = [tied.offer(by).ref for by in ("alpha", "beta")]
        assert facts["seed"] == Entry.objects.get(event="tender.conclude").facts["report"]
        assert facts["list_sha256"] == chance.fingerprint(names)
        drawn = chance.draw(facts["seed"].encode(), names, 1)[0]
        assert tied.tender.drawn.ref == drawn

        other = next(by for by in ("alpha", "beta") if tied.offer(by).ref != drawn)
        with pytest.raises(rules.NotTheOneDrawn):
            tied.awarded(on="2026-05-22", to=other)
        with pytest.raises(rules.DrawnAlready):
            tied.tender_did("draw_tie", on="2026-05-22", by="head")
        tied.ticked(at=f"{DAY_AFTER}T00:30")  # Silence chooses whom the lot has drawn.
        assert tied.tender.winner == tied.tender.drawn
