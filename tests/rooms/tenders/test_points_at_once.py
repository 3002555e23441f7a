"""Members who save at the same moment: both are kept; two windows of one are not mixed up."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.models import Points
from goufu.stages.procurement.tenders.rules.scoring import AlreadyHandedIn, PointsChangedElsewhere
from tests.at_once import at_once
from tests.walk import morning_of
from tests.walk_procurement import POINTS, ProcurementWalk

pytestmark = pytest.mark.django_db(transaction=True)
DAY = "2015-04-20"


def test_members_and_windows_at_once():
    walk = ProcurementWalk()
    walk.up_to_opening().seated(on=DAY)
    row = {**walk.marks({"alpha": ("40", "20")})[0], "version": 0}

    def save(by: str, **changes: Any):
        sheet = sheets.PointsRow.model_validate(row | changes)
        at = morning_of(DAY)
        return partial(
            actions.save_points, ref=walk.tender.ref, sheet=sheet, actor=walk.who(by), at=at
        )

    two_members = at_once(*[save(by, points=str(n)) for n, by in _people()])
    assert two_members == [None] * 5
    assert Points.objects.count() == 5

    two_windows = at_once(
        save("expert_1", points="41", version=1), save("expert_1", points="42", version=1)
    )
    assert sorted(type(one).__name__ for one in two_windows) == [
        "NoneType",
        PointsChangedElsewhere.__name__,
    ]
    kept = Points.objects.get(member__account_id=walk.who("expert_1").account_id)
    assert (kept.version, kept.points in {41, 42}) == (2, True)

    _a_save_and_the_hand_in(walk, save)


def _a_save_and_the_hand_in(walk: ProcurementWalk, save: Any) -> None:
    """Whichever comes first, what was handed in is what is stored."""
    walk.tender_did("score", on=DAY, by="expert_2", points=walk.marks(POINTS))
    hand_in = partial(
        actions.hand_in,
        ref=walk.tender.ref,
        sheet=sheets.HandIn(),
        actor=walk.who("expert_2"),
        at=morning_of(DAY),
    )
    saved, handed_in = at_once(save("expert_2", points="12", version=2), hand_in)
    assert handed_in is None
    seat = walk.tender.members.get(account_id=walk.who("expert_2").account_id)
    first = seat.points.get(criterion__number=1, offer=walk.offer("alpha"))
    assert (first.points == 12) is (saved is None)
    assert saved is None or isinstance(saved, AlreadyHandedIn)


def _people() -> list[tuple[int, str]]:
    return list(enumerate(("expert_1", "expert_2", "expert_3", "expert_4", "handler_2"), start=30))
