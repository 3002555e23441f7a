"""A tender on the morning of its evaluation, and a register to draw from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction

from goufu.base.people.roles import Role
from tests.walk_draws import register
from tests.walk_procurement import ProcurementWalk

DAY = "2015-04-20"
MANY = tuple(f"expert_{number}" for number in range(1, 10))


@pytest.fixture(scope="module")
def closed(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """Three offers are in, bidding is closed, nine experts stand in the register."""
    with django_db_blocker.unblock(), transaction.atomic():
        walk = ProcurementWalk(year=2015)
        walk.up_to_notice().three_bids(on="2015-04-15")
        for word in ("expert_8", "expert_9"):
            walk.town.appoint(word, Role.EXPERT, "experts", f"专家{word[-1]}")
        register(walk.town, *MANY)
        walk.ticked(at=f"{DAY}T09:00")
        yield walk
        transaction.set_rollback(True)


@pytest.fixture
def fixed(closed) -> ProcurementWalk:
    """Conditions are fixed for four experts and one representative."""
    return closed.committed(on=DAY)


@pytest.fixture
def calling(fixed) -> ProcurementWalk:
    return fixed.revealed(on=DAY)


@pytest.fixture
def seated(calling) -> ProcurementWalk:
    """The committee sits, has pledged and is led by whoever stands first."""
    calling.experts_accepted(on=DAY).nominated("handler_2", on=DAY)
    calling.bids_opened(on=DAY).appointed(on=DAY)
    members = [calling.word_of(one.account_id) for one in calling.tender.members.order_by("number")]
    return calling.pledged(*members, on=DAY, leader=members[0])
