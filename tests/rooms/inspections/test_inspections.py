"""Inspections: a finding, its correction, its verification."""

from __future__ import annotations

from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.workflow import holds
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.supervision.inspections import actions, queries, sheets
from goufu.stages.supervision.inspections.models import Inspection
from goufu.stages.supervision.inspections.rules import DueBeforeToday
from tests.walk import Walk, morning_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.article("政府购买服务流程规范（讲座） 监督检查四"),
]
FINDING: dict[str, Any] = {
    "finding": "服务记录缺少受益人签字",
    "basis": "合同第五条",
    "correct_by": "2015-07-10",
}


@pytest.fixture
def walk() -> Walk:
    walk = Walk()
    walk.drafted(on="2014-09-01")
    return walk


def opened(walk: Walk, *, by: str = "inspector") -> Inspection:
    return actions.open_inspection(
        parent_ref=walk.ref,
        sheet=sheets.OpenInspection(manner="special", subject="资金使用和服务记录"),
        actor=walk.who(by),
        at=morning_of("2015-06-25"),
    )


def do(verb: str, inspection: Inspection, walk: Walk, *, by: str, on: str, **facts: Any) -> None:
    fn = getattr(actions, verb)
    kind = {"find": sheets.Finding, "correct": sheets.Correction, "verify": sheets.Verification}
    fn(
        ref=inspection.ref,
        sheet=kind[verb].model_validate(facts),
        actor=walk.who(by),
        at=morning_of(on),
    )


def test_a_finding_is_corrected_verified_and_closed(walk):
    one = opened(walk)
    do("find", one, walk, by="inspector", on="2015-06-26", **FINDING)
    do("correct", one, walk, by="handler", on="2015-07-09", correction="已补签并建立台账")
    do("verify", one, walk, by="inspector", on="2015-07-10", verification="抽查属实")

    one.refresh_from_db()
    assert one.state == "closed"


def test_a_day_that_is_over_cannot_be_set(walk):
    with pytest.raises(DueBeforeToday):
        do("find", opened(walk), walk, by="inspector", on="2015-07-11", **FINDING)


def test_what_was_not_corrected_cannot_be_verified(walk):
    one = opened(walk)
    do("find", one, walk, by="inspector", on="2015-06-26", **FINDING)
    with pytest.raises(NotNow):
        do("verify", one, walk, by="inspector", on="2015-06-27", verification="属实")


def test_the_purchaser_cannot_verify_its_own_correction(walk):
    one = opened(walk)
    do("find", one, walk, by="inspector", on="2015-06-26", **FINDING)
    do("correct", one, walk, by="handler", on="2015-07-09", correction="已补签")
    with pytest.raises(NotYours):
        do("verify", one, walk, by="handler", on="2015-07-09", verification="属实")


def test_another_body_of_inspectors_does_not_go_on_with_it(walk):
    one = opened(walk)
    with pytest.raises(NotAParty):
        do("find", one, walk, by="supervision", on="2015-06-26", **FINDING)


def test_inspectors_of_another_place_have_no_business_here(walk):
    from tests.walk import small_town

    stranger = small_town("CN-3401").people["inspector"]
    walk.town.people["stranger"] = stranger
    with pytest.raises(NotAParty):
        opened(walk, by="stranger")


def test_it_goes_on_while_the_project_is_suspended(walk):
    holds.place(walk.ref, by="X", reason="质疑", clause="", at=morning_of("2015-06-25"))
    do("find", opened(walk), walk, by="inspector", on="2015-06-26", **FINDING)


def test_providers_do_not_see_it(walk):
    opened(walk)
    assert queries.visible_to(walk.who("inspector")).count() == 1
    assert queries.visible_to(walk.who("handler")).count() == 1
    assert not queries.visible_to(walk.who("alpha")).exists()


@pytest.mark.parametrize(("on", "in_time"), [("2015-07-10", True), ("2015-07-11", False)])
def test_the_day_that_was_set_is_the_last_for_the_correction(walk, on, in_time):
    one = opened(walk)
    do("find", one, walk, by="inspector", on="2015-06-26", **FINDING)
    do("correct", one, walk, by="handler", on=on, correction="已补签")

    assert Deadline.objects.get(duty="correct_finding").met_in_time is in_time
