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
from goufu.stages.procurement.draws.rules import answers as draw_rules
from goufu.stages.procurement.tenders import lists, queries
from goufu.stages.procurement.tenders.cards import OfferCard, TenderCard
from goufu.stages.procurement.tenders.rules import committee as rules
from goufu.stages.procurement.tenders.rules import offers, scoring
from tests.walk_draws import register
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

    def test_a_socially_weighty_project_asks_for_no_more_in_2015(self, opened):
        opened.seated(on=DAY, high_impact=True)

    @pytest.mark.article("财政部令第87号 第四十五条第（四）项")
    def test_who_may_lead_hangs_on_the_day(self, opened):
        assert COMMITTEE_LEADER.find(date(2015, 4, 20)) is None
        assert COMMITTEE_LEADER.on(date(2017, 10, 1)).value == "expert"
        led = {"name": "5", "capacity": "purchaser", "place": "CN-3415"}
        with pytest.raises(rules.PurchaserMayNotLead):
            rules.check_may_lead(**led, on=date(2026, 4, 20))
        rules.check_may_lead(**led, on=date(2015, 4, 20))

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
    def test_an_expert_who_came_to_belong_to_one_of_them_does_not_sit(
        self, opened, role, where, refusal
    ):
        opened.experts_drawn(on=DAY, words=COMMITTEE)
        Appointment.objects.create(
            account_id=opened.who("expert_2").account_id,
            organisation=opened.town.organisations[where],
            role=role,
            valid_from=date(2015, 1, 1),
        )
        with pytest.raises(refusal):
            opened.appointed(on=DAY)

    @pytest.mark.article("政府采购法实施条例 第三十九条")
    def test_experts_come_from_a_finished_draw_and_from_nowhere_else(self, opened):
        with pytest.raises(draw_rules.NotFromTheDraw) as refused:
            opened.appointed(on=DAY)
        assert refused.value.clause == "政府采购法实施条例 第三十九条"

        register(opened.town, *EXPERTS)
        opened.committed(on=DAY).nominated("handler_2", on=DAY).revealed(on=DAY)
        opened.experts_accepted("expert_1", "expert_2", "expert_3", on=DAY)
        with pytest.raises(draw_rules.NotFromTheDraw):
            opened.appointed(on=DAY)

        opened.experts_accepted("expert_4", on=DAY).appointed(on=DAY)
        sitting = {one.account.name for one in opened.tender.members.all()}
        assert sitting == {"专家1", "专家2", "专家3", "专家4", "吴经办"}

    def test_the_purchaser_names_its_representative_itself(self, opened):
        register(opened.town, *EXPERTS)
        opened.committed(on=DAY).revealed(on=DAY).experts_accepted(on=DAY)
        with pytest.raises(draw_rules.NoRepresentative):
            opened.appointed(on=DAY)

        opened.nominated("handler_2", on=DAY).appointed(on=DAY)

    def test_only_the_agency_seats_them(self, opened):
        opened.experts_drawn(on=DAY, words=COMMITTEE)
        for by in ("handler", "head", "expert_1", "alpha"):
            with pytest.raises(NotYours):
                opened.appointed(on=DAY, by=by)


class TestBeforeTheFirstPoint:
    @pytest.fixture
    def appointed(self, opened):
        return opened.experts_drawn(on=DAY, words=COMMITTEE).appointed(on=DAY)

    @pytest.mark.article("政府采购法 第十二条")
    def test_each_pledges_and_denies_ties_alone(self, appointed):
        with pytest.raises(rules.RecusalNotDeclared):
            appointed.pledged("expert_1", on=DAY, unbound=False)
        with pytest.raises(rules.NotPledged):
            appointed.pledged("expert_1", on=DAY, discipline=False)
        with pytest.raises(scoring.NotOnTheCommittee):
            appointed.pledged("handler", on=DAY)
        with pytest.raises(rules.VoteMissing):
            appointed.pledged("expert_1", on=DAY, leader=None)

        appointed.pledged("expert_1", on=DAY)
        with pytest.raises(rules.DeclaredAlready):
            appointed.pledged("expert_1", on=DAY)

    def test_nobody_scores_before(self, appointed):
        points = appointed.marks(POINTS)
        with pytest.raises(rules.NotDeclaredYet):
            appointed.tender_did("score", on=DAY, by="expert_1", points=points)
        appointed.pledged("expert_1", on=DAY)
        with pytest.raises(rules.NoLeaderYet):
            appointed.tender_did("score", on=DAY, by="expert_1", points=points)

        appointed.pledged("expert_2", "expert_3", "expert_4", "handler_2", on=DAY)
        appointed.tender_did("score", on=DAY, by="expert_1", points=points)

    def test_where_two_have_as_many_votes_they_vote_anew(self, appointed):
        appointed.pledged("expert_1", "expert_2", on=DAY, leader="expert_1")
        appointed.pledged("expert_3", "expert_4", on=DAY, leader="expert_3")
        appointed.pledged("handler_2", on=DAY, leader="expert_2")

        assert not appointed.tender.members.filter(leader=True).exists()
        assert Entry.objects.filter(event="tender.elect", facts__tie=True).exists()
        appointed.pledged(*COMMITTEE, on=DAY, leader="expert_3")
        leader = appointed.tender.members.get(leader=True)
        assert leader.account_id == appointed.who("expert_3").account_id

    @pytest.mark.article("财库〔2016〕198号 第十五条")
    @pytest.mark.parametrize(("on", "asked"), [("2016-12-31", False), ("2017-01-01", True)])
    def test_since_2017_the_discipline_is_announced_first(self, on, asked):
        check = {"announced": False, "on": date.fromisoformat(on), "place": "CN-3415"}
        if asked:
            with pytest.raises(rules.DisciplineNotAnnounced):
                rules.check_announced(**check)
        else:
            rules.check_announced(**check)
        rules.check_announced(**{**check, "announced": True})


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
        number = seated.number_of("expert_1")
        assert Entry.objects.filter(
            actor=f"评标委员会成员{number}", account_id=seated.who("expert_1").account_id
        )

    def test_an_expert_sees_what_he_or_she_sits_on(self, seated):
        assert queries.visible_to(seated.who("expert_1")).get() == seated.tender
        assert not queries.visible_to(seated.who("expert_5")).exists()
        assert queries.offers_visible_to(seated.who("expert_1")).count() == 3
        assert OfferCard.of(seated.offer("alpha"), seated.who("expert_1")).service_plan
