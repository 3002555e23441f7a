"""A project that was walked to its end in 2015, and those who rehearse with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from goufu.base.people.roles import Actor, Role
from goufu.site.rehearsal.actions import rehearse
from goufu.site.rehearsal.models import Rehearsal
from goufu.site.rehearsal.sheets import Rehearse
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_2015, Journey
from tests.journeys.path import path
from tests.visitors import in_a_demo
from tests.walk import morning_of

NOW = morning_of("2026-11-26")
FILING = {"target": "contract/filing_period", "value": "1"}


@pytest.fixture
def walked(db, settings) -> Journey:
    in_a_demo(settings)
    return by_action.walk(path(2015, LAW_OF_2015), by_action.settled(year=2015))


@pytest.fixture
def finance(walked) -> Actor:
    return walked.town.people["supervision"]


@pytest.fixture
def auditor(walked) -> Actor:
    return walked.town.people["auditor"]


@pytest.fixture
def elsewhere(walked) -> Actor:
    """Return an auditor of another city."""
    from goufu.base.organisations.kinds import Function, Kind

    walked.town.settle("far", "远方审计局", Kind.STATE_ORGAN, Function.AUDIT, place="CN-1101")
    return walked.town.appoint("far_auditor", Role.AUDITOR, "far")


def sheet(**facts: Any) -> Rehearse:
    asked = {"year": 2015, "place": "CN-3415", "since": date(2014, 1, 1), "changes": [FILING]}
    return Rehearse.model_validate({**asked, **facts})


def rehearsed(actor: Actor, *, key: str = "", **facts: Any) -> Rehearsal:
    return rehearse(sheet=sheet(**facts), actor=actor, at=NOW, key=key)


TODAY = {"changes": [], "law_of": date(2026, 11, 26)}
