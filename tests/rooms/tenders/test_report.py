"""The report: signed by all, with dissent; handed over only then; looked at again for a reason."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.values.procurement import REPORT_CONTENTS
from goufu.stages.procurement.tenders.cards import ReportCard, may_read_report
from goufu.stages.procurement.tenders.cards.report import BUILDERS
from goufu.stages.procurement.tenders.rules import report as rules
from goufu.stages.procurement.tenders.rules import scoring
from tests.walk_procurement import COMMITTEE, POINTS

pytestmark = pytest.mark.django_db
DAY = "2015-04-20"
OTHER = {"reason": "第二名的服务方案更符合采购需求，评分明显偏低"}


def delivered(walk, **facts):
    return walk.tender_did("deliver_report", on="2015-04-21", by="agency", **facts)


def taken_up(walk, verb: str, reason: str, by: str, on: str = DAY):
    return walk.tender_did(verb, on=on, by=by, reason=reason, text="复核发现汇总有误，需要更正")


@pytest.mark.article("政府采购法实施条例 第四十一条第三款")
class TestSignatures:
    def test_it_is_handed_over_when_all_have_signed(self, evaluated):
        evaluated.report_signed(on=DAY, words=COMMITTEE[:-1])
        with pytest.raises(rules.SignaturesMissing):
            delivered(evaluated)
        evaluated.report_signed(on=DAY, words=COMMITTEE)
        delivered(evaluated)
        assert evaluated.tender.state == "reported"

    def test_who_neither_signs_nor_says_why_counts_as_agreeing(self, evaluated):
        evaluated.report_signed(on=DAY, words=COMMITTEE[:-1])
        delivered(evaluated, unsigned="成员5经当场通知拒绝签署，也未书面说明理由")
        card = ReportCard.of(evaluated.tender, evaluated.who("agency"), date(2015, 4, 21))
        assert [one.state for one in card.signatures] == ["已签署"] * 4 + ["未签署，视为同意"]

    def test_dissent_is_signed_with_its_reasons(self, evaluated):
        evaluated.tender_did("dissent", on=DAY, by="expert_2", **OTHER)
        with pytest.raises(rules.AlreadySigned):
            evaluated.tender_did("sign", on=DAY, by="expert_2")
        evaluated.report_signed(on=DAY, words=COMMITTEE)
        delivered(evaluated)
        seat = evaluated.number_of("expert_2")
        assert evaluated.tender.members.get(number=seat).dissent == OTHER["reason"]

    def test_nobody_else_signs(self, evaluated):
        with pytest.raises(scoring.NotOnTheCommittee):
            evaluated.tender_did("sign", on=DAY, by="expert_5")
        with pytest.raises(NotYours):
            evaluated.tender_did("sign", on=DAY, by="agency")

    @pytest.mark.article("财政部令第87号 第六十一条")
    @pytest.mark.article("财库〔2014〕214号 第二十七条")
    @pytest.mark.article("财政部令第74号 第十七条第二款")
    @pytest.mark.parametrize(
        ("method", "on", "refused"),
        [
            ("open_tender", date(2017, 10, 1), True),
            ("open_tender", date(2015, 4, 20), False),
            ("consultation", date(2015, 4, 20), True),
            ("negotiation", date(2015, 4, 20), True),
        ],
    )
    def test_most_members_must_agree(self, method, on, refused):
        facts = {"members": 5, "method": method, "on": on, "place": "CN-3415"}
        rules.check_majority(dissenting=2, **facts)
        if not refused:
            return rules.check_majority(dissenting=3, **facts)
        with pytest.raises(rules.MajorityDissents):
            rules.check_majority(dissenting=3, **facts)
        return None


@pytest.mark.article("政府采购法实施条例 第四十四条第一款")
class TestLookedAtAgain:
    @pytest.mark.article("财库〔2012〕69号")
    @pytest.mark.parametrize(
        ("method", "on", "reason", "allowed"),
        [
            ("open_tender", "2015-04-20", "qualification_error", True),
            ("open_tender", "2017-09-30", "qualification_error", True),
            ("open_tender", "2017-10-01", "qualification_error", False),
            ("open_tender", "2017-10-01", "sum_error", True),
            ("consultation", "2026-05-20", "qualification_error", True),
            ("negotiation", "2026-05-20", "price_arithmetic_error", True),
            ("negotiation", "2026-05-20", "abnormal_score", False),
            ("open_tender", "2012-06-10", "sum_error", False),
        ],
    )
    def test_only_for_the_reasons_of_the_day(self, method, on, reason, allowed):
        facts = {"method": method, "on": date.fromisoformat(on), "place": "CN-3415"}
        if allowed:
            return rules.check_reason(reason=reason, **facts)
        with pytest.raises(rules.ReasonNotOfTheLaw):
            rules.check_reason(reason=reason, **facts)
        return None

    def test_on_the_spot_before_it_is_signed(self, evaluated):
        evaluated.report_signed(on=DAY, words=("expert_2",))
        with pytest.raises(scoring.NotTheLeader):
            taken_up(evaluated, "review_again", "sum_error", "expert_2")
        taken_up(evaluated, "review_again", "sum_error", "expert_1")
        assert evaluated.tender.state == "evaluating"
        assert evaluated.tender.members.filter(signed_at__isnull=False).count() == 0
        evaluated.concluded(on=DAY)
        review = evaluated.tender.reviews.get()
        assert (review.changed, review.after_signing) == (False, False)
        assert (
            Deadline.objects.filter(duty="deliver_assessment_report", cancelled_on=None).count()
            == 1
        )

    def test_a_result_that_changes_is_reported_to_finance(self, evaluated):
        evaluated.reported(on="2015-04-21")
        evaluated.awarded(on="2015-04-23")
        with pytest.raises(rules.ReasonNotOfTheLaw):
            taken_up(evaluated, "reassess", "price_arithmetic_error", "agency", "2015-04-24")
        taken_up(evaluated, "reassess", "abnormal_score", "head", "2015-04-24")
        assert (evaluated.tender.state, evaluated.tender.winner) == ("evaluating", None)
        for word in COMMITTEE:
            seat = evaluated.tender.members.get(account_id=evaluated.who(word).account_id)
            evaluated.tender_did(
                "return_points", on="2015-04-24", by="expert_1",
                member=seat.pk, reason="abnormal_score", text="核对评分",
            )  # fmt: skip
        better = {**POINTS, "beta": ("50", "30")}
        evaluated.scored(on="2015-04-24", **better).concluded(on="2015-04-24")
        assert evaluated.offer("beta").rank == 1
        assert evaluated.tender.reviews.get().changed
        line = Entry.objects.get(event="tender.report_change")
        assert line.clause == "政府采购法实施条例 第四十四条第一款"
        told = Message.objects.filter(
            entry=line, account_id=evaluated.who("supervision").account_id
        )
        assert told.exists()
        evaluated.reported(on="2015-04-24").awarded(on="2015-04-27", to="beta")
        assert (
            Deadline.objects.filter(duty="decide_award", met_on=None, cancelled_on=None).count()
            == 0
        )

    def test_not_once_the_result_is_out(self, evaluated):
        evaluated.reported(on="2015-04-21").awarded(on="2015-04-23")
        evaluated.result_published(on="2015-04-24")
        with pytest.raises(NotNow):
            taken_up(evaluated, "reassess", "sum_error", "agency", "2015-04-27")


class TestWhatItSays:
    @pytest.mark.article("财政部令第87号 第五十八条")
    @pytest.mark.article("财库〔2014〕214号 第二十六条")
    @pytest.mark.article("财政部令第74号 第十七条")
    @pytest.mark.parametrize("method", ["open_tender", "consultation", "negotiation", "inquiry"])
    def test_every_part_that_the_law_asks_for_can_be_told(self, method):
        law = REPORT_CONTENTS.on(date(2026, 5, 20), method=method)
        assert set(law.value) <= set(BUILDERS)

    def test_names_stay_seats_for_the_purchaser_until_the_result(self, evaluated):
        evaluated.reported(on="2015-04-21")
        day = date(2015, 4, 21)
        mine = ReportCard.of(evaluated.tender, evaluated.who("expert_1"), day)
        theirs = ReportCard.of(evaluated.tender, evaluated.who("head"), day)
        assert ("专家1" in str(mine), "专家1" in str(theirs)) == (True, False)
        assert "成员1" in str(theirs)
        assert any("46.00" in str(one) for one in theirs.sections)

    def test_who_may_read_it_and_when(self, evaluated):
        def readers() -> set[str]:
            people = ("expert_1", "agency", "head", "supervision", "alpha", "expert_5", "inspector")
            return {by for by in people if may_read_report(evaluated.tender, evaluated.who(by))}

        assert readers() == {"expert_1", "agency"}
        evaluated.reported(on="2015-04-21")
        assert readers() == {"expert_1", "agency", "head", "supervision", "inspector"}
