"""Points say why, lie in their grades, and are never written over unseen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goufu.base.ledger.models import Entry
from goufu.stages.procurement.tenders import actions, assessed, sheets
from goufu.stages.procurement.tenders.cards import TenderCard
from goufu.stages.procurement.tenders.cards.scoring import ScoringCard
from goufu.stages.procurement.tenders.models import Band, Points
from goufu.stages.procurement.tenders.rules import scoring as rules
from tests.walk import morning_of
from tests.walk_procurement import EXPERTS, POINTS

pytestmark = pytest.mark.django_db
DAY = "2015-04-20"


@pytest.fixture
def seated(opened):
    return opened.seated(on=DAY)


def save(walk, by: str, of: str = "alpha", number: int = 1, **facts) -> Points:
    criterion = walk.tender.criteria.get(number=number)
    row = {"offer": walk.offer(of).ref, "criterion_id": criterion.pk, "points": "40", **facts}
    return actions.save_points(
        ref=walk.tender.ref,
        sheet=sheets.PointsRow.model_validate(row),
        actor=walk.who(by),
        at=morning_of(DAY),
    )


def graded(walk, number: int, *grades: tuple[str, str, str], kind: str = "objective") -> None:
    criterion = walk.tender.criteria.get(number=number)
    criterion.kind = kind
    criterion.save()
    for name, least, most in grades:
        Band.objects.create(
            criterion=criterion, name=name, least=Decimal(least), most=Decimal(most)
        )


class TestOneScoreAtATime:
    def test_each_save_counts_up_and_the_same_again_does_not(self, seated):
        assert save(seated, "expert_1", version=0).version == 1
        assert save(seated, "expert_1", version=1, points="41").version == 2
        assert save(seated, "expert_1", version=2, points="41").version == 2
        assert not Entry.objects.filter(event="tender.score").exists()

    def test_what_another_window_has_saved_is_not_written_over(self, seated):
        save(seated, "expert_1", version=0)
        save(seated, "expert_1", version=1, points="45", reason="另一窗口")
        with pytest.raises(rules.PointsChangedElsewhere) as refused:
            save(seated, "expert_1", version=1, points="44")
        assert "45" in str(refused.value)
        assert Points.objects.get().points == 45
        rows = [{**seated.marks({"alpha": ("44", "27")})[0], "version": 1}]
        with pytest.raises(rules.PointsChangedElsewhere):
            seated.tender_did("score", on=DAY, by="expert_1", points=rows)
        save(seated, "expert_1", version=2, points="44")
        assert Points.objects.get().points == 44

    def test_only_ones_own_and_only_until_they_are_handed_in(self, seated):
        save(seated, "expert_1")
        assert ScoringCard.of(seated.tender, _seat(seated, "expert_2")).missing == 6
        with pytest.raises(rules.NotOnTheCommittee):
            save(seated, "expert_5")
        seated.scored(on=DAY, words=("expert_1",))
        with pytest.raises(rules.AlreadyHandedIn):
            save(seated, "expert_1")


@pytest.mark.article("政府采购法实施条例 第四十一条")
class TestEachScoreSaysWhy:
    def test_nobody_hands_in_what_is_not_explained(self, seated):
        rows = [row | {"reason": ""} for row in seated.marks(POINTS)]
        rows[0]["reason"] = "方案完整"
        seated.tender_did("score", on=DAY, by="expert_1", points=rows)
        with pytest.raises(rules.ReasonsMissing) as refused:
            seated.tender_did("hand_in", on=DAY, by="expert_1")
        assert "还有 5 项" in str(refused.value)
        card = ScoringCard.of(seated.tender, _seat(seated, "expert_1"))
        assert (card.missing, card.unexplained) == (0, 5)

        seated.scored(on=DAY, words=("expert_1",))

    def test_a_grade_of_what_is_counted_is_reason_enough(self, seated):
        graded(seated, 2, ("不足十人", "0", "0"), ("十至二十人", "24", "24"), ("以上", "30", "30"))
        assert assessed.is_explained(save(seated, "expert_1", number=2, points="24"))
        assert not assessed.is_explained(save(seated, "expert_1", number=1, points="24"))

    def test_the_leader_does_not_add_up_what_lacks_a_reason(self, seated):
        seated.scored(on=DAY).conforming(on=DAY)
        Points.objects.filter(member__number=2).update(reason="")  # handed in before it was asked
        with pytest.raises(rules.ReasonsMissing) as refused:
            seated.concluded(on=DAY)
        assert "成员2" in str(refused.value)


class TestGrades:
    def test_points_lie_in_one_of_them(self, seated):
        graded(seated, 1, ("一般", "0", "20"), ("优", "40", "50"), kind="subjective")
        for points in ("20.01", "39.99"):
            with pytest.raises(rules.PointsOutsideGrades):
                save(seated, "expert_1", points=points)
        for points in ("0", "20", "40", "50"):
            save(seated, "expert_1", points=points)


class TestBeforeItIsAddedUp:
    def test_what_is_counted_is_counted_alike(self, seated):
        graded(seated, 2, ("少", "0", "24"), ("多", "24", "30"))
        others = {**POINTS, "alpha": ("46", "26")}
        seated.scored(on=DAY, words=(*EXPERTS[1:], "handler_2")).scored(
            on=DAY, words=EXPERTS[:1], **others
        )
        with pytest.raises(rules.ObjectiveScoresDiffer) as refused:
            seated.concluded(on=DAY)
        assert sorted(str(refused.value).rstrip("。").rpartition("：")[2].split("、")) == [
            "26",
            *("27",) * 4,
        ]

        _returned(seated, "expert_1", "objective_scores_differ")
        assert _seat(seated, "expert_1").returned_for.startswith("客观评审因素评分不一致")
        with pytest.raises(rules.NotAllHandedIn):
            seated.concluded(on=DAY)
        seated.scored(on=DAY, words=EXPERTS[:1]).concluded(on=DAY)
        assert _seat(seated, "expert_1").returned_for == ""

    def test_points_far_from_the_others_are_looked_at_first(self, seated):
        low = {**POINTS, "alpha": ("30", "27")}
        seated.scored(on=DAY, words=EXPERTS[:1], **low)
        seated.scored(on=DAY, words=(*EXPERTS[1:], "handler_2"))
        with pytest.raises(rules.OutliersNotConsidered) as refused:
            seated.concluded(on=DAY)
        assert f"成员{seated.number_of('expert_1')} 30 分" in str(refused.value)
        seated.tender_did(
            "conclude", on=DAY, by="expert_1", report="评审依法进行", abnormal="理由成立，不认定"
        )
        assert seated.tender.abnormal == "理由成立，不认定"

    def test_only_the_leader_gives_points_back_and_only_what_was_handed_in(self, seated):
        with pytest.raises(rules.NotHandedIn):
            _returned(seated, "expert_2", "abnormal_score")
        seated.scored(on=DAY)
        with pytest.raises(rules.NotTheLeader):
            _returned(seated, "expert_2", "abnormal_score", by="expert_3")


def test_no_member_sees_the_points_of_another(seated):
    seated.scored(on=DAY, words=("expert_1",))
    for by in ("expert_2", "agency", "head"):
        assert TenderCard.of(seated.tender, seated.who(by)).my_points == []


def _seat(walk, by: str):
    return walk.tender.members.get(account_id=walk.who(by).account_id)


def _returned(walk, member: str, reason: str, by: str = "expert_1") -> None:
    walk.tender_did(
        "return_points",
        on=DAY,
        by=by,
        member=_seat(walk, member).pk,
        reason=reason,
        text="请按响应文件核对",
    )
