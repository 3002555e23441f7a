"""Two at once: one application each, one result, and nothing slips in behind the closing."""

from __future__ import annotations

from functools import partial

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.declare import NotNow
from goufu.stages.procurement.prequalifications import actions, rules, sheets
from tests.at_once import at_once
from tests.walk import morning_of
from tests.walk_prequalification import PrequalificationWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db(transaction=True)
CLOSES, DAY = "2026-04-10T09:00", "2026-04-10"


def _kinds(done: list[Exception | None]) -> set[type | None]:
    return {None if one is None else type(one) for one in done}


def test_two_at_once_never_do_a_thing_twice():
    walk = PrequalificationWalk(year=2026)
    walk.up_to_announcement()
    walk.ready_by("invited_tender")
    announce = partial(
        actions.announce,
        parent_ref=walk.tender.ref,
        sheet=sheets.Announcement(
            supply_until=DAY,
            closes_at=moment_of(CLOSES),
            examined_on=DAY,
            examination="按资格条件逐项审查，全部符合的为合格",
            makeup="申请函和证明材料",
        ),
        actor=walk.who("agency"),
        at=morning_of("2026-03-30"),
    )
    assert _kinds(at_once(announce, announce)) == {None, rules.UnderWay}

    def apply(word: str, at: str) -> partial[object]:
        return partial(
            actions.apply,
            parent_ref=walk.prequalification.ref,
            sheet=sheets.ApplicationSheet(evidence=walk.evidence(), declared=True),
            actor=walk.who(word),
            at=moment_of(at),
        )

    twice = apply("alpha", "2026-04-09T10:00")
    assert _kinds(at_once(twice, twice)) == {None, rules.OneApplicationEach}
    walk.applied("beta", "gamma", at="2026-04-09T10:00")

    # What came in time is opened, whether it was written down before or after the clock struck.
    close = partial(
        actions.close,
        ref=walk.prequalification.ref,
        sheet=sheets.Nothing(),
        actor=THE_CLOCK,
        at=moment_of(CLOSES),
    )
    done = at_once(close, close, apply("delta", "2026-04-10T08:59"))
    assert _kinds(done[:2]) == {None, NotNow}
    assert done[2] is None
    assert {one.state for one in walk.prequalification.applications.all()} == {"opened"}

    walk.examined(on=DAY)
    conclude = partial(
        actions.conclude,
        ref=walk.prequalification.ref,
        sheet=sheets.Remark(),
        actor=walk.who("agency"),
        at=morning_of("2026-04-13"),
    )
    assert _kinds(at_once(conclude, conclude)) == {None, NotNow}
    assert walk.tender.candidates.count() == 4
    assert Entry.objects.filter(event="tender.take_applicants").count() == 1
