"""A closed agreement: planned, called for, evaluated, signed, supplemented, summed up."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.frameworks.rules import committee, deal, entry, plan
from goufu.stages.procurement.tenders.rules.timing import ClosesTooSoon
from tests.walk_frameworks import COMMITTEE, FrameworkWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> FrameworkWalk:
    return FrameworkWalk()


def open_duties(walk: FrameworkWalk) -> dict[str, str]:
    found = Deadline.objects.filter(ref__startswith=walk.framework.ref, met_on__isnull=True)
    return {one.duty: str(one.due_on) for one in found}


class TestBeforeMarch2022:
    @pytest.mark.article("财政部令第110号 第五十二条")
    def test_there_are_none_and_the_refusal_says_what_to_do(self):
        walk = FrameworkWalk(year=2015).up_to_announcement()
        with pytest.raises(plan.FrameworksNotYet) as refused:
            walk.framework_planned(on="2015-03-23")
        assert "凭单" in refused.value.remedy_text
        assert refused.value.clause == "财政部令第110号 第五十二条"

    @pytest.mark.article("财政部令第110号 第五十二条")
    def test_from_the_first_day_on_there_are(self):
        plan.check_in_force(on=date(2022, 3, 1), place="CN-3415")
        with pytest.raises(plan.FrameworksNotYet):
            plan.check_in_force(on=date(2022, 2, 28), place="CN-3415")


class TestThePlan:
    @pytest.mark.article("财政部令第110号 第五条")
    def test_a_body_below_waits_for_the_consent_of_its_sector(self, walk):
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        with pytest.raises(plan.NotConsented):
            walk.framework_did("file_plan", on="2026-03-25")

        walk.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        walk.framework_did("file_plan", on="2026-03-27")
        assert (walk.framework.state, walk.project.state) == ("planned", "purchasing")

    @pytest.mark.article("财政部令第110号 第五条")
    def test_a_changed_plan_needs_a_new_consent(self, walk):
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        walk.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        from tests.walk_frameworks import PLAN

        walk.framework_did("edit", on="2026-03-26", **{**PLAN, "months": 24})
        with pytest.raises(plan.NotConsented):
            walk.framework_did("file_plan", on="2026-03-27")

    @pytest.mark.article("财政部令第110号 第三条第一款")
    def test_items_of_the_catalogue_are_the_central_agencys(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.AnotherCollector):
            walk.framework_planned(on="2026-03-24", case="small_catalogue_items")

    @pytest.mark.article("财政部令第110号 第四条第一款")
    @pytest.mark.article("财政部令第110号 第十条第二款")
    def test_it_is_closed_where_nothing_lets_it_be_open(self, walk):
        walk.up_to_announcement()
        for facts in (
            {"form": "open_framework"},
            {"form": "open_framework", "open_case": "elimination_unfit"},
        ):
            with pytest.raises(plan.NoGroundToStayOpen):
                walk.framework_planned(on="2026-03-24", **facts)

    @pytest.mark.article("财政部令第110号 第四十二条")
    def test_in_an_open_one_the_provider_is_chosen(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.OpenMeansDirectChoice):
            walk.framework_planned(
                on="2026-03-24",
                form="open_framework",
                open_case="beneficiaries_choose",
                way="taking_turns",
            )

    @pytest.mark.article("财政部令第110号 第二十五条")
    def test_price_comes_first_where_nothing_is_said(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.PriceComesFirst):
            walk.framework_planned(on="2026-03-24", method="quality_first")
        walk.framework_planned(on="2026-03-24", method="quality_first", quality_case="guided_price")

    @pytest.mark.article("财政部令第110号 第十一条")
    def test_three_of_each_are_asked_or_it_is_said_why_not(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.AskedTooFew):
            walk.framework_planned(on="2026-03-24", providers_asked=2)
        walk.framework_planned(on="2026-03-24", providers_asked=2, survey_explained=True)

    @pytest.mark.article("财政部令第110号 第十五条第二款")
    def test_two_years_or_a_reason(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.TermTooLong):
            walk.framework_planned(on="2026-03-24", months=25)
        walk.framework_planned(on="2026-03-24", months=24)

    @pytest.mark.article("财政部令第110号 第二十七条第一款")
    def test_a_fifth_is_eliminated_at_least(self, walk):
        walk.up_to_announcement()
        with pytest.raises(plan.EliminatesTooFew):
            walk.framework_planned(on="2026-03-24", elimination_percent=19)

    @pytest.mark.article("财政部令第110号 第八条第二款")
    def test_another_body_has_no_part_in_it(self, walk):
        walk.up_to_announcement()
        with pytest.raises(NotAParty):
            walk.framework_planned(on="2026-03-24", by="school_handler")

    def test_a_withdrawn_plan_leaves_the_project_to_be_bought_another_way(self, walk):
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        walk.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        walk.framework_did("file_plan", on="2026-03-27")
        walk.framework_did("withdraw", on="2026-03-30", reason="改用公开招标方式采购服务")
        assert walk.project.state == "announced"


class TestTheCall:
    @pytest.mark.article("财政部令第110号 第二十二条")
    @pytest.mark.article("财政部令第110号 第九条")
    def test_is_open_as_long_as_a_tender_and_is_published(self, walk):
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        walk.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        walk.framework_did("file_plan", on="2026-03-27")
        with pytest.raises(ClosesTooSoon):
            walk.framework_did(
                "publish_call", on="2026-04-08", closes_at=moment_of("2026-04-27T09:00")
            )
        walk.framework_did("publish_call", on="2026-04-08", closes_at=moment_of("2026-04-28T09:00"))
        notice = Notice.objects.get(source_ref=walk.framework.ref)
        assert (notice.kind, notice.state) == ("framework_call", "published")
        assert ["最高限制单价", "120.00 元"] in notice.lines

    @pytest.mark.article("财政部令第110号 第十三条")
    def test_no_response_is_above_the_ceiling(self, walk):
        walk.up_to_call()
        walk.responded("alpha", on="2026-04-20", price_fen=12_001)
        walk.responded("beta", on="2026-04-20", price_fen=12_000).responses_opened()
        with pytest.raises(entry.QualifiedAboveTheCeiling):
            walk.evaluated(on="2026-05-06")

    def test_nobody_but_the_provider_reads_a_response_before_the_opening(self, walk):
        from goufu.base.ledger.models import Entry as Line
        from goufu.stages.procurement.frameworks import queries

        walk.up_to_call().responded("alpha", on="2026-04-20")
        seen = {
            word: queries.entries_visible_to(walk.who(word)).count()
            for word in ("handler", "head", "beta", "alpha", "supervision", "inspector")
        }
        assert seen == {
            "handler": 0, "head": 0, "beta": 0, "alpha": 1, "supervision": 0, "inspector": 0
        }  # fmt: skip
        line = Line.objects.get(event="framework_entry.open")
        assert "price_fen" not in line.facts
        assert (line.project_code, walk.entry("alpha").project_code) == ("", "")

        walk.responded("beta", on="2026-04-20").responses_opened()
        assert queries.entries_visible_to(walk.who("handler")).count() == 2
        assert queries.entries_visible_to(walk.who("delta")).count() == 0

    def test_late_is_late(self, walk):
        walk.up_to_call()
        walk.responded("beta", at="2026-05-06T08:59:59.999")
        for late in ("2026-05-06T09:00", "2026-05-06T09:00:00.001"):
            with pytest.raises(entry.ResponsesClosed) as refused:
                walk.responded("alpha", at=late)
            assert refused.value.params["closing"] == "2026-05-06 09:00:00.000"
        assert walk.framework.entries.count() == 1

    def test_one_each_and_again_after_withdrawing(self, walk):
        walk.up_to_call().responded("alpha", on="2026-04-20")
        with pytest.raises(entry.AlreadyThere):
            walk.responded("alpha", on="2026-04-21")
        walk.entry_did("withdraw_response", "alpha", on="2026-04-22")
        walk.responded("alpha", on="2026-04-23")


class TestTheEvaluation:
    @pytest.mark.article("财政部令第110号 第二十七条第一款")
    @pytest.mark.article("财政部令第110号 第二十八条")
    @pytest.mark.article("财政部令第110号 第二十九条第一款")
    def test_the_dearest_of_four_is_eliminated_and_the_result_is_published(self, walk):
        walk.up_to_entered()
        states = {by: walk.entry(by).state for by in ("alpha", "beta", "gamma", "delta")}
        assert states == {
            "alpha": "entered",
            "beta": "entered",
            "gamma": "entered",
            "delta": "eliminated",
        }
        assert walk.entry("alpha").rank == 1
        notice = Notice.objects.get(source_ref=walk.framework.ref, kind="framework_entry")
        assert [row[1] for row in notice.table["rows"]] == [
            walk.who(by).organisation for by in ("alpha", "beta", "gamma")
        ]
        # Thirty days from 8 May, a Sunday, and no holiday.
        assert open_duties(walk)["sign_framework"] == "2026-06-07"

    @pytest.mark.article("财政部令第110号 第二十七条第一款")
    def test_two_must_respond_and_qualify(self, walk):
        walk.up_to_call().responded("alpha", on="2026-04-20")
        walk.ticked(at="2026-05-06T09:00")
        with pytest.raises(entry.TooFewToOpen):
            walk.responses_unlocked(at="2026-05-06T09:30")
        walk.framework_did("fail", on="2026-05-06", reason="只有一家供应商提交响应文件")
        assert (walk.framework.state, walk.project.state) == ("failed", "announced")
        entered = walk.entry("alpha")
        assert (entered.state, entered.envelope, entered.price_fen) == ("void", "", None)

    @pytest.mark.article("财政部令第110号 第二十七条第一款")
    def test_of_two_both_must_qualify(self, walk):
        walk.up_to_call().responded("alpha", on="2026-04-20").responded("beta", on="2026-04-20")
        walk.responses_opened()
        with pytest.raises(entry.TooFewResponses):
            walk.evaluated(on="2026-05-06", bad=("beta",))

    @pytest.mark.article("财政部令第110号 第二十七条第一款")
    def test_of_two_one_is_eliminated(self, walk):
        walk.up_to_call().responded("alpha", on="2026-04-20").responded("beta", on="2026-04-20")
        walk.responses_opened().evaluated(on="2026-05-06")
        assert (walk.entry("alpha").state, walk.entry("beta").state) == ("entered", "eliminated")

    @pytest.mark.parametrize(
        ("qualified", "percent", "most", "enter"),
        [(2, 20, None, 1), (5, 20, None, 4), (6, 20, None, 4), (10, 40, None, 6), (9, 20, 3, 3)],
    )
    def test_a_share_is_rounded_up(self, qualified, percent, most, enter):
        places = entry.places_for(
            qualified, percent=percent, most=most, on=date(2026, 6, 1), place="CN"
        )
        assert places == enter

    def test_every_response_is_judged_and_a_bad_one_with_reasons(self, walk):
        walk.up_to_opened()
        rows = [{"entry_id": walk.entry("alpha").pk, "qualified": True}]
        with pytest.raises(entry.NotAllJudged):
            walk.evaluated(on="2026-05-06", rows=rows)
        rows = [
            {"entry_id": walk.entry(by).pk, "qualified": by != "delta"}
            for by in ("alpha", "beta", "gamma", "delta")
        ]
        with pytest.raises(entry.ReasonMissing):
            walk.evaluated(on="2026-05-06", rows=rows)
        walk.evaluated(on="2026-05-06", bad=("delta",))
        assert walk.entry("delta").state == "invalid"
        assert walk.entry("gamma").state == "eliminated"

    @pytest.mark.article("财政部令第110号 第二十五条")
    def test_by_quality_the_best_enter(self, walk):
        walk.up_to_opened(method="quality_first", quality_case="guided_price")
        marks = {"alpha": "70", "beta": "80", "gamma": "90", "delta": "95"}
        rows = [
            {"entry_id": walk.entry(by).pk, "qualified": True, "quality": points}
            for by, points in marks.items()
        ]
        without = [{key: row[key] for key in ("entry_id", "qualified")} for row in rows]
        with pytest.raises(entry.QualityMissing):
            walk.evaluated(on="2026-05-06", rows=without)
        walk.evaluated(on="2026-05-06", rows=rows)
        assert walk.entry("delta").rank == 1
        assert walk.entry("alpha").state == "eliminated"

    @pytest.mark.article("财政部令第110号 第九条")
    def test_the_committee_is_that_of_an_open_tender(self, walk):
        walk.up_to_opened()
        posts = [{"appointment_id": walk.who(word).appointment_id} for word in COMMITTEE]
        for members in (posts[:3], [*posts[:4], *posts[3:4]]):
            with pytest.raises((committee.CommitteeNotInOrder, committee.NobodySuch)):
                walk.evaluated(on="2026-05-06", members=members)


class TestTheAgreement:
    @pytest.mark.article("财政部令第110号 第二十九条第一款")
    @pytest.mark.article("财政部令第110号 第三十条第一款")
    def test_is_signed_filed_and_told(self, walk):
        walk.up_to_entered()
        with pytest.raises(entry.NobodySigned):
            walk.framework_did("conclude", on="2026-05-20")
        for by in ("alpha", "beta"):
            walk.entry_did("sign", by, on="2026-05-15", signatory="法定代表人")
        walk.framework_did("conclude", on="2026-05-20")
        assert str(walk.framework.expires_on) == "2027-05-19"
        assert [walk.entry(by).state for by in ("alpha", "beta", "gamma")] == [
            "signed", "signed", "entered"
        ]  # fmt: skip
        duties = open_duties(walk)
        assert duties == {
            "file_framework": "2026-05-29", "tell_framework_users": "2026-05-25"
        }  # fmt: skip
        walk.framework_did("file_copy", on="2026-05-29", receipt="备〔2026〕1号")
        walk.framework_did("tell_users", on="2026-05-25")
        assert open_duties(walk) == {}

    @pytest.mark.article("财政部令第110号 第二十条第一款")
    @pytest.mark.article("财政部令第110号 第二十条第二款")
    def test_who_leaves_without_a_good_reason_is_held(self, walk):
        walk.up_to_framework()
        walk.entry_did(
            "ask_to_leave", "alpha", on="2026-06-01", reason="业务方向调整，不愿继续服务"
        )
        assert open_duties(walk)["publish_framework_exit"] == "2026-06-03"
        walk.entry_did(
            "refuse_exit", "alpha", by="handler", on="2026-06-02", reason="理由不正当，继续履行协议"
        )
        assert walk.entry("alpha").state == "signed"

    @pytest.mark.article("财政部令第110号 第十九条第一款")
    @pytest.mark.article("财政部令第110号 第十九条第二款")
    @pytest.mark.article("财政部令第110号 第三十一条第一款")
    def test_more_are_invited_only_below_seven_in_ten_and_the_removed_stay_away(self, walk):
        walk.up_to_framework()
        more = {"closes_at": moment_of("2026-07-20T09:00"), "reason": "剩余供应商不能满足服务需要"}
        with pytest.raises(entry.EnoughAreLeft):
            walk.framework_did("supplement", on="2026-06-25", **more)

        facts = {"ground": "broke_contract", "reason": "多次未按约定上门，经请求仍不履行"}
        walk.entry_did("remove", "gamma", by="handler", on="2026-06-10", **facts)
        walk.framework_did("supplement", on="2026-06-25", **more)
        assert walk.framework.is_running(date(2026, 6, 25))
        with pytest.raises(entry.NotAfterRemoval):
            walk.responded("gamma", on="2026-07-01")
        walk.responded("delta", on="2026-07-01").ticked(at="2026-07-20T09:00")
        walk.framework_did(
            "give_up_supplement", on="2026-07-20", reason="只有一家供应商响应，未成立"
        )
        assert walk.framework.state == "in_force"
        assert str(walk.framework.expires_on) == "2027-05-19"

    def test_seven_in_ten_is_enough(self):
        entry_on = {"on": date(2026, 6, 1), "place": "CN"}
        entry.check_supplement(left=6, total=9, **entry_on)
        with pytest.raises(entry.EnoughAreLeft):
            entry.check_supplement(left=7, total=10, **entry_on)

    @pytest.mark.article("财政部令第110号 第三十五条第三款")
    def test_the_day_after_its_last_it_is_over_and_summed_up(self, walk):
        walk.up_to_framework().dealt(on="2026-06-01", to="alpha")
        walk.ticked(at="2027-05-19T23:00")
        assert walk.framework.state == "in_force"
        walk.ticked(at="2027-05-20T00:30")
        assert walk.framework.state == "ended"
        with pytest.raises(deal.NotRunning):
            walk.dealt(on="2027-05-20", to="alpha")
        walk.framework_did("sum_up", on="2027-05-21")
        notice = Notice.objects.get(source_ref=walk.framework.ref, kind="framework_summary")
        assert ["总金额", "9,800.00 元"] in notice.lines


class TestOthers:
    def test_the_sector_alone_consents(self, walk):
        walk.up_to_announcement()
        walk.framework_planned(on="2026-03-24")
        with pytest.raises(NotYours):
            walk.framework_did("consent", on="2026-03-26", by="handler", opinion="同意")

    def test_a_closed_agreement_admits_nobody_on_application(self, walk):
        walk.up_to_call().responded("alpha", on="2026-04-20")
        with pytest.raises(NotNow):
            walk.entry_did("admit", "alpha", by="handler", on="2026-04-21", opinion="同意加入")
