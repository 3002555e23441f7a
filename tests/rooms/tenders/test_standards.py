"""What the document says of checks and scores, asked of the law of its day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goufu.stages.procurement.tenders import lists
from goufu.stages.procurement.tenders.models import Band
from goufu.stages.procurement.tenders.rules import document, factors
from tests.walk_procurement import DOCUMENT

pytestmark = pytest.mark.django_db
DAY = "2015-03-26"
TODAY, PLACE = date(2026, 5, 20), "CN-3415"


def scoring(name: str, how: str = "分档评分", **changes) -> dict:
    first, second = DOCUMENT["criteria"]
    return {"criteria": [{**first, "name": name, "how": how, **changes}, second]}


def test_the_document_may_list_its_own_requirements(laid_before):
    own = [
        {"stage": "qualification", "text": "具有养老服务经验三年以上"},
        {"stage": "conformity", "text": "承诺每次服务不少于一小时"},
    ]
    laid_before.prepared(on=DAY, requirements=own)
    said = laid_before.tender.requirements.order_by("number").values_list("text", flat=True)
    assert list(said)[:2] == [row["text"] for row in own]

    laid_before.prepared(on=DAY, deposit_fen=1_000_000)
    assert "no_deposit" in laid_before.tender.requirements.values_list("reason", flat=True)


@pytest.mark.article("政府采购法实施条例 第三十四条")
class TestGradesAnswerToWhatIsCounted:
    def test_they_lie_one_above_the_other_up_to_the_whole(self, laid_before):
        bands = [
            {"criterion": 1, "name": "一般", "least": "0", "most": "30"},
            {"criterion": 1, "name": "良", "least": "30", "most": "40"},
            {"criterion": 1, "name": "优", "least": "40", "most": "50"},
        ]
        laid_before.prepared(on=DAY, bands=bands)
        assert Band.objects.filter(criterion__tender=laid_before.tender).count() == 3
        again = lists.document_so_far(laid_before.tender, laid_before.who("agency"), TODAY)
        assert [row["name"] for row in again["bands"]] == ["一般", "良", "优"]

        for wrong in (
            [{**bands[0], "most": "31"}, *bands[1:]],
            [*bands[:2], {**bands[2], "most": "51"}],
            [*bands[:2], {**bands[2], "most": "49"}],
            [{**bands[0], "least": "31"}],
        ):
            with pytest.raises(factors.GradesOutOfRange):
                laid_before.prepared(on=DAY, bands=wrong)
        with pytest.raises(factors.GradesOfNothing):
            laid_before.prepared(on=DAY, bands=[{**bands[0], "criterion": 3}])

    def test_what_is_counted_has_them(self, laid_before):
        counted = scoring("持证人员", kind="objective")
        with pytest.raises(factors.ObjectiveWithoutGrades):
            laid_before.prepared(on=DAY, **counted)
        grades = [
            {"criterion": 1, "name": "不足十人", "least": "0", "most": "0"},
            {"criterion": 1, "name": "十人以上", "least": "50", "most": "50"},
        ]
        laid_before.prepared(on=DAY, bands=grades, **counted)


class TestWhatMayNotBeScored:
    @pytest.mark.article("政府采购法实施条例 第二十条第（四）项")
    @pytest.mark.parametrize("name", ["本市同类业绩", "本地区获奖", "该行业荣誉"])
    def test_in_2015_records_of_one_region_or_one_trade(self, laid_before, name):
        with pytest.raises(factors.FactorForbidden):
            laid_before.prepared(on=DAY, **scoring(name))
        laid_before.prepared(on=DAY, **scoring("注册资本"))  # Forbidden by a later act only.

    @pytest.mark.article(
        "财政部令第87号 第十七条、第五十五条第二款，政府采购法实施条例 第二十条第（四）项"
    )
    @pytest.mark.parametrize(
        ("name", "how", "allowed"),
        [
            ("注册资本", "五百万元以上得满分", False),
            ("财务状况", "上年度营业收入一千万元得5分", False),
            ("企业规模", "从业人员100人以上得10分", False),
            ("服务团队", "从业人员持证率90%以上得10分", True),
            ("纳税信用", "纳税额居前的得分", False),
            ("依法登记", "分档", False),
            ("服务方案", "分档", True),
        ],
    )
    def test_today_neither_size_nor_what_qualifies(self, name, how, allowed):
        factor = factors.Factor(name, how, Decimal(50))

        def check() -> None:
            factors.check_factors(
                [factor],
                qualifications=["依法登记"],
                method="open_tender",
                on=TODAY,
                place=PLACE,
            )

        if allowed:
            return check()
        with pytest.raises(factors.FactorForbidden):
            check()
        return None


class TestWhatTheDocumentGivesToSmallerFirms:
    def test_nothing_in_2015(self, laid_before):
        with pytest.raises(factors.NoCutToday):
            laid_before.prepared(on=DAY, small_cut="6")

    @pytest.mark.article("财库〔2020〕46号 第九条第一款")
    @pytest.mark.article("财库〔2020〕46号 第九条第二款")
    @pytest.mark.parametrize(
        ("small", "shared", "on", "allowed"),
        [
            ("6", "2", "2022-06-30", True),
            ("10", "3", "2022-06-30", True),
            ("10.01", "2", "2022-06-30", False),
            ("6", "3.5", "2022-06-30", False),
            ("10", "4", "2022-07-01", True),
            ("6", "4", "2022-07-01", False),
            ("0", "0", "2022-07-01", True),
        ],
    )
    def test_within_the_range_of_the_day(self, small, shared, on, allowed):
        def check() -> None:
            factors.check_cuts(
                small=Decimal(small),
                shared=Decimal(shared),
                on=date.fromisoformat(on),
                place=PLACE,
            )

        if allowed:
            return check()
        with pytest.raises(factors.CutOutOfRange):
            check()
        return None


@pytest.mark.article("财库〔2026〕2号")
def test_the_shares_of_low_prices_may_be_raised_so_far_and_no_further():
    factors.check_low_shares((65, None, 50), on=date(2026, 2, 1), place=PLACE)
    with pytest.raises(factors.LowShareTooHigh):
        factors.check_low_shares((66, None, None), on=date(2026, 2, 1), place=PLACE)
    factors.check_low_shares((66, None, None), on=date(2026, 1, 31), place=PLACE)


@pytest.mark.article("政府采购法实施条例 第三十四条")
def test_where_the_lowest_price_decides_nothing_else_is_scored(laid_before):
    laid_before.prepared(on=DAY, award_by="lowest_price", price_weight="100", criteria=[])
    with pytest.raises(document.PriceWeightOutOfRange):
        laid_before.prepared(on=DAY, price_weight="100", criteria=[])
