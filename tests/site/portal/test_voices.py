"""The public speaks: needs are called for, supported, answered; surveys are filled in."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.test import Client

from goufu.base.codes import code_of
from goufu.base.people.roles import THE_PUBLIC
from goufu.stages.review.needs import actions as needs
from goufu.stages.review.needs import sheets as need_sheets
from goufu.stages.review.needs.models import Need
from goufu.stages.review.surveys import actions as surveys
from goufu.stages.review.surveys import queries as survey_queries
from goufu.stages.review.surveys.models import Given, Survey
from goufu.stages.review.surveys.sheets import CloseSurvey, DraftSurvey, PublishSurvey, StartSurvey
from tests.journeys.by_api import standing_at
from tests.visitors import in_a_demo, visitor
from tests.walk import Town, morning_of, small_town

AT = morning_of("2026-03-02")
SECRET = "刘女士住在三号楼"


@pytest.fixture
def town(db, settings) -> Town:
    in_a_demo(settings)
    cache.clear()
    return small_town("CN-3415")


@pytest.fixture(autouse=True)
def _in_march():
    with standing_at(AT):
        yield


@pytest.fixture
def need(town) -> Need:
    sheet = need_sheets.FileNeed(
        addressed_to_id=town.organisations["care"].pk,
        title="助餐",
        content=SECRET,
        beneficiaries="老人",
        proposer="刘女士",
    )
    return needs.file_need(sheet=sheet, actor=THE_PUBLIC, at=AT)


@pytest.fixture
def shown(town, need) -> Need:
    sheet = need_sheets.ShowNeed(public_title="社区助餐点", public_text="城东没有助餐点")
    return needs.make_public(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)


def take_up(town, need):
    sheet = need_sheets.AnswerNeed(answer="列入明年计划")
    needs.take_up(ref=need.ref, sheet=sheet, actor=town.people["handler"], at=AT)


class TestNeeds:
    def test_one_that_is_not_shown_is_not_there(self, need):
        assert Client().get(f"/needs/{need.ref}/").status_code == 404
        assert SECRET not in Client().get("/needs/").content.decode()

    def test_one_that_is_shown_says_the_handlers_words_alone(self, town, shown):
        take_up(town, shown)
        for address in ("/needs/", f"/needs/{shown.ref}/"):
            page = Client().get(address).content.decode()
            assert "城东没有助餐点" in page
            assert "列入明年计划" in page
            assert SECRET not in page
            assert "刘女士" not in page

    def test_a_visitor_supports_it_once(self, shown):
        client = Client()
        client.get(f"/needs/{shown.ref}/")
        assert client.post(f"/needs/{shown.ref}/support/", follow=True).status_code == 200
        assert "包括您" in client.get("/needs/").content.decode()
        assert client.post(f"/needs/{shown.ref}/support/").status_code == 409
        shown.refresh_from_db()
        assert shown.supporters == 1

    def test_without_a_cookie_nobody_is_counted(self, shown):
        assert Client().post(f"/needs/{shown.ref}/support/").status_code == 422
        shown.refresh_from_db()
        assert shown.supporters == 0

    def test_a_forged_cookie_is_none(self, shown):
        client = Client()
        client.cookies["goufu_voice"] = "me:forged"
        assert client.post(f"/needs/{shown.ref}/support/").status_code == 422

    def test_from_one_address_not_without_end(self, shown):
        for _ in range(20):
            client = Client()
            client.get("/needs/")
            assert client.post(f"/needs/{shown.ref}/support/").status_code == 302
        client = Client()
        client.get("/needs/")
        assert client.post(f"/needs/{shown.ref}/support/").status_code == 429


class TestTheAnswerToOnesOwn:
    def ask(self, number, code):
        return Client().post("/propose/answer/", {"number": number, "code": code})

    def test_is_read_by_number_and_code(self, town, need):
        code = code_of("needs", need.ref)
        assert "还没有答复" in self.ask(need.ref, code).content.decode()
        take_up(town, need)
        page = self.ask(need.ref, f" {code[:4].lower()}-{code[4:]} ").content.decode()
        assert "列入明年计划" in page
        assert "刘女士" not in page

    @pytest.mark.parametrize("code", ["", "AAAAAAAA", "２２２２"])
    def test_and_not_without(self, need, code):
        answer = self.ask(need.ref, code)
        assert answer.status_code == 422
        assert "助餐" not in answer.content.decode()

    def test_the_code_is_given_when_one_proposes(self, town):
        facts = {
            "addressed_to_id": town.organisations["care"].pk,
            "title": "助浴",
            "content": "没有助浴点",
            "beneficiaries": "老人",
        }
        page = Client().post("/propose/", facts).content.decode()
        need = Need.objects.get(title="助浴")
        assert code_of("needs", need.ref) in page

    def test_nobody_guesses_without_end(self, need):
        for _ in range(30):
            assert self.ask(need.ref, "AAAAAAAA").status_code == 422
        assert self.ask(need.ref, "AAAAAAAA").status_code == 429


class TestACall:
    @pytest.fixture
    def call(self, town):
        facts = {
            "title": "为老服务需求征集",
            "scope": "征集范围",
            "opens_on": "2026-03-02",
            "closes_on": "2026-03-10",
        }
        sheet = need_sheets.PublishCall.model_validate(facts)
        return needs.publish_call(sheet=sheet, actor=town.people["handler"], at=AT)

    def test_is_on_the_page_and_leads_to_the_form(self, call):
        assert call.title in Client().get("/needs/").content.decode()
        page = Client().get(f"/needs/calls/{call.ref}/").content.decode()
        assert f"call_id={call.pk}" in page

    def test_after_its_last_day_it_leads_there_no_more(self, call):
        with standing_at(morning_of("2026-03-11")):
            page = Client().get(f"/needs/calls/{call.ref}/").content.decode()
            assert "已截止" in page
            assert "call_id=" not in page

    def test_withdrawn_it_is_not_there(self, town, call):
        sheet = need_sheets.WithdrawCall(reason="重新拟定")
        needs.withdraw_call(ref=call.ref, sheet=sheet, actor=town.people["handler"], at=AT)
        assert Client().get(f"/needs/calls/{call.ref}/").status_code == 404


class TestASurvey:
    def survey(self, town, *, start=True, **changes) -> Survey:
        facts = {
            "title": "助餐调查",
            "opens_on": "2026-03-02",
            "closes_on": "2026-03-10",
            "questions": [
                {"kind": "single", "text": "用过吗？", "options": "用过；没有", "required": True},
                {"kind": "text", "text": "建议？"},
            ],
            **changes,
        }
        actor = town.people["handler"]
        sheet = DraftSurvey.model_validate(facts)
        survey = surveys.draft_survey(sheet=sheet, actor=actor, at=AT)
        if start:
            surveys.start_survey(ref=survey.ref, sheet=StartSurvey(), actor=actor, at=AT)
        return survey

    def answer(self, survey, client=None, **facts):
        client = client or Client()
        client.get(f"/surveys/{survey.ref}/")
        return client.post(f"/surveys/{survey.ref}/", {"q1": "用过", **facts})

    def test_can_be_asked_about_a_need(self, town, need):
        client = visitor(town.people["handler"])
        address = f"/need/{need.ref}/new/survey/ask_about/"
        assert need.title in client.get(address).content.decode()
        facts = {
            "title": "助餐",
            "opens_on": "2026-03-02",
            "closes_on": "2026-03-10",
            "access": "anybody",
            "keys": "0",
            "questions-0-kind": "scale",
            "questions-0-text": "急不急？",
        }
        assert client.post(address, facts).status_code == 302
        survey = Survey.objects.get()
        assert (survey.about_ref, len(survey.questions)) == (need.ref, 1)

    def test_a_draft_is_not_there(self, town):
        survey = self.survey(town, start=False)
        assert Client().get(f"/surveys/{survey.ref}/").status_code == 404

    def test_is_answered_once_a_browser(self, town):
        survey, client = self.survey(town), Client()
        assert self.answer(survey, client).status_code == 302
        assert "已经收到" in client.get(f"/surveys/{survey.ref}/").content.decode()
        assert self.answer(survey, client).status_code == 409
        assert Given.objects.count() == 1

    def test_what_is_left_out_is_named_and_what_was_typed_stays(self, town):
        survey, client = self.survey(town), Client()
        client.get(f"/surveys/{survey.ref}/")
        answer = client.post(f"/surveys/{survey.ref}/", {"q2": "多设几个点"})
        assert answer.status_code == 422
        assert "多设几个点" in answer.content.decode()
        assert not Given.objects.exists()

    def test_by_key_the_link_brings_it_along(self, town):
        survey = self.survey(town, access="keys", keys=1)
        key = survey_queries.key_of(survey, 1)
        assert key in Client().get(f"/surveys/{survey.ref}/?key={key}").content.decode()
        assert self.answer(survey).status_code == 403
        assert self.answer(survey, survey_key=key).status_code == 302

    def test_its_results_are_public_only_once_published(self, town):
        survey = self.survey(town)
        for _ in range(10):
            self.answer(survey)
        address = f"/surveys/{survey.ref}/results/"
        assert Client().get(address).status_code == 404
        actor = town.people["handler"]
        because = CloseSurvey(reason="样本量已达到")
        surveys.close_survey(ref=survey.ref, sheet=because, actor=actor, at=AT)
        sheet = PublishSurvey(conclusion="多数用过")
        surveys.publish_survey(ref=survey.ref, sheet=sheet, actor=actor, at=AT)
        page = Client().get(address).content.decode()
        assert "100.0%" in page
        assert "多数用过" in page

    def test_paper_is_entered_and_everything_downloaded_by_the_body_alone(self, town):
        survey = self.survey(town)
        own, other = visitor(town.people["handler"]), visitor(town.people["civil_handler"])
        at = f"/surveys/{survey.ref}/"
        assert own.post(f"{at}paper/", {"q1": "没有"}).status_code == 302
        assert Given.objects.get().paper
        file = BytesIO(b"".join(own.get(f"{at}results.xlsx").streaming_content))
        with ZipFile(file) as book:
            words = book.read("xl/worksheets/sheet1.xml").decode()
        assert "纸质" in words
        assert "没有" in words
        for address in ("paper/", "results.xlsx", "keys.xlsx", "results/"):
            assert other.get(at + address).status_code == 404, address

    def test_the_dossier_leads_to_its_pages_and_does_not_count_answers_one_by_one(self, town):
        survey = self.survey(town, access="keys", keys=1)
        self.answer(survey, survey_key=survey_queries.key_of(survey, 1))
        page = visitor(town.people["handler"]).get(f"/survey/{survey.ref}/").content.decode()
        for address in ("", "paper/", "keys.xlsx", "results/"):
            assert f'href="/surveys/{survey.ref}/{address}"' in page
        assert "调查已开始" in page
        assert "收到一份答卷" not in page
