"""The winner falls away: the next candidate stands, or the project is bought again."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.rules import award as rules
from tests.walk_aftermath import given_up

pytestmark = pytest.mark.django_db


class TestTheNextCandidate:
    @pytest.fixture
    def fallen(self, decided):
        return given_up(decided, on="2015-05-20")

    @pytest.mark.article("政府采购法实施条例 第四十九条")
    def test_the_second_may_be_chosen_and_gets_a_contract_of_its_own(self, fallen):
        assert fallen.tender.state == "next_candidate"
        assert fallen.tender.winner is None
        assert fallen.project.state == "purchasing"
        assert fallen.offer("alpha").state == "set_aside"
        with pytest.raises(rules.NotNextInRanking):
            fallen.awarded(on="2015-05-21", to="gamma")
        fallen.awarded(on="2015-05-21", to="beta").result_published(on="2015-05-22")

        contracts = Contract.objects.filter(project_code=fallen.ref).order_by("id")
        assert [one.state for one in contracts] == ["given_up", "draft"]
        assert contracts[1].provider_id == fallen.who("beta").organisation_id
        assert fallen.offer("gamma").state == "lost"
        assert fallen.tender.letter_number.endswith("TZ2")
        open_now = Deadline.objects.get(duty="sign_contract", met_on=None, cancelled_on=None)
        assert str(open_now.starts_on) == "2015-05-22"

    def test_the_notice_is_corrected_and_those_concerned_are_told(self, fallen):
        result, correction = Notice.objects.filter(
            source_ref=fallen.tender.ref, kind__in=["result", "correction"]
        ).order_by("id")

        assert correction.corrects == result
        assert ["更正事项", "采购结果"] in correction.lines
        told = Message.objects.filter(event__in=["offer.stand_again", "offer.set_aside"])
        assert {one.account.username.split("-")[-1] for one in told} == {"alpha", "beta", "gamma"}

    def test_it_may_be_bought_again_by_the_head_alone(self, fallen):
        reason = "其余候选人报价偏高，重新采购"
        for by in ("handler", "agency", "supervision"):
            with pytest.raises(NotYours):
                fallen.tender_did("restart", on="2015-05-21", by=by, reason=reason)
        fallen.tender_did("restart", on="2015-05-21", by="head", reason=reason)

        assert fallen.tender.state == "failed"
        assert fallen.offer("beta").state == "void"
        assert fallen.plan.state == "lapsed"
        with pytest.raises(NotNow):
            fallen.awarded(on="2015-05-21", to="beta")

    def test_when_nobody_is_left_it_is_bought_again(self, fallen):
        for by, on in (("beta", "2015-05-21"), ("gamma", "2015-06-01")):
            fallen.awarded(on=on, to=by).result_published(on=on)
            given_up(fallen, on=on)

        assert fallen.tender.state == "failed"
        assert fallen.project.state == "announced"
