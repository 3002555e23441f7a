"""What is really done about a purchase when a challenge to its process or result is right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.challenges import doors, rules
from tests.rooms.tenders.conftest import kept
from tests.walk_aftermath import todays_result
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
ON, NEXT = "2026-05-28", "2026-05-29"
WHY = {"facts": "团队证书查询记录", "grounds": "政府采购法第七十七条"}


@pytest.fixture(scope="module")
def of_four(django_db_setup, django_db_blocker) -> Iterator[ProcurementWalk]:
    """A result of 25 May 2026 among four; beta has challenged it."""

    def stage(walk: ProcurementWalk) -> None:
        todays_result(walk, four=True)
        walk.challenged(on=ON, by="beta")

    with kept(django_db_blocker, stage, 2026) as walk:
        yield walk


def _answered(walk: ProcurementWalk, outcome: str, by: str = "handler", **facts: str) -> None:
    said = {"answer": "经核查，中标供应商提供的证书不实", **WHY, **facts}
    walk.challenge_did("answer", on=NEXT, by=by, outcome=outcome, **said)


class TestTheNextCandidate:
    @pytest.mark.article("财政部令第94号 第十六条")
    def test_the_winner_falls_and_the_second_gets_the_contract(self, of_four):
        of_four.suspended(on=ON)
        _answered(of_four, "upheld_next", offer=of_four.offer("alpha").ref)

        assert of_four.tender.state == "next_candidate"
        assert of_four.offer("alpha").state == "set_aside"
        assert Contract.objects.get(project_code=of_four.ref).state == "given_up"
        assert Notice.objects.filter(kind="correction", source_ref=of_four.tender.ref).exists()
        of_four.awarded(on="2026-06-01", to="beta").result_published(on="2026-06-02")
        second = Contract.objects.filter(project_code=of_four.ref).latest("id")
        assert second.provider_id == of_four.who("beta").organisation_id
        # Its own result may be challenged anew.
        of_four.challenged(on="2026-06-04", by="gamma")

    def test_it_is_reported_to_finance_in_writing(self, of_four):
        _answered(of_four, "upheld_next", offer=of_four.offer("alpha").ref)

        assert of_four.challenge.state == "to_report"
        told = {"report": "中标供应商证书不实，结果改变，另行确定第二候选人"}
        for by in ("head", "beta", "supervision"):
            with pytest.raises(NotYours):
                of_four.challenge_did("report_to_finance", on=NEXT, by=by, **told)
        of_four.challenge_did("report_to_finance", on=NEXT, by="handler", **told)
        assert (of_four.challenge.state, str(of_four.challenge.reported_on)) == ("answered", NEXT)
        supervision = of_four.who("supervision").account_id
        assert Message.objects.filter(
            event="challenge.report_to_finance", account=supervision
        ).exists()

    def test_it_is_told_whom_it_concerns(self, of_four):
        _answered(of_four, "upheld_next", offer=of_four.offer("alpha").ref)

        told = Message.objects.filter(event__in=["offer.set_aside", "challenge.answer"])
        names = {one.account.username.split("-")[-1] for one in told}
        assert {"alpha", "beta", "supervision", "head"} <= names

    def test_somebody_has_to_be_named_and_it_has_to_be_the_winner(self, of_four):
        with pytest.raises(rules.NobodyNamed):
            _answered(of_four, "upheld_next")
        with pytest.raises(rules.ResultStands):
            _answered(of_four, "upheld_next", offer=of_four.offer("delta").ref)

        assert of_four.tender.state == "result_published"
        listed = doors.candidates(of_four.challenge, of_four.who("handler"), None)
        assert next(ref for ref, _ in listed) == of_four.offer("alpha").ref

    def test_where_too_few_are_left_it_can_only_start_again(self, of_four):
        gamma = of_four.offer("gamma")
        gamma.set(state="void")
        with pytest.raises(rules.TooFewLeft) as refused:
            _answered(of_four, "upheld_next", offer=of_four.offer("alpha").ref)

        assert "2" in str(refused.value)
        _answered(of_four, "upheld_restart")
        assert of_four.tender.state == "failed"
        assert of_four.challenge.state == "to_report"
        assert of_four.project.state == "announced"

    @pytest.mark.article("政府采购法实施条例 第五十四条")
    def test_once_the_contract_is_signed_the_result_is_not_simply_changed(self, of_four):
        Deadline.objects.filter(duty="sign_contract").update(met_on="2026-05-29")
        with pytest.raises(rules.ContractSigned):
            _answered(of_four, "upheld_next", offer=of_four.offer("alpha").ref)

    def test_without_effect_it_goes_on(self, of_four):
        _answered(of_four, "upheld_no_effect")

        assert (of_four.challenge.state, of_four.tender.state) == ("answered", "result_published")


class TestTheAnswerOfToday:
    @pytest.mark.article("财政部令第94号 第十五条")
    def test_it_gives_facts_and_grounds(self, of_four):
        with pytest.raises(rules.AnswerIncomplete) as refused:
            _answered(of_four, "dismissed", facts="", grounds="")
        assert "事实依据" in str(refused.value)

        _answered(of_four, "dismissed")
        facts = Entry.objects.get(event="challenge.answer").facts
        assert facts["complain_to"].endswith("财政局")
        assert facts["complain_until"] == "2026-06-30"


class TestTheLetterOfToday:
    @pytest.mark.article("财政部令第94号 第十条")
    def test_a_second_one_on_the_same_result_is_refused_by_its_clause(self, of_four):
        with pytest.raises(rules.OncePerStep) as refused:
            of_four.challenged(on=NEXT, by="beta")

        assert refused.value.clause == "财政部令第94号 第十条"

    @pytest.mark.article("财政部令第94号 第十二条")
    def test_gaps_are_named_and_completed_and_the_clock_runs_on(self, of_four):
        assert set(of_four.challenge.gaps) == {"address_and_postcode", "contact_and_phone"}
        due = of_four.challenge.answer_due_on
        reason = "请补正联系人、联系电话、地址和邮编"
        of_four.challenge_did("ask_completion", on=ON, by="handler", reason=reason)
        with pytest.raises(NotYours):
            of_four.challenge_did("complete", on=NEXT, by="handler", **_letter())
        of_four.challenge_did("complete", on=NEXT, by="beta", **_letter())

        assert (of_four.challenge.state, of_four.challenge.gaps) == ("received", [])
        assert of_four.challenge.answer_due_on == due
        with pytest.raises(NotNow):
            of_four.challenge_did("complete", on=NEXT, by="beta", **_letter())

    def test_an_incomplete_one_is_answered_all_the_same(self, of_four):
        reason = "请补正联系人、联系电话、地址和邮编"
        of_four.challenge_did("ask_completion", on=ON, by="handler", reason=reason)
        _answered(of_four, "dismissed")

        assert of_four.challenge.state == "answered"


def _letter() -> dict[str, str]:
    return {
        "facts": "中标人提供的服务团队证书与实际不符",
        "grounds": "政府采购法第五十二条",
        "request": "请求重新评审",
        "address": "六安市皖西大道一号",
        "postcode": "237000",
        "contact": "乙联系人",
        "phone": "0564-0000000",
    }


class TestTheComplaint:
    complain = staticmethod(
        partial(
            ProcurementWalk.challenge_did,
            verb="complain",
            complaint="对证书真实性的答复没有查询记录支持",
            request="请求认定中标无效",
        )
    )

    @pytest.mark.article("政府采购法 第五十五条")
    def test_until_the_fifteenth_working_day_after_the_answers_period(self, of_four):
        _answered(of_four, "dismissed")
        # Received on 28 May, to be answered by 8 June.
        assert str(of_four.challenge.answer_due_on) == "2026-06-08"
        with pytest.raises(rules.TooLateToComplain):
            self.complain(of_four, on="2026-07-01", by="beta")
        self.complain(of_four, on="2026-06-30", by="beta")

        assert of_four.challenge.state == "complained"

    def test_all_that_was_said_is_handed_over_to_finance(self, of_four):
        _answered(of_four, "dismissed")
        self.complain(of_four, on="2026-06-10", by="beta")

        facts = Entry.objects.get(event="challenge.complain").facts
        assert facts["challenged_on"] == ON
        assert facts["answer"] == "经核查，中标供应商提供的证书不实"
        assert facts["complain_until"] == "2026-06-30"
        assert len(facts["respondents"]) == 2
        assert Message.objects.filter(event="challenge.complain", account__name="孙监管").exists()

    def test_unanswered_only_after_the_period(self, of_four):
        with pytest.raises(rules.NotYetToComplain):
            self.complain(of_four, on="2026-06-08", by="beta")
        self.complain(of_four, on="2026-06-09", by="beta")

    def test_only_by_who_has_challenged(self, of_four):
        _answered(of_four, "dismissed")
        with pytest.raises(NotYours):
            self.complain(of_four, on="2026-06-10", by="handler")
