"""The application as a form: saved with gaps, handed in whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from goufu.base.ledger.models import Entry
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.rules import completeness, feasibility, qualification, terms
from goufu.stages.review.projects.sheets import Application
from tests.rooms.projects.paper import COMPLETE, filled, handed_in
from tests.walk import LUAN, Walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    return Walk()


def missing(walk: Walk, on: date = date(2014, 12, 8)) -> list[str]:
    facts = queries.facts_of(walk.project)
    return [gap.field for gap in completeness.gaps(facts, on=on, place=LUAN)]


class TestADraft:
    def test_is_saved_with_nothing_but_a_name_a_year_and_an_item(self, walk):
        empty = dict.fromkeys(("content", "unit", "provider_requirements", "background"), "")
        walk.drafted(
            on="2014-09-01", **empty, quantity=None, budget_fen=None, targets=[], starts_on=None,
            ends_on=None, quality_requirements="", acceptance_standard="", cycle=None,
        )  # fmt: skip

        project = walk.project
        assert (project.state, project.budget_fen, project.version) == ("draft", 0, 1)
        assert (project.starts_on, project.ends_on) == (date(2015, 1, 1), date(2015, 12, 31))
        assert queries.form_of(project)["budget_fen"] is None

    def test_keeps_each_saved_version_and_its_moment(self, walk):
        filled(walk)
        walk.did("edit", on="2014-09-02", by="handler", **_form(walk, title="改过的名称"))

        assert (walk.project.title, walk.project.version) == ("改过的名称", 2)
        assert Entry.objects.get(event="project.edit").facts["version"] == 2

    def test_cannot_end_before_it_begins(self, walk):
        with pytest.raises(ValidationError, match="不得早于开始日期"):
            walk.drafted(on="2014-09-01", starts_on="2015-05-02", ends_on="2015-05-01")

    def test_cannot_be_handed_in_with_gaps_and_stays_as_it_was(self, walk):
        filled(walk, handler_opinion="", funding=None)

        with pytest.raises(completeness.NotComplete, match="选择资金来源") as refused:
            walk.submitted(on="2014-12-08")

        assert "2 处" in str(refused.value)
        assert walk.project.state == "draft"


def _form(walk: Walk, **changes: Any) -> dict[str, Any]:
    facts = {**COMPLETE, "year": 2015, "item_id": walk.project.item_id, **changes}
    return Application.model_validate(facts).model_dump(exclude_defaults=True)


@pytest.mark.article("讲座 四、5 合理确定政府购买服务周期和次数")
class TestAWholeForm:
    def test_is_assessed_and_handed_in_by_one_button(self, walk):
        handed_in(walk)

        events = Entry.objects.filter(ref=walk.ref).order_by("id").values_list("event", flat=True)
        assert list(events) == ["project.open", "project.assess", "project.submit"]
        assert walk.project.own_cost_fen == 1200 * 170_000
        assert [row["met"] for row in walk.project.tests] == [True] * 4

    def test_has_nothing_missing(self, walk):
        assert missing(filled(walk)) == []

    @pytest.mark.parametrize(
        "field",
        ["background", "content", "unit", "quality_requirements", "acceptance_standard",
         "provider_requirements", "handler_opinion", "method"],
    )  # fmt: skip
    def test_says_which_words_are_missing(self, walk, field):
        assert missing(filled(walk, **{field: ""})) == [field]

    @pytest.mark.parametrize("field", ["cycle", "funding", "service_class"])
    def test_says_which_choice_is_missing(self, walk, field):
        assert missing(filled(walk, **{field: None})) == [field]

    @pytest.mark.parametrize("test", ["definable", "measurable", "providers", "competition"])
    @pytest.mark.parametrize(("said", "where"), [(None, ""), ("no", ""), ("park", "")])
    def test_goes_no_further_on_an_answer_that_is_missing_no_or_park(self, walk, test, said, where):
        filled(walk, **{test: said})

        assert missing(walk) == [test + where]
        with pytest.raises(completeness.NotComplete):
            walk.submitted(on="2014-12-08")

    def test_wants_the_grounds_of_an_answer(self, walk):
        assert missing(filled(walk, measurable_grounds="")) == ["measurable_grounds"]

    def test_says_how_far_each_section_is(self, walk):
        filled(walk, cycle=None, measurable=None)
        facts = queries.facts_of(walk.project)
        found = completeness.gaps(facts, on=date(2014, 12, 8), place=LUAN)

        sections = {n: completeness.counted(n, facts, found) for n in (1, 2, 3, 4, 5)}
        assert sections == {1: (10, 11), 2: (4, 5), 3: (1, 1), 4: (5, 5), 5: (3, 3)}


@pytest.mark.article("讲座 四、1 项目选择 项目可行")
class TestTheComparisonOfCosts:
    DEARER = [{"name": "人员", "own_fen": 140_000, "buy_fen": 140_000}]

    def test_lists_at_least_one_cost_both_ways(self, walk):
        assert missing(filled(walk, costs=[{"name": "人员", "own_fen": 5}])) == ["costs"]

    def test_adds_up_to_the_amount_applied_for(self, walk):
        filled(walk, costs=[{"name": "人员", "own_fen": 170_000, "buy_fen": 139_998}])

        assert missing(walk) == ["costs"]

    def test_may_be_one_fen_off_a_unit(self, walk):
        filled(walk, costs=[{"name": "人员", "own_fen": 170_000, "buy_fen": 139_999}])

        assert missing(walk) == []

    def test_cannot_say_yes_where_buying_is_not_cheaper(self, walk):
        assert missing(filled(walk, costs=self.DEARER)) == ["cheaper", "dearer_reason"]

    def test_that_is_dearer_goes_on_only_with_a_reason_and_is_flagged(self, walk):
        filled(walk, costs=self.DEARER, cheaper="no", dearer_reason="自办需新增编制")
        walk.submitted(on="2014-12-08")

        assert walk.project.state == "dept_review"
        line = Entry.objects.get(event="project.assess")
        assert line.facts["dearer"] is True
        asked = {one["code"] for one in line.why}
        assert "projects.dearer_with_a_reason" in asked
        assert "projects.cheaper_than_own_production" not in asked

    def test_that_is_dearer_without_a_reason_is_refused(self, walk):
        walk.drafted(on="2014-09-01")
        with pytest.raises(feasibility.DearerThanOwn, match="不低于自办成本"):
            walk.assessed(on="2014-10-12", own_cost_fen=168_000_000)

        walk.assessed(on="2014-10-12", own_cost_fen=168_000_000, dearer_reason="自办需新增编制")
        assert walk.project.state == "assessed"


@pytest.mark.article("六安市财政局讲座 第28行")
class TestTheTargets:
    def rows(self, *weights: str) -> list[dict[str, str]]:
        kinds = ("quantity", "quality", "timeliness", "cost")
        return [
            {"kind": kind, "name": "指标", "target": "1", "weight": weight}
            for kind, weight in zip(kinds, weights, strict=False)
        ]

    @pytest.mark.parametrize(("last", "whole"), [("25", True), ("24.9", False), ("25.1", False)])
    def test_weigh_a_hundred_together(self, walk, last, whole):
        filled(walk, targets=self.rows("25", "25", "25", last))

        assert missing(walk) == ([] if whole else ["targets"])

    def test_name_each_kind_that_the_law_of_the_day_asks_for(self, walk):
        filled(walk, targets=self.rows("50", "50"))

        with pytest.raises(completeness.TargetsMissing, match="时效、成本"):
            walk.submitted(on="2014-12-08")

    @pytest.mark.article("财预〔2020〕10号")
    @pytest.mark.parametrize("on", [date(2019, 12, 31), date(2020, 1, 1)])
    def test_are_asked_for_by_the_row_of_the_day(self, on):
        assert completeness.demanded(on, LUAN) == ("quantity", "quality", "timeliness", "cost")

    def test_are_not_asked_for_before_there_was_a_rule(self):
        assert completeness.demanded(date(2013, 12, 31), LUAN) == ()

    def test_have_a_value_each_but_for_rows_left_blank(self, walk):
        rows = [*self.rows("25", "25", "25", "25"), {"kind": "effect"}]
        filled(walk, targets=rows)
        assert missing(walk) == []

        walk.submitted(on="2014-12-08")
        assert [row["kind"] for row in walk.project.targets][-1] == "cost"

    def test_point_at_the_row_without_a_value(self, walk):
        rows = self.rows("25", "25", "25", "25")
        rows[2]["target"] = ""

        assert missing(filled(walk, targets=rows)) == ["targets.2.target"]


class TestATermOfSeveralYears:
    def years(self, *sums: int) -> list[dict[str, int]]:
        return [{"year": 2015 + n, "amount_fen": fen} for n, fen in enumerate(sums)]

    @pytest.mark.parametrize(
        ("sums", "right"),
        [((100_000_000, 68_000_000), True), ((100_000_000, 67_999_999), False), ((), False),
         ((168_000_000,), False)],
    )  # fmt: skip
    def test_has_a_sum_for_each_of_them(self, walk, sums, right):
        filled(walk, ends_on="2016-03-31", yearly=self.years(*sums))

        assert missing(walk) == ([] if right else ["yearly"])

    @pytest.mark.article("财政部令第102号 第二十四条")
    @pytest.mark.parametrize(
        ("ends_on", "conditions", "allowed"),
        [
            (date(2021, 3, 31), (), True),
            (date(2021, 4, 1), (), False),
            (date(2023, 3, 31), tuple(terms.LONGER_TERM_CONDITIONS), True),
            (date(2023, 4, 1), tuple(terms.LONGER_TERM_CONDITIONS), False),
        ],
    )
    def test_ends_on_the_last_day_that_the_law_of_the_day_allows(
        self, ends_on, conditions, allowed
    ):
        def check(on: date) -> None:
            terms.check_term(
                starts_on=date(2020, 4, 1), ends_on=ends_on, conditions=conditions, on=on,
                place=LUAN,
            )  # fmt: skip

        check(date(2020, 2, 29))  # before the rule there was no limit
        if allowed:
            check(date(2020, 3, 1))
        else:
            with pytest.raises(terms.TooLong):
                check(date(2020, 3, 1))


@pytest.mark.article("政府采购法 第二十二条第二款")
class TestTheQualification:
    def signs(self, text: str, on: str) -> list[str]:
        found = qualification.signs_in(text, on=date.fromisoformat(on), place=LUAN)
        return [sign.code for sign in found]

    @pytest.mark.article("政府采购法实施条例 第二十条")
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("须在本市注册的机构", "ownership_or_place"),
            ("限本地企业", "ownership_or_place"),
            ("具有本省同类业绩", "regional_awards"),
            ("使用指定品牌的设备", "named_brand"),
        ],
    )
    def test_shuts_nobody_out_by_place_or_brand_from_march_2015(self, text, code):
        assert self.signs(text, "2015-02-28") == []
        assert self.signs(text, "2015-03-01") == [code]

    @pytest.mark.article("财政部令第87号 第十七条")
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("注册资本不少于 100 万元", "registered_capital"),
            ("资产总额一千万元以上", "total_assets"),
            ("上年营业收入不低于 500 万元", "turnover"),
            ("从业人员不少于 50 人", "staff"),
            ("近三年盈利", "profit"),
            ("纳税额在 20 万元以上", "tax_paid"),
        ],
    )
    def test_asks_no_figure_of_size_from_october_2017(self, text, code):
        assert self.signs(text, "2017-09-30") == []
        assert self.signs(text, "2017-10-01") == [code]

    @pytest.mark.article("财库〔2019〕38号 一")
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("成立满 3 年", "years_since_founding"),
            ("设有分支机构的单位", "branch_office"),
        ],
    )
    def test_asks_no_age_and_no_branch_from_september_2019(self, text, code):
        assert self.signs(text, "2019-08-31") == []
        assert self.signs(text, "2019-09-01") == [code]

    @pytest.mark.parametrize(
        "text",
        ["依法登记，具有养老服务经验", "从业人员持健康证上岗", "配备不少于 10 名护理人员",
         "有心理咨询能力，无不良信用记录"],
    )  # fmt: skip
    def test_may_ask_for_what_the_service_needs(self, text):
        assert self.signs(text, "2026-11-01") == []

    def test_that_shuts_somebody_out_is_refused_with_its_words_and_clause(self, walk):
        later = Walk(walk.town, year=2027)
        filled(later, on="2026-09-01", provider_requirements="注册资本不少于 100 万元")

        with pytest.raises(qualification.ShutsOut, match="注册资本") as refused:
            later.submitted(on="2026-10-08")

        assert refused.value.clause == "财政部令第87号 第十七条"
        assert later.project.state == "draft"
