"""What smaller firms declare cuts their prices for scoring, once it is checked."""

from __future__ import annotations

import pytest

from goufu.stages.procurement.tenders.rules import checks as rules

pytestmark = pytest.mark.django_db
TODAY = "2026-05-20"


@pytest.mark.article("财库〔2020〕46号 第十一条第一款")
class TestDeclarationsOfSmallerFirms:
    def test_they_are_checked_before_they_cut_a_price(self, small_today):
        walk = small_today
        with pytest.raises(rules.DeclarationsUnchecked):
            walk.concluded(on=TODAY)
        with pytest.raises(rules.NothingDeclared):
            _declared(walk, "beta", accepted=True)
        with pytest.raises(rules.FailedWithoutReason):
            _declared(walk, "alpha", accepted=False)
        _declared(walk, "alpha", accepted=True)
        walk.concluded(on=TODAY)

        alpha, beta = walk.offer("alpha"), walk.offer("beta")
        assert (alpha.evaluated_fen, beta.evaluated_fen) == (144_000_000, 165_000_000)
        assert str(beta.price_score) == "17.45"  # 144 / 165 of twenty

    def test_one_that_is_not_accepted_cuts_nothing(self, small_today):
        _declared(small_today, "alpha", accepted=False, reason="声明函未加盖公章")
        small_today.concluded(on=TODAY)
        assert small_today.offer("alpha").evaluated_fen == 160_000_000


def _declared(walk, by: str, **facts) -> None:
    row = {"offer": walk.offer(by).ref, **facts}
    walk.tender_did("check_declarations", on=TODAY, by="expert_1", declarations=[row])
