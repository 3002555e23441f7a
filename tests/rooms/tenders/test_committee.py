"""The opened offers, who evaluates them, and who sees what meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.people.models import Appointment
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.committee import is_large
from goufu.law.values.procurement import COMMITTEE_LEADER
from goufu.stages.procurement.tenders import lists, queries
from goufu.stages.procurement.tenders.cards import OfferCard, TenderCard
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules import offers, scoring
from tests.walk_procurement import COMMITTEE, EXPERTS, POINTS, PRICES

pytestmark = pytest.mark.django_db
DAY = "2015-04-20"


@pytest.fixture
def seated(opened):
    return opened.seated(on=DAY)


class TestAfterTheOpening:
    def test_everybody_who_took_part_sees_all_prices(self, opened):
        card = TenderCard.of(opened.tender, opened.who("beta"))

        assert {line.price_fen for line in card.offers} == set(PRICES.values())
        assert [line.rank for line in card.offers] == [None, None, None]
        assert TenderCard.of(opened.tender, opened.who("delta")).offers == []

    def test_but_not_what_the_others_offer(self, opened):
        alpha = opened.offer("alpha")

        assert queries.offers_visible_to(opened.who("beta")).get() == opened.offer("beta")
        assert OfferCard.of(alpha, opened.who("alpha")).service_plan == "alpha 的服务方案"
        assert OfferCard.of(alpha, opened.who("agency")).service_plan == "alpha 的服务方案"
        assert OfferCard.of(alpha, opened.who("beta")).service_plan == ""
        assert OfferCard.of(alpha, opened.who("head")).service_plan == ""
        assert OfferCard.of(alpha, opened.who("head")).price_fen == PRICES["alpha"]

    def test_the_agency_drops_who_is_not_qualified(self, opened):
        opened.tender_did(
            "declare_invalid",
            on=DAY,
            by="agency",
            offer=opened.offer("gamma").ref,
            ground="unqualified",
            reason="未取得养老机构设立许可证",
        )
        assert opened.offer("gamma").state == "invalid"
        own = OfferCard.of(opened.offer("gamma"), opened.who("gamma"))
        assert own.invalid_reason == "未取得养老机构设立许可证"
        with pytest.raises(offers.TooFewOffers):
            opened.seated(on=DAY)
        with pytest.raises(offers.NoSuchOffer):
            opened.tender_did(
                "declare_invalid",
                on=DAY,
                by="agency",
                offer=opened.offer("gamma").ref,
                ground="unqualified",
                reason="未取得养老机构设立许可证",
            )


class TestWhoSits:
    @pytest.mark.article("招标投标法 第三十七条")
    def test_five_with_four_experts_will_do(self, opened):
        opened.seated(on=DAY)

        assert opened.tender.state == "evaluating"
        assert opened.tender.members.count() == 5

    @pytest.mark.parametrize(
        ("words", "refusal"),
        [
            (EXPERTS, rules.CommitteeTooSmall),
            ((*EXPERTS, "expert_5", "handler"), rules.CommitteeIsEven),
            (("expert_1", "expert_2", "expert_3", "handler", "handler_2"), rules.TooFewExperts),
            (("expert_1", "expert_1", "expert_2", "expert_3", "expert_4"), rules.SeatedTwice),
            (("expert_2", "expert_3", "expert_4", "expert_5", "handler"), rules.NotOneLeader),
        ],
    )
    def test_a_committee_the_law_does_not_know_is_refused(self, opened, words, refusal):
        with pytest.raises(refusal):
            opened.seated(on=DAY, words=words)

    def test_a_socially_weighty_project_asks_for_no_more_in_2015(self, opened):
        opened.seated(on=DAY, high_impact=True)

    @pytest.mark.article("财政部令第87号 第四十五条第（四）项")
    def test_who_may_lead_hangs_on_the_day(self, opened):
        assert COMMITTEE_LEADER.find(date(2015, 4, 20)) is None
        assert COMMITTEE_LEADER.on(date(2017, 10, 1)).value == "expert"
        seats = [
            rules.Seat(str(n), "expert", False, True, True, False, False, False) for n in range(4)
        ]
        seats.append(rules.Seat("王", "purchaser", True, True, False, True, False, False))
        with pytest.raises(rules.PurchaserMayNotLead):
            rules.check_committee(
                seats, method="open_tender", large=False, on=date(2026, 4, 20), place="CN-3415"
            )
        rules.check_committee(
            seats, method="open_tender", large=False, on=date(2015, 4, 20), place="CN-3415"
        )

    def test_today_a_dear_project_asks_for_seven(self):
        assert is_large(
            budget_fen=1_000_000_000,
            technically_complex=False,
            high_impact=False,
            on=date(2026, 4, 20),
            place="CN-3415",
        )
        assert not is_large(
            budget_fen=999_999_999,
            technically_complex=False,
            high_impact=False,
            on=date(2026, 4, 20),
            place="CN-3415",
        )

    @pytest.mark.article("政府采购法 第十二条")
    @pytest.mark.parametrize(
        ("role", "where", "refusal"),
        [
            ("provider", "alpha", rules.MustRecuse),
            ("agency", "agency", rules.AgencyStaffExcluded),
            ("handler", "care", rules.OwnUnitMayNotBeExpert),
        ],
    )
    def test_an_expert_who_belongs_to_one_of_them_does_not_sit(self, opened, role, where, refusal):
        Appointment.objects.create(
            account_id=opened.who("expert_2").account_id,
            organisation=opened.town.organisations[where],
            role=role,
            valid_from=date(2015, 1, 1),
        )
        with pytest.raises(refusal):
            opened.seated(on=DAY)

    def test_each_declares_to_be_unbound(self, opened):
        rows = opened.seats(*COMMITTEE)
        rows[2]["declared"] = False
        with pytest.raises(rules.RecusalNotDeclared):
            opened.seated(on=DAY, members=rows)

    def test_others_cannot_be_chosen(self, opened):
        offered = {
            int(pk)
            for pk, _ in lists.people(opened.tender, opened.who("agency"), date(2015, 4, 20))
        }
        assert opened.who("expert_1").appointment_id in offered
        assert opened.who("alpha").appointment_id not in offered
        with pytest.raises(rules.NoSuchPost):
            opened.seated(on=DAY, words=(*EXPERTS, "alpha"))
        rows = opened.seats(*EXPERTS, "handler")
        rows[4]["capacity"] = "expert"
        with pytest.raises(rules.OwnUnitMayNotBeExpert):
            opened.seated(on=DAY, members=rows)

    def test_only_the_agency_seats_them(self, opened):
        for by in ("handler", "head", "expert_1", "alpha"):
            with pytest.raises(NotYours):
                opened.tender_did(
                    "appoint_committee",
                    on=DAY,
                    by=by,
                    members=opened.seats(*COMMITTEE),
                    drawing="随机抽取",
                )


class TestPoints:
    @pytest.mark.article("政府采购法实施条例 第四十一条")
    def test_a_member_may_change_them_until_they_are_handed_in(self, seated):
        seated.tender_did("score", on=DAY, by="expert_1", points=seated.marks(POINTS))
        seated.tender_did(
            "score", on=DAY, by="expert_1", points=seated.marks({"alpha": ("50", "30")})
        )
        mine = TenderCard.of(seated.tender, seated.who("expert_1")).my_points
        assert [str(line.points) for line in mine][:2] == ["50.00", "30.00"]
        assert TenderCard.of(seated.tender, seated.who("expert_2")).my_points == []

        seated.tender_did("hand_in", on=DAY, by="expert_1")
        with pytest.raises(scoring.AlreadyHandedIn):
            seated.tender_did("score", on=DAY, by="expert_1", points=seated.marks(POINTS))
        with pytest.raises(scoring.AlreadyHandedIn):
            seated.tender_did("hand_in", on=DAY, by="expert_1")

    def test_they_stay_within_the_document(self, seated):
        for points in ("50.01", "1000"):
            with pytest.raises(scoring.PointsOutOfRange):
                seated.tender_did(
                    "score", on=DAY, by="expert_1", points=seated.marks({"alpha": (points, "1")})
                )
        with pytest.raises(scoring.PointsTooFine):
            seated.tender_did(
                "score", on=DAY, by="expert_1", points=seated.marks({"alpha": ("1.005", "1")})
            )
        row = {**seated.marks({"alpha": ("1", "1")})[0], "criterion_id": 999_999}
        with pytest.raises(scoring.NoSuchCriterion):
            seated.tender_did("score", on=DAY, by="expert_1", points=[row])

    def test_every_offer_gets_every_mark(self, seated):
        seated.tender_did(
            "score", on=DAY, by="expert_1", points=seated.marks({"alpha": ("1", "1")})
        )
        with pytest.raises(scoring.PointsMissing) as refused:
            seated.tender_did("hand_in", on=DAY, by="expert_1")

        assert "4 项" in str(refused.value)

    def test_nobody_but_members_gives_points(self, seated):
        points = seated.marks(POINTS)
        for by in ("expert_5", "handler"):
            with pytest.raises(scoring.NotOnTheCommittee):
                seated.tender_did("score", on=DAY, by=by, points=points)
        for by in ("agency", "alpha", "head", "supervision"):
            with pytest.raises(NotYours):
                seated.tender_did("score", on=DAY, by=by, points=points)
        with pytest.raises(NotAParty):
            seated.tender_did("score", on=DAY, by="school_handler", points=points)

    def test_the_form_begins_with_every_offer_and_criterion(self, seated):
        rows = lists.points_so_far(seated.tender, seated.who("expert_1"), date(2015, 4, 20))

        assert len(rows["points"]) == 6


class TestTheEnd:
    def test_all_hand_in_before_the_leader_adds_up(self, seated):
        seated.scored(on=DAY, words=EXPERTS)
        with pytest.raises(scoring.NotAllHandedIn):
            seated.concluded(on=DAY)
        seated.scored(on=DAY, words=("handler_2",))
        with pytest.raises(scoring.NotTheLeader):
            seated.tender_did("conclude", on=DAY, by="expert_2", report="结束评标")

        seated.concluded(on=DAY)
        assert seated.tender.state == "evaluated"
        with pytest.raises(NotNow):
            seated.concluded(on=DAY)

    def test_the_scores_follow_the_formula(self, seated):
        seated.scored(on=DAY).concluded(on=DAY)

        said = {by: seated.offer(by) for by in PRICES}
        assert [str(said[by].price_score) for by in said] == ["20.00", "19.39", "19.16"]
        assert [str(said[by].total_score) for by in said] == ["93.00", "86.39", "81.16"]
        assert [said[by].rank for by in said] == [1, 2, 3]

    @pytest.mark.article("招标投标法 第二十七条")
    def test_an_offer_above_the_ceiling_is_found_invalid_first(self, opened):
        type(opened.tender).objects.filter(pk=opened.tender.pk).update(ceiling_fen=166_000_000)
        opened.seated(on=DAY).scored(on=DAY)
        with pytest.raises(offers.OfferAboveCeiling):
            opened.concluded(on=DAY)

        facts = {
            "offer": opened.offer("gamma").ref,
            "ground": "over_ceiling",
            "reason": "报价超过最高限价，投标无效",
        }
        with pytest.raises(scoring.NotTheLeader):
            opened.tender_did("declare_invalid", on=DAY, by="expert_2", **facts)
        opened.tender_did("declare_invalid", on=DAY, by="expert_1", **facts)
        with pytest.raises(offers.TooFewOffers):
            opened.concluded(on=DAY)


class TestSecrets:
    def test_the_names_are_secret_until_the_result(self, seated):
        seated.scored(on=DAY).concluded(on=DAY)

        for by in ("head", "handler", "supervision", "alpha", "inspector"):
            assert TenderCard.of(seated.tender, seated.who(by)).committee == []
        for by in ("agency", "expert_1", "handler_2"):
            assert len(TenderCard.of(seated.tender, seated.who(by)).committee) == 5
        names = {f"专家{n}" for n in range(1, 6)} | {"吴经办"}
        lines = Entry.objects.filter(project_code=seated.ref, happened_at__date="2015-04-20")
        assert not [
            one
            for one in lines
            if one.actor in names or any(name in str(one.facts) for name in names)
        ]
        assert Entry.objects.filter(
            actor="评标委员会成员1", account_id=seated.who("expert_1").account_id
        )

    def test_an_expert_sees_what_he_or_she_sits_on(self, seated):
        assert queries.visible_to(seated.who("expert_1")).get() == seated.tender
        assert not queries.visible_to(seated.who("expert_5")).exists()
        assert queries.offers_visible_to(seated.who("expert_1")).count() == 3
        assert OfferCard.of(seated.offer("alpha"), seated.who("expert_1")).service_plan
