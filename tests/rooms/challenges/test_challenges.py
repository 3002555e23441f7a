"""A provider who took part challenges, in time, once a step, and is answered."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.jobs import clockwork
from goufu.base.notifications.models import Message
from goufu.base.workflow.advance import NotAParty, OnHold
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.models import Hold
from goufu.stages.contracting.contracts import actions as contracts
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.sheets import Reasons
from goufu.stages.procurement.challenges import doors, queries, rules
from goufu.stages.procurement.challenges.cards import ChallengeCard
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
REASON = "需求条款由采购人自行编制，超出委托范围"


class TestInTime:
    @pytest.mark.article("政府采购法 第五十二条")
    def test_the_seventh_working_day_is_the_last(self, decided):
        with pytest.raises(rules.TooLate) as refused:
            decided.challenged(on="2015-05-07")
        assert "2015-05-06" in str(refused.value)

        decided.challenged(on="2015-05-06")
        assert decided.challenge.ref == f"{decided.ref}-ZY1"
        assert decided.challenge.state == "received"

    @pytest.mark.article("政府采购法实施条例 第五十三条")
    def test_each_step_has_its_own_period(self, decided):
        # The notice went out on 30 March, the evaluation ended on 20 April.
        with pytest.raises(rules.TooLate):
            decided.challenged(on="2015-04-27", subject="document")
        with pytest.raises(rules.StepNotNamed):
            decided.challenged(on="2015-04-29", subject="process")
        for step in ("closing", "opening", "evaluation"):
            with pytest.raises(rules.TooLate):
                decided.challenged(on="2015-04-30", subject="process", process_step=step)
            decided.challenged(on="2015-04-29", subject="process", process_step=step)

    def test_once_a_step(self, decided):
        decided.challenged(on="2015-04-27")
        with pytest.raises(rules.OncePerStep):
            decided.challenged(on="2015-04-28")

        decided.challenged(on="2015-04-28", subject="process", process_step="opening")
        with pytest.raises(rules.OncePerStep):
            decided.challenged(on="2015-04-28", subject="process", process_step="opening")
        decided.challenged(on="2015-04-28", by="gamma")


class TestTheLetter:
    @pytest.mark.article("政府采购法实施条例 第五十五条")
    def test_one_without_evidence_is_received_and_says_so(self, decided):
        decided.challenged(on="2015-04-27")

        assert (decided.challenge.state, decided.challenge.gaps) == ("received", ["evidence"])
        decided.challenge_did(
            "ask_completion", on="2015-04-27", by="handler", reason="请附证书查询结果等证明材料"
        )
        assert decided.challenge.state == "incomplete"


class TestWho:
    @pytest.mark.article("政府采购法 第五十二条")
    def test_only_who_took_part(self, decided):
        with pytest.raises(rules.TookNoPart):
            decided.challenged(on="2015-04-27", by="delta")
        for by in ("handler", "agency", "inspector"):
            with pytest.raises(NotYours):
                decided.challenged(on="2015-04-27", by=by)
        assert doors.may_challenge(decided.tender, decided.who("beta"), None)
        assert not doors.may_challenge(decided.tender, decided.who("delta"), None)

    def test_it_is_seen_by_those_it_concerns(self, decided):
        decided.challenged(on="2015-04-27")

        for by in ("beta", "handler", "agency", "supervision", "inspector"):
            assert queries.visible_to(decided.who(by)).exists(), by
        for by in ("alpha", "gamma", "central", "school_handler", "expert_1"):
            assert not queries.visible_to(decided.who(by)).exists(), by
        card = ChallengeCard.of(decided.challenge, decided.who("beta"))
        assert (card.subject, card.outcome) == ("中标结果", "")


class TestTheAnswer:
    @pytest.mark.article("政府采购法 第五十三条")
    @pytest.mark.parametrize(("on", "in_time"), [("2015-05-07", True), ("2015-05-08", False)])
    def test_it_is_due_within_seven_working_days(self, decided, on, in_time):
        decided.challenged(on="2015-04-27").answered(on=on)

        assert Deadline.objects.get(duty="answer_challenge").met_in_time is in_time
        assert decided.challenge.state == "answered"
        assert decided.tender.state == "result_published"
        assert Message.objects.filter(event="challenge.answer", account__name="beta").exists()

    def test_the_agency_may_answer_what_was_entrusted_to_it(self, decided):
        decided.challenged(on="2015-04-27", addressee="agency")
        duty = Deadline.objects.get(duty="answer_challenge")
        assert (duty.who, duty.organisation_id) == ("agency", decided.tender.agency_id)
        decided.answered(on="2015-04-28", by="agency")

        assert decided.challenge.state == "answered"

    @pytest.mark.article("政府采购法实施条例 第五十二条第二款")
    def test_what_was_not_entrusted_the_agency_passes_on(self, decided):
        decided.challenged(on="2015-04-27")
        with pytest.raises(rules.NotAddressedToYou):
            decided.answered(on="2015-04-28", by="agency")
        with pytest.raises(rules.WithThePurchaserAlready):
            decided.challenge_did("pass_on", on="2015-04-28", by="agency", reason=REASON)
        decided.challenged(on="2015-04-27", by="gamma", addressee="agency")
        decided.challenge_did("pass_on", on="2015-04-28", by="agency", reason=REASON)

        duty = Deadline.objects.get(duty="answer_challenge", ref=decided.challenge.ref)
        assert (duty.who, str(duty.due_on)) == ("handler", "2015-05-07")
        with pytest.raises(rules.NotAddressedToYou):
            decided.answered(on="2015-04-29", by="agency")
        decided.answered(on="2015-04-29")

    def test_nobody_else_answers_and_nobody_twice(self, decided):
        decided.challenged(on="2015-04-27")
        for by in ("beta", "alpha", "supervision", "expert_1", "head"):
            with pytest.raises(NotYours):
                decided.answered(on="2015-04-28", by=by)
        for by in ("central", "school_handler"):
            with pytest.raises(NotAParty):
                decided.answered(on="2015-04-28", by=by)
        decided.answered(on="2015-04-28")
        with pytest.raises(NotNow):
            decided.answered(on="2015-04-28")

    def test_right_without_effect_lets_the_result_stand(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-27")
        decided.answered(on="2015-04-28", outcome="upheld_no_effect")

        assert decided.tender.state == "result_published"
        assert not Hold.objects.filter(lifted_at__isnull=True).exists()

    def test_right_with_effect_the_project_is_bought_again(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-27")
        decided.answered(on="2015-04-28", outcome="upheld_restart")

        assert decided.tender.state == "failed"
        assert decided.plan.state == "lapsed"
        assert decided.project.state == "announced"
        assert decided.offer("alpha").state == "void"
        decided.planned(on="2015-05-04")
        assert decided.plan.ref.endswith("JH2")

    @pytest.mark.article("政府采购法实施条例 第七十一条第一款第（二）项")
    def test_in_2015_the_next_candidate_stands_where_the_winner_may_not(self, decided):
        decided.challenged(on="2015-04-27")
        told = {"answer": "经核查，中标供应商以虚假材料谋取中标", "outcome": "upheld_next"}
        with pytest.raises(rules.NobodyNamed):
            decided.challenge_did("answer", on="2015-04-28", by="handler", **told)
        ref = decided.offer("alpha").ref
        decided.challenge_did("answer", on="2015-04-28", by="handler", offer=ref, **told)

        assert decided.tender.state == "next_candidate"
        assert decided.challenge.state == "answered"  # Nobody had to report it in writing.

    @pytest.mark.article("政府采购法实施条例 第五十四条")
    def test_once_the_contract_is_signed_it_cannot_simply_start_again(self, decided):
        decided.challenged(on="2015-04-27")
        Deadline.objects.filter(duty="sign_contract").update(met_on="2015-04-28")
        with pytest.raises(rules.ContractSigned):
            decided.answered(on="2015-04-28", outcome="upheld_restart")

        assert decided.challenge.state == "received"


class TestSuspension:
    @pytest.mark.article("政府采购法实施条例 第五十四条")
    def test_it_stops_every_step_and_every_clock_but_the_answer(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28")

        with pytest.raises(OnHold):
            contracts.give_up(
                ref=Contract.objects.get(project_code=decided.ref).ref,
                sheet=Reasons(reason="中标单位书面拒绝签订合同"),
                actor=decided.who("head"),
                at=moment_of("2015-04-28T12:00"),
            )
        stopped = Deadline.objects.get(duty="sign_contract")
        running = Deadline.objects.get(duty="answer_challenge")
        assert (str(stopped.suspended_on), running.suspended_on) == ("2015-04-28", None)

        decided.answered(on="2015-05-04")
        stopped.refresh_from_db()
        assert (stopped.suspended_on, str(stopped.due_on)) == (None, "2015-05-30")
        assert Contract.objects.get(project_code=decided.ref).state == "draft"

    def test_another_provider_can_still_challenge(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28")
        decided.challenged(on="2015-04-29", by="gamma")

        assert decided.challenge.challenger_id == decided.who("gamma").organisation_id

    def test_it_ends_when_the_challenger_withdraws(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28")
        with pytest.raises(NotAParty):
            decided.challenge_did(
                "withdraw", on="2015-04-29", by="alpha", reason="替他人撤回已提的质疑事项"
            )
        decided.challenge_did(
            "withdraw", on="2015-04-29", by="beta", reason="已了解有关情况，不再质疑"
        )

        assert decided.challenge.state == "withdrawn"
        assert not Hold.objects.filter(lifted_at__isnull=True).exists()
        assert Deadline.objects.get(duty="answer_challenge").cancelled_on

    def test_finance_suspends_for_thirty_days_at_most(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28", by="supervision")
        assert str(Hold.objects.get().until) == "2015-05-28"

        clockwork.run(at=moment_of("2015-05-28T23:00"))
        assert decided.challenge.state == "suspended"
        clockwork.run(at=moment_of("2015-05-29T00:01"))
        assert decided.challenge.state == "received"
        assert Hold.objects.get().lifted_at is not None

    def test_the_purchaser_lets_it_go_on_and_cannot_suspend_twice(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28", by="head")
        with pytest.raises(NotNow):
            decided.suspended(on="2015-04-28")
        decided.challenge_did("resume", on="2015-04-29", by="handler")

        assert decided.challenge.state == "received"
        for by in ("beta", "agency", "budget"):
            with pytest.raises(NotYours):
                decided.suspended(on="2015-04-30", by=by)
