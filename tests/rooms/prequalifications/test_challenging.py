"""A prequalification is challenged: who may, until when, and what the answer does."""

from __future__ import annotations

import pytest

from goufu.stages.procurement.challenges import actions, rules, sheets
from goufu.stages.procurement.challenges.models import Challenge
from tests.walk import morning_of
from tests.walk_prequalification import PrequalificationWalk

pytestmark = pytest.mark.django_db
IN_TIME, CLOSES, DAY = "2026-04-09T10:00", "2026-04-10T09:00", "2026-04-10"
FOUR = ("pool_1", "pool_2", "pool_3", "alpha")
LETTER = {
    "facts": "登记证书在申请文件第三页，审查人员没有看到",
    "grounds": "政府采购法第二十三条",
    "request": "请求重新审查",
}


def challenged(walk, by: str, *, on: str, about: str = "result", **changes) -> Challenge:
    return actions.challenge_prequalification(
        parent_ref=walk.prequalification.ref,
        sheet=sheets.PrequalificationLetter.model_validate({**LETTER, "about": about, **changes}),
        actor=walk.who(by),
        at=morning_of(on),
    )


def answered(walk, challenge: Challenge, outcome: str, *, on: str, **changes) -> None:
    facts = {
        "answer": "经核对，质疑事项属实，予以纠正",
        "facts": "申请文件第三页",
        "grounds": "政府采购法第二十三条",
        **changes,
    }
    actions.answer(
        ref=challenge.ref,
        sheet=sheets.Answer.model_validate({"outcome": outcome, **facts}),
        actor=walk.who("handler"),
        at=morning_of(on),
    )


@pytest.fixture
def told(called) -> PrequalificationWalk:
    """Alpha was turned down on Friday, 10 April 2026."""
    called.applied(*FOUR, at=IN_TIME).ticked(at=CLOSES)
    return called.examined(on=DAY, failing={"alpha": "未附证书"}).concluded_prequalification(on=DAY)


@pytest.mark.article("政府采购法 第五十二条")
class TestTheResultIsChallengedForSevenWorkingDays:
    def test_on_the_seventh(self, told):
        challenge = challenged(told, "alpha", on="2026-04-21")
        assert (challenge.subject, challenge.process_step) == ("process", "prequalification")
        assert challenge.prequalification == told.prequalification

    def test_not_on_the_eighth(self, told):
        with pytest.raises(rules.TooLate):
            challenged(told, "alpha", on="2026-04-22")

    def test_once(self, told):
        challenged(told, "alpha", on="2026-04-13")
        with pytest.raises(rules.OncePerStep):
            challenged(told, "alpha", on="2026-04-14")

    def test_by_those_who_applied(self, told):
        with pytest.raises(rules.TookNoPart):
            challenged(told, "beta", on="2026-04-13")

    def test_not_before_it_is_told(self, called):
        called.applied("alpha", at=IN_TIME)
        with pytest.raises(rules.NotThereYet):
            challenged(called, "alpha", on="2026-04-09")


class TestTheDocumentIsChallenged:
    def test_by_whoever_has_obtained_it(self, called):
        with pytest.raises(rules.TookNoPart):
            challenged(called, "beta", on="2026-04-01", about="document")
        challenged(called, "beta", on="2026-04-01", about="document", obtained_on="2026-03-31")

    def test_and_changed_while_applications_come_in(self, called):
        called.applied("alpha", at="2026-04-08T10:00")
        challenge = challenged(called, "alpha", on="2026-04-09", about="document")
        answered(
            called,
            challenge,
            "upheld_correct",
            on="2026-04-09",
            correction="业绩证明材料可以用合同或者验收书代替",
        )
        change = called.prequalification.clarifications.get()
        assert change.content == "业绩证明材料可以用合同或者验收书代替"
        # Three days are left from the change on.
        assert str(called.prequalification.closes_at.date()) == "2026-04-12"

    def test_not_any_more_once_they_are_closed(self, told):
        challenge = challenged(told, "alpha", on="2026-04-13", about="document")
        with pytest.raises(rules.BiddingOver):
            answered(
                told, challenge, "upheld_correct", on="2026-04-14", correction="修改业绩要求的表述"
            )


class TestTheAnswer:
    def test_may_annul_it_so_that_it_begins_anew(self, told):
        told.drawn(3, on="2026-04-13")
        challenge = challenged(told, "alpha", on="2026-04-13")
        answered(told, challenge, "upheld_restart", on="2026-04-14")
        assert told.prequalification.state == "ended"
        assert (told.tender.state, told.tender.invitation) == ("ready", "")
        assert told.application("pool_1").state == "void"
        told.prequalified(*FOUR, on="2026-04-15", closes="2026-04-27T09:00", examined="2026-04-27")
        assert told.tender.candidates.count() == 4

    def test_leaves_a_later_one_alone(self, called):
        called.applied("pool_1", "alpha", at=IN_TIME).ticked(at=CLOSES)
        called.examined(on=DAY).concluded_prequalification(on=DAY)
        challenge = challenged(called, "alpha", on="2026-04-13")
        called.prequalified(
            *FOUR, on="2026-04-14", closes="2026-04-24T09:00", examined="2026-04-24"
        )
        answered(called, challenge, "upheld_restart", on="2026-04-24")
        challenge.prequalification.refresh_from_db()
        assert challenge.prequalification.state == "ended"
        assert called.prequalification.state == "passed"
        assert called.tender.candidates.count() == 4

    def test_ends_the_tender_where_invitations_are_out(self, told):
        told.drawn(3, on="2026-04-13").called(on="2026-04-14", closes="2026-05-12T09:00")
        challenge = challenged(told, "alpha", on="2026-04-15")
        answered(told, challenge, "upheld_restart", on="2026-04-16")
        assert told.tender.state == "failed"
