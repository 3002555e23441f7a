"""Nothing can be skipped, done twice, or done by another role: read off the tables.

In every state every verb is tried. Where the table has no such step, or not for that role, the
action has to refuse it and leave no trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from goufu.base.doors.declare import Doors
from goufu.base.doors.sheets import Sheet, SheetField, fields_of
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges.doors import DOORS as CHALLENGES
from goufu.stages.procurement.plans.doors import DOORS as PLANS
from goufu.stages.procurement.tenders import actions, sheets
from goufu.stages.procurement.tenders.doors import OFFERS, TENDERS
from tests.rooms.tenders.conftest import kept
from tests.walk import morning_of
from tests.walk_procurement import LETTER, ProcurementWalk

pytestmark = pytest.mark.django_db

WORDS = (
    "handler",
    "head",
    "reviewer",
    "agency",
    "alpha",
    "expert_1",
    "supervision",
    "budget",
    "inspector",
    "third",
    "treasury",
)
# What only the platform does: it has no door.
BY_THE_CLOCK = {
    "close": (actions.close_bidding, sheets.Nothing),
    "extend": (actions.extend_closing, sheets.Nothing),
    "annul": (actions.annul, sheets.Reasons),
    "amend": (actions.amend, sheets.Reasons),
    "award_by_law": (actions.award_by_law, sheets.Nothing),
    "drop_offer": (actions.drop_offer, sheets.Invalid),
    "set_aside_winner": (actions.set_aside_winner, sheets.Reasons),
}
# What the constraints want to be said in some of the states.
SAID: dict[str, dict[str, Any]] = {
    "tender": {"failure_reasons": "为测试而终止"},
    "offer": {"invalid_reason": "为测试而无效"},
    "challenge": {"outcome": "dismissed", "answer": "为测试而答复"},
}


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    def stage(walk: ProcurementWalk) -> None:
        walk.up_to_result()
        walk.challenged(on="2015-04-27", by="beta", **LETTER)

    with kept(django_db_blocker, stage) as walk:
        yield walk


@dataclass(frozen=True)
class Try:
    """One thing that one person tries on one dossier."""

    doors: Doors
    dossier: Any
    verb: str
    actor: Actor
    at: datetime

    def is_in_table(self, state: str) -> bool:
        return any(
            step.verb == self.verb
            and step.source == state
            and self.actor.holds(step.by)
            and step.exists(self.dossier, day_of(self.at))
            for step in self.doors.workflow.steps
        )

    def is_refused_without_a_trace(self, action: Any, sheet: type[Sheet], state: str) -> None:
        before = Entry.objects.count()
        facts = {"sheet": filled(sheet), "actor": self.actor, "at": self.at}
        try:
            action(ref=self.dossier.ref, **facts)
        except (NotNow, NotYours):
            assert self.doors.model.objects.get(pk=self.dossier.pk).state == state
            assert Entry.objects.count() == before
        else:
            pytest.fail(f"{self.actor.role} did {self.verb} in {state}")


def filled(sheet: type[Sheet]) -> Sheet:
    """Return a sheet with something right in every field."""
    return sheet.model_validate({one.name: _value(one) for one in fields_of(sheet)})


def _value(one: SheetField) -> Any:
    if one.kind == "rows":
        return [{cell.name: _value(cell) for cell in one.rows}]
    if one.kind == "choice":
        return one.choices[0][0]
    if one.kind == "choices":
        return []
    if one.kind == "document":
        return None
    values = {
        "day": "2015-05-04",
        "moment": "2015-06-01T09:00+08:00",
        "yes": True,
        "reference": "1",
        "text": "填写的内容",
        "long_text": "为测试而填写的一段内容",
    }
    return values.get(one.kind, 1)


def _acts(doors: Doors) -> dict[str, tuple[Any, type[Sheet]]]:
    acts = {act.verb: (act.action, act.sheet) for act in doors.acts if not act.opens}
    return {**acts, **BY_THE_CLOCK} if doors is TENDERS else acts


def _who_tries(walk: ProcurementWalk, doors: Doors, verb: str, state: str) -> list[Actor]:
    """Everybody tries what somebody may do now; what nobody may, one tries who may do it else."""
    everybody = [THE_CLOCK, *(walk.who(word) for word in WORDS)]
    steps = [step for step in doors.workflow.steps if step.verb == verb]
    if any(step.source == state for step in steps):
        return everybody
    return [actor for actor in everybody if actor.holds(steps[0].by)][:1]


def _try_all(walk: ProcurementWalk, doors: Doors, dossier: Any) -> int:
    """Try everything that is not in the table; return how much was tried."""
    tried, at = 0, morning_of("2015-04-28")
    for state in doors.workflow.states:
        with transaction.atomic():
            facts = SAID.get(doors.kind, {})
            doors.model.objects.filter(pk=dossier.pk).update(state=state, **facts)
            for verb, (action, sheet) in _acts(doors).items():
                for actor in _who_tries(walk, doors, verb, state):
                    one = Try(doors, dossier, verb, actor, at)
                    if not one.is_in_table(state):
                        one.is_refused_without_a_trace(action, sheet, state)
                        tried += 1
            transaction.set_rollback(True)
    return tried


@pytest.mark.parametrize(
    ("doors", "name"),
    [(PLANS[0], "plan"), (TENDERS, "tender"), (OFFERS, "offer"), (CHALLENGES[0], "challenge")],
    ids=["plan", "tender", "offer", "challenge"],
)
def test_what_is_not_in_the_table_is_refused(walk, doors, name):
    dossier = walk.offer("alpha") if name == "offer" else getattr(walk, name)

    assert _try_all(walk, doors, dossier) > 30


@pytest.mark.parametrize("doors", [PLANS[0], TENDERS, OFFERS, CHALLENGES[0]], ids=lambda d: d.kind)
def test_every_step_that_a_person_takes_has_a_door_and_every_door_a_step(doors):
    verbs = {act.verb for act in doors.acts if not act.opens}
    for_people = {
        step.verb for step in doors.workflow.steps if any(role != "clock" for role in step.by)
    }

    assert verbs == for_people
