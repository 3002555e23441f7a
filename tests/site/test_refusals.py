"""No is said the same way to people, to htmx and to programs."""

from __future__ import annotations

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.site.gallery import AmountAboveAward
from goufu.site.refusals import RefusalMiddleware, as_problem, attempting

PARAMS = {"award": "2,685,006.00", "amount": "2,745,000.00", "above": "59,994.00"}


class HouseOrder(Refusal):
    code = "sample.house_order"
    sentence = say("不能这样办理。")


def refused(error: Exception, **headers: str) -> HttpResponse | None:
    request = RequestFactory().post("/contracts/1/sign/", headers=headers)
    attempting(request, "签订合同 SL-1")
    return RefusalMiddleware(lambda _request: HttpResponse()).process_exception(request, error)


class TestAPerson:
    def test_reads_what_where_why_and_what_would_help(self, in_demo):
        refusal = AmountAboveAward(**PARAMS)
        refusal.record = 62
        answer = refused(refusal)
        html = answer.content.decode()

        assert answer.status_code == 422
        assert "签订合同 SL-1" in html
        assert "高出 59,994.00 元" in html
        assert "政府采购法 第四十六条第一款" in html
        assert "把合同金额改为不高于中标金额" in html
        assert "记录号 62" in html
        assert "<!doctype html>" in html.lower()

    def test_is_told_of_a_house_rule_where_no_law_speaks(self):
        assert "平台办理规则" in refused(HouseOrder()).content.decode()

    @pytest.mark.parametrize(
        ("came_from", "back"),
        [
            ("http://testserver/desk/", 'href="http://testserver/desk/"'),
            ("https://elsewhere.example/", 'href="/"'),
        ],
    )
    def test_is_led_back_but_never_off_the_site(self, came_from, back):
        assert back in refused(HouseOrder(), referer=came_from).content.decode()

    def test_other_errors_are_not_refusals(self):
        assert refused(ValueError()) is None


class TestHtmx:
    def test_gets_the_fragment_beside_the_form_so_that_nothing_typed_is_lost(self):
        answer = refused(AmountAboveAward(**PARAMS), **{"hx-request": "true"})

        assert answer["HX-Retarget"] == "#refusal"
        assert answer["HX-Push-Url"] == "false"
        assert "<html" not in answer.content.decode()
        assert answer.content.decode().count('role="alert"') == 1


class TestAProgram:
    def problem(self, refusal: Refusal, **how) -> dict[str, object]:
        request: HttpRequest = RequestFactory().post("/api/v1/contracts/1/sign")
        answer = as_problem(request, refusal, **how)
        assert answer["Content-Type"] == "application/problem+json"
        return json.loads(answer.content)

    def test_gets_the_same_four_things(self):
        problem = self.problem(AmountAboveAward(**PARAMS))

        assert problem["type"] == "/problems/sample.amount_above_award"
        assert problem["status"] == 422
        assert problem["detail"].startswith("中标金额 2,685,006.00 元")
        assert problem["clause"] == "政府采购法 第四十六条第一款"
        assert problem["remedy"].startswith("把合同金额改为")
        assert "errors" not in problem

    def test_gets_every_field_that_is_wrong(self):
        problem = self.problem(HouseOrder(), errors=[(["costs", "0", "own"], "请填写。")])

        assert problem["errors"] == [{"path": "costs.0.own", "detail": "请填写。"}]
