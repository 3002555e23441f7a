"""What a document must say, by method."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from goufu.stages.procurement.tenders.rules import document as rules
from tests.walk_methods import DOCUMENTS, MethodsWalk
from tests.walk_procurement import DOCUMENT

pytestmark = pytest.mark.django_db


class TestWhatADocumentSays:
    def prepare(self, walk: MethodsWalk, method: str, **changes: object) -> None:
        walk.up_to_announcement()
        walk.ready_by(method, **changes)

    @pytest.mark.article("财政部令第74号 第十条")
    @pytest.mark.article("财政部令第74号 第十一条")
    def test_a_negotiation_says_what_may_change(self):
        with pytest.raises(rules.DocumentIncomplete) as refused:
            self.prepare(MethodsWalk(), "negotiation", may_change="")
        assert refused.value.clause == "财政部令第74号 第十一条"
        assert list(refused.value.params["missing"]) == ["可能实质性变动的内容"]

    @pytest.mark.article("财库〔2014〕214号 第八条")
    @pytest.mark.article("财库〔2014〕214号 第九条")
    def test_a_consultation_says_it_too(self):
        with pytest.raises(rules.DocumentIncomplete) as refused:
            self.prepare(MethodsWalk(), "consultation", may_change="", contract_text="")
        assert refused.value.clause == "财库〔2014〕214号 第九条"

    @pytest.mark.article("政府采购法 第三十九条")
    def test_a_single_source_has_no_scores(self):
        with pytest.raises(rules.NotScored):
            self.prepare(MethodsWalk(), "single_source", **DOCUMENT)

    @pytest.mark.article("政府采购法 第三十八条第（五）项")
    def test_the_price_alone_decides_a_negotiation(self):
        scored = {**DOCUMENT, "may_change": "服务频次"}
        with pytest.raises(rules.NotScored) as refused:
            self.prepare(MethodsWalk(), "negotiation", **scored)
        assert refused.value.clause == "财政部令第74号 第三十六条第二款"

    @pytest.mark.article("财库〔2014〕214号 第二十四条第三款")
    def test_the_price_weighs_ten_to_thirty_in_a_consultation(self):
        facts = {"method": "consultation", "on": date(2026, 3, 26), "place": "CN-3415"}
        for weight in (Decimal(9), Decimal(31)):
            with pytest.raises(rules.PriceWeightOutOfRange):
                rules.check_price_weight(weight=weight, **facts)
        for weight in (Decimal(10), Decimal(30)):
            rules.check_price_weight(weight=weight, **facts)

    def test_a_consultation_needs_a_weight(self):
        with pytest.raises(rules.PriceWeightMissing):
            self.prepare(
                MethodsWalk(), "consultation", **{**DOCUMENTS["consultation"], "price_weight": None}
            )
