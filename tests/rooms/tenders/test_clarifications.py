"""The committee asks in writing, a provider answers in its own name, the committee finds."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.procurement.tenders import actions, assessed, choices, sheets
from goufu.stages.procurement.tenders.cards import ExplanationCard
from goufu.stages.procurement.tenders.models import Explanation
from goufu.stages.procurement.tenders.rules import clarifications as rules
from goufu.stages.procurement.tenders.rules import offers, scoring
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
TODAY = "2026-05-20"
AT = f"{TODAY}T10:00"


@pytest.fixture
def seated(opened_today):
    return opened_today.seated(on=TODAY)


def asked(walk, by: str = "expert_1", of: str = "beta", until: str = f"{TODAY}T11:00", **changes):
    facts = {
        "offer": walk.offer(of).ref,
        "question": "服务方案前后表述不一致，请书面说明",
        "answer_by": moment_of(until),
        **changes,
    }
    return actions.ask(
        parent_ref=walk.tender.ref,
        sheet=sheets.Question(**facts),
        actor=walk.who(by),
        at=moment_of(AT),
    )


def did(walk, verb: str, by: str, at: str = f"{TODAY}T10:30", **facts) -> Explanation:
    one = Explanation.objects.latest("id")
    action = getattr(actions, verb)
    sheet = getattr(sheets, action.__annotations__["sheet"]).model_validate(facts)
    action(ref=one.ref, sheet=sheet, actor=walk.who(by), at=moment_of(at))
    return Explanation.objects.get(pk=one.pk)


@pytest.mark.article("招标投标法 第三十九条")
class TestQuestions:
    def test_one_is_asked_answered_and_found_on(self, seated):
        asked(seated)
        assert did(seated, "answer", "beta", answer="以按月回访为准").state == "answered"
        with pytest.raises(rules.ChangesSubstance):
            did(seated, "accept", "expert_1", decision="采纳")
        found = did(seated, "accept", "expert_1", decision="未改变实质性内容", unchanged=True)
        assert found.state == "accepted"
        assert seated.offer("beta").state == "opened"

    def test_only_the_leader_asks_and_only_while_the_committee_sits(self, seated):
        assert choices.may_ask(seated.tender, seated.who("expert_1"), date(2026, 5, 20))
        assert not choices.may_ask(seated.tender, seated.who("expert_2"), date(2026, 5, 20))
        with pytest.raises(scoring.NotTheLeader):
            asked(seated, by="expert_2")
        with pytest.raises(NotYours):
            asked(seated, by="agency")
        with pytest.raises(offers.NoSuchOffer):
            asked(seated, offer="TB-9")
        seated.scored(on=TODAY).concluded(on=TODAY)
        with pytest.raises(rules.NotInAssessment):
            asked(seated)

    def test_one_of_a_kind_at_a_time_and_time_to_answer(self, seated):
        with pytest.raises(rules.AnswerTooSoon):
            asked(seated, until=AT)
        asked(seated)
        with pytest.raises(rules.AlreadyAsked):
            asked(seated)
        asked(seated, of="alpha")

    def test_the_minute_counts_and_the_minute_after_does_not(self, seated):
        asked(seated)
        with pytest.raises(rules.AnswerTooLate):
            did(seated, "answer", "beta", at=f"{TODAY}T11:01", answer="以按月回访为准")
        late = did(seated, "answer", "beta", at=f"{TODAY}T11:00", answer="以按月回访为准")
        assert late.state == "answered"

    def test_silence_is_noted_and_found_on(self, seated):
        one = asked(seated)
        seated.ticked(at=f"{TODAY}T11:00")
        assert Explanation.objects.get(pk=one.pk).state == "asked"
        seated.ticked(at=f"{TODAY}T11:01")
        assert Explanation.objects.get(pk=one.pk).state == "unanswered"
        with pytest.raises(NotNow):
            did(seated, "accept", "expert_1", decision="采纳", unchanged=True)
        did(seated, "reject", "expert_1", reason="逾期未答复，按原文件评审，不予采纳")
        assert seated.offer("beta").state == "opened"

    def test_nothing_is_added_up_while_one_is_open(self, seated):
        asked(seated)
        seated.scored(on=TODAY)
        with pytest.raises(rules.ClarificationsOpen):
            seated.concluded(on=TODAY)

    def test_each_sees_its_own_and_no_names(self, seated):
        one = asked(seated)

        def seen(by: str) -> bool:
            return assessed.explanations_visible_to(seated.who(by)).filter(pk=one.pk).exists()

        assert {
            by: seen(by) for by in ("beta", "agency", "expert_2", "handler_2")
        } == dict.fromkeys(("beta", "agency", "expert_2", "handler_2"), True)
        assert [by for by in ("alpha", "expert_5", "head", "supervision") if seen(by)] == []
        card = ExplanationCard.of(one, seated.who("beta"))
        assert "专家1" not in str(card)
        seat = seated.number_of("expert_1")
        assert Entry.objects.get(event="explanation.open").actor == f"评标委员会成员{seat}"

    def test_what_is_open_falls_away_with_the_offer(self, seated):
        one = asked(seated)
        seated.tender_did(
            "declare_invalid",
            on=TODAY,
            by="expert_1",
            offer=seated.offer("beta").ref,
            ground="conditions",
            reason="附有采购人不能接受的条件",
        )
        assert Explanation.objects.get(pk=one.pk).state == "dropped"


class TestLowPrices:
    @pytest.mark.article("财库〔2026〕2号")
    def test_who_is_asked_has_half_an_hour(self, seated):
        with pytest.raises(rules.ExplanationTooShort) as refused:
            asked(seated, low_price=True, until=f"{TODAY}T10:29")
        assert "2026-05-20 10:30" in refused.value.remedy_text
        assert asked(seated, low_price=True, until=f"{TODAY}T10:30").kind == "low_price"

    @pytest.mark.article("财政部令第87号 第六十条")
    def test_a_hit_alone_is_not_invalid_but_must_be_explained(self, seated):
        type(seated.offer("alpha")).objects.filter(pk=seated.offer("alpha").pk).update(
            price_fen=70_000_000
        )
        seated.scored(on=TODAY)
        with pytest.raises(rules.LowPriceUnexplained):
            seated.concluded(on=TODAY)
        asked(seated, of="alpha", low_price=True)
        did(seated, "answer", "alpha", answer="成本构成：人工五十万元，其余见附表")
        did(seated, "accept", "expert_1", decision="能够说明其合理性", unchanged=True)
        seated.concluded(on=TODAY)
        assert seated.offer("alpha").rank == 1

    def test_one_that_stays_unexplained_is_invalid(self, seated):
        asked(seated, of="alpha", low_price=True)
        seated.ticked(at=f"{TODAY}T11:01")
        did(seated, "reject", "expert_1", reason="未在规定时间内说明，不能证明合理")
        alpha = seated.offer("alpha")
        assert (alpha.state, "第六十条" in alpha.invalid_reason) == ("invalid", True)


class TestCorrections:
    def propose(self, walk, **changes) -> Explanation:
        facts = {
            "offer": walk.offer("beta").ref,
            "words": "壹佰陆拾肆万元整",
            "answer_by": moment_of(f"{TODAY}T11:00"),
            **changes,
        }
        return actions.propose_correction(
            parent_ref=walk.tender.ref,
            sheet=sheets.Contradiction.model_validate(facts),
            actor=walk.who("expert_1"),
            at=moment_of(AT),
        )

    @pytest.mark.article("财政部令第87号 第五十九条")
    def test_confirmed_it_binds_and_ranks(self, seated):
        one = self.propose(seated)
        assert (one.corrected_fen, one.rules_applied) == (164_000_000, ["words_over_figures"])
        assert "以大写金额为准" in one.question
        assert did(seated, "answer", "beta", answer="确认", agreed=True).state == "accepted"
        seated.scored(on=TODAY).concluded(on=TODAY)
        beta = seated.offer("beta")
        assert (beta.price_fen, beta.evaluated_fen) == (165_000_000, 164_000_000)
        assert str(beta.price_score) == "19.51"

    def test_declined_or_unanswered_the_offer_is_invalid(self, seated):
        self.propose(seated)
        assert did(seated, "answer", "beta", answer="不同意修正").state == "rejected"
        assert seated.offer("beta").state == "invalid"
        assert "第五十九条" in seated.offer("beta").invalid_reason

    def test_nothing_to_correct_and_no_order_for_the_method(self, seated):
        with pytest.raises(rules.NoContradiction):
            self.propose(seated, words="壹佰陆拾伍万元整")
        type(seated.tender).objects.filter(pk=seated.tender.pk).update(method="consultation")
        with pytest.raises(rules.NoOrderOfCorrection):
            self.propose(seated)
