"""The notices of a purchase, field by field in the order of the law of the day."""

from __future__ import annotations

import pytest

from goufu.law.calendar import day_of
from goufu.stages.disclosure.notices.forms import (
    OUR_OWN,
    Form,
    form_of,
    law_of,
    lines_of,
)
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.disclosure.notices.tender_facts import TenderFacts
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
PLACE = "CN-3415"


def notice_of(walk: ProcurementWalk, kind: str) -> Notice:
    return Notice.objects.get(source_ref=walk.tender.ref, kind=kind)


def labels(notice: Notice) -> list[str]:
    return [label for label, _ in notice.lines]


def _of_today() -> ProcurementWalk:
    walk = ProcurementWalk(year=2026)
    walk.up_to_announcement()
    walk.planned(on="2026-03-23").intended(on="2026-01-23").plan_filed(on="2026-03-24")
    walk.prepared(on="2026-03-26").confirmed(on="2026-03-27")
    return walk.published(on="2026-03-30", closes="2026-04-21T09:00", supply="2026-04-10")


class TestEveryFieldOfTheLawOfTheDay:
    @pytest.mark.parametrize("form", [one for one in Form if one is not Form.PREQUALIFICATION])
    def test_is_answered_by_the_facts_of_a_purchase(self, form):
        asked: set[str] = set(OUR_OWN[form])
        for method in ("open_tender", "invited_tender", "negotiation", "consultation", "inquiry"):
            for day in ("2015-03-30", "2018-03-30", "2026-03-30"):
                on = day_of(moment_of(f"{day}T09:00"))
                law = law_of(form, method=method, on=on, place=PLACE)
                asked |= set(law.value) if law else set()

        assert {code for code in asked if not hasattr(TenderFacts, code)} == set()


class TestATenderNotice:
    def test_of_today_has_the_fields_of_the_official_form_in_its_order(self):
        notice = notice_of(_of_today(), "tender")

        assert labels(notice) == [
            "项目编号",
            "采购计划编号",
            "项目名称",
            "采购方式",
            "预算金额（元）",
            "最高限价（元）",
            "采购需求",
            "合同履行期限",
            "是否接受联合体",
            "申请人的资格要求",
            "获取招标文件",
            "采购文件售价",
            "提交投标文件截止时间、开启时间及地点",
            "公告期限",
            "其他补充事宜",
            "采购人",
            "采购人地址、联系方式",
            "采购代理机构",
            "采购代理机构地址、联系方式",
        ]
        told = dict(notice.lines)
        assert told["提交投标文件截止时间、开启时间及地点"] == "2026-04-21 09:00，购服平台"
        assert told["公告期限"] == "2026-03-30 至 2026-04-07"  # five working days, over Qingming

    def test_of_2015_says_what_was_asked_then(self):
        walk = ProcurementWalk()
        walk.up_to_notice()

        found = labels(notice_of(walk, "tender"))

        assert "是否接受联合体" not in found
        assert {"采购方式", "采购需求", "申请人的资格要求"} <= set(found)


class TestAResultNotice:
    @pytest.mark.article("政府采购法实施条例 第四十三条第四款")
    def test_names_the_winner_the_sum_the_service_and_the_experts(self):
        """结果公告内容应当包括名称、地址、联系方式，项目名称和编号，供应商名称、地址和金额，主要标的以及评审专家名单。"""
        walk = ProcurementWalk()
        walk.up_to_result()

        told = dict(notice_of(walk, "result").lines)

        winner = walk.tender.winner.provider
        assert told["中标人名称"] == winner.name
        assert told["中标金额（元）"] == "1,600,000.00"
        assert told["项目编号"] == walk.tender.ref
        *experts, sent = told["评审专家名单"].split("、")
        assert (sorted(experts), sent) == (
            ["专家1", "专家2", "专家3", "专家4"],
            "吴经办（采购人代表）",
        )
        assert told["服务要求"] == walk.tender.service_requirements
        assert "采购代理机构地址、联系方式" in told

    def test_of_a_consultation_speaks_of_a_deal(self):
        walk = ProcurementWalk()
        walk.up_to_result()
        tender = walk.tender
        tender.method = "consultation"
        facts = TenderFacts(tender, day_of(moment_of("2015-04-24T09:00")))

        told = dict(lines_of(Form.RESULT, facts))

        assert "成交供应商名称" in told
        assert "成交金额（元）" in told


class TestATermination:
    def test_says_why(self):
        walk = ProcurementWalk()
        walk.up_to_notice()
        why = "因重大变故，采购任务取消"
        walk.tender_did("cancel", on="2015-04-02", by="head", reason=f"{why}，不再采购")

        assert dict(notice_of(walk, "failure").lines)["项目终止的原因"] == f"{why}，不再采购"


def test_each_method_has_the_form_of_its_announcement():
    assert form_of("open_tender") is Form.TENDER
    assert form_of("consultation") is Form.INVITATION
