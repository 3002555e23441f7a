"""Reading by JSON: lists, cards, the record, deadlines, the desk, the law, the reference."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date, timedelta

import pytest
from django.conf import settings as django_settings
from openapi_spec_validator import validate

from goufu.base import clock
from goufu.base.people.models import Account, Appointment
from goufu.base.people.tokens import ApiToken, revoke_token
from goufu.law.calendar import day_of
from goufu.law.differences import differences
from goufu.law.questions import QUESTIONS, ask
from tests.visitors import Program
from tests.walk import morning_of


class TestTokens:
    def test_without_one_nothing_is_read(self, walk, client):
        answer = client.get("/api/v1/projects")

        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"

    def test_only_its_digest_is_kept(self, walk):
        program = Program(walk.who("handler"))

        kept = ApiToken.objects.get()
        assert program.secret.startswith("goufu_")
        assert program.secret not in {str(value) for value in vars(kept).values()}

    def test_a_revoked_one_opens_nothing(self, walk):
        program = Program(walk.who("handler"))
        revoke_token(program.token, at=morning_of("2026-01-06"))

        assert program.get("/projects").status_code == 401

    def test_one_whose_last_day_has_passed_opens_nothing(self, walk):
        program = Program(walk.who("handler"))
        ApiToken.objects.update(expires_on=date(2026, 1, 6))

        assert program.get("/projects").status_code == 401

    def test_one_of_a_post_that_has_ended_opens_nothing(self, walk):
        program = Program(walk.who("handler"))
        Appointment.objects.update(valid_to=date(2026, 1, 6))

        assert program.get("/projects").status_code == 401

    def test_one_of_a_closed_account_opens_nothing(self, walk):
        program = Program(walk.who("handler"))
        Account.objects.update(is_active=False)

        assert program.get("/projects").status_code == 401

    def test_the_day_of_its_last_use_is_remembered(self, walk):
        Program(walk.who("handler")).get("/projects")

        used = ApiToken.objects.get().last_used_on
        assert used is not None
        assert used >= date.today() - timedelta(days=1)  # noqa: DTZ011


class TestTheRateLimit:
    def test_one_call_too_many_in_a_minute_has_to_wait(self, walk, settings):
        settings.GOUFU = dataclasses.replace(django_settings.GOUFU, api_calls_per_minute=2)
        program = Program(walk.who("handler"))

        answers = [program.get("/projects") for _ in range(5)]

        # The minute may turn between two calls, but not often.
        assert 429 in {answer.status_code for answer in answers}
        late = next(answer for answer in answers if answer.status_code == 429)
        assert 1 <= int(late["Retry-After"]) <= 60
        assert late.json()["code"] == "doors.too_many_calls"

    def test_another_token_is_not_held_up(self, walk, settings):
        settings.GOUFU = dataclasses.replace(django_settings.GOUFU, api_calls_per_minute=2)
        busy, other = Program(walk.who("handler")), Program(walk.who("head"))
        for _ in range(5):
            busy.get("/projects")

        assert other.get("/projects").status_code == 200


class TestLists:
    def test_pages_follow_by_cursor(self, walk):
        for number in range(5):
            walk.drafted(on="2014-09-01", title=f"项目 {number}")
        program = Program(walk.who("handler"))

        first = program.get("/projects?limit=3")
        link = re.fullmatch(r'<(/api/v1)(.*)>; rel="next"', first["Link"])
        assert link is not None
        second = program.get(link[2])

        titles = [card["title"] for card in (*first.json()["items"], *second.json()["items"])]
        assert titles == [f"项目 {number}" for number in (4, 3, 2, 1, 0)]
        assert second.json()["next"] == ""

    def test_are_filtered_like_the_pages(self, walk):
        walk.drafted(on="2014-09-01", title="送戏进万村")
        walk.drafted(on="2014-09-01", title="其他")

        found = Program(walk.who("handler")).get("/projects?q=送戏").json()["items"]

        assert [card["title"] for card in found] == ["送戏进万村"]

    def test_show_a_stranger_nothing(self, walk):
        walk.drafted(on="2014-09-01")
        stranger = Program(walk.who("school_handler"))

        assert stranger.get("/projects").json()["items"] == []
        assert stranger.get(f"/projects/{walk.ref}").status_code == 404
        assert stranger.get(f"/projects/{walk.ref}/ledger").status_code == 404
        assert stranger.get(f"/projects/{walk.ref}/deadlines").status_code == 404

    @pytest.mark.parametrize("query", ["limit=0", "limit=100000", "limit=x", "after=!!"])
    def test_refuse_what_makes_no_sense(self, walk, query):
        assert Program(walk.who("handler")).get(f"/projects?{query}").status_code == 422


class TestAProject:
    def test_has_its_record_and_its_deadlines(self, walk):
        walk.up_to_announcement()
        program = Program(walk.who("handler"))

        ledger = program.get(f"/projects/{walk.ref}/ledger").json()["items"]
        duties = program.get(f"/projects/{walk.ref}/deadlines").json()

        assert [line["event"] for line in ledger][-1] == "project.open"
        assert ledger[-1]["sentence"] == "建立项目"
        assert "announce_project" in {line["duty"] for line in duties}

    def test_waits_on_the_desk_of_the_next_role(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        desk = Program(walk.who("reviewer")).get("/desk").json()

        (line,) = desk["waiting"]
        assert line["ref"] == walk.ref
        assert line["may"] == ["pass_department", "return_for_correction", "transfer"]
        assert desk["unread"] == 1


class TestTheChangesOfTheLaw:
    ADDRESS = "/api/v1/law/changes"

    def test_are_told_to_anybody_as_on_the_command_line(self, db, client):
        days = {"before": "2015-12-24", "after": "2026-11-26", "place": "CN-3415"}

        answer = client.get(self.ADDRESS, days)

        assert answer.status_code == 200
        wanted = differences(date(2015, 12, 24), date(2026, 11, 26), place="CN-3415")
        assert [(one["key"], one["kind"], one["case"]) for one in answer.json()] == [
            (one.page.key, one.kind, one.case) for one in wanted
        ]
        assert {"came", "went", "changed"} <= {one["kind"] for one in answer.json()}

    def test_until_today_where_no_other_day_is_said(self, db, client):
        answer = client.get(self.ADDRESS, {"before": day_of(clock.now()).isoformat()})

        assert answer.json() == []

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ({"before": "yesterday"}, "before"),
            ({}, "before"),
            ({"before": "2015-12-24", "place": "Lu'an"}, "Lu'an"),
            ({"before": "2015-12-24", "other_place": "CN-99"}, "CN-99"),
        ],
    )
    def test_are_refused_where_the_question_is_wrong(self, db, client, asked, words):
        answer = client.get(self.ADDRESS, asked)

        assert answer.status_code == 422
        assert answer["Content-Type"] == "application/problem+json"
        assert words in answer.content.decode()


class TestTheLaw:
    FACTS = {"duty": "sign_contract", "from": "2026-09-03", "place": "CN"}

    def test_answers_anybody_as_on_the_command_line(self, db, client):
        answer = client.post("/api/v1/law/deadline", self.FACTS, content_type="application/json")

        assert answer.status_code == 200
        assert answer.json()["due_on"] == "2026-10-08"

    def test_an_unknown_question_is_not_found(self, db, client):
        answer = client.post("/api/v1/law/nothing", {}, content_type="application/json")

        assert answer.status_code == 404
        assert answer.json()["code"] == "unknown_question"

    @pytest.mark.parametrize(
        ("change", "field"),
        [({"from": "yesterday"}, "from"), ({"colour": "red"}, "colour"), ({"duty": 5}, "duty")],
    )
    def test_wrong_facts_are_refused_by_their_field(self, db, client, change, field):
        answer = client.post(
            "/api/v1/law/deadline", {**self.FACTS, **change}, content_type="application/json"
        )

        assert answer.status_code == 422
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["field"] == field
        assert answer.json()["sentence"]

    @pytest.mark.parametrize(
        "name", ["methods", "committee", "price_scores", "low_price", "splitting"]
    )
    def test_what_may_be_bought_how_is_answered_as_on_the_command_line(self, db, client, name):
        facts = dict(QUESTIONS[name].example)
        answer = client.post(f"/api/v1/law/{name}", facts, content_type="application/json")

        assert answer.json() == json.loads(json.dumps(ask(name, facts)))

    def test_a_fact_inside_a_list_is_named_by_its_path(self, db, client):
        facts = {**QUESTIONS["low_price"].example, "offers": [{"id": "a", "offer_fen": -1}]}
        answer = client.post("/api/v1/law/low_price", facts, content_type="application/json")

        assert answer.status_code == 422
        assert answer.json()["field"] == "offers.0.offer_fen"

    def test_a_fact_given_twice_is_refused(self, db, client):
        body = '{"code": "91110000600037341L", "code": "91110000600037341X"}'
        answer = client.post("/api/v1/law/uscc", body, content_type="application/json")

        assert answer.status_code == 422
        assert (answer.json()["code"], answer.json()["field"]) == ("duplicate_field", "code")

    @pytest.mark.parametrize("body", ["", "{", "[]", "null", "\ufeff{}"])
    def test_what_is_no_object_of_facts_is_refused(self, db, client, body):
        answer = client.post("/api/v1/law/deadline", body, content_type="application/json")

        assert answer.status_code == 422


class TestTheReference:
    def test_openapi_is_valid_and_names_every_act(self, db, client):
        schema = client.get("/api/v1/openapi.json").json()

        validate(schema)
        submit = schema["paths"]["/api/v1/projects/{ref}/submit"]["post"]
        assert submit["operationId"] == "project_submit"
        assert "部门内审" in submit["summary"]
        assert "购买主体经办" in submit["description"]
        assert "Problem" in schema["components"]["schemas"]

    def test_every_reference_leads_somewhere(self, db, client):
        text = client.get("/api/v1/openapi.json").content.decode()
        schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]

        assert set(re.findall(r'"#/components/schemas/([^"]+)"', text)) <= set(schemas)

    def test_the_page_needs_nothing_from_elsewhere(self, db, client):
        page = client.get("/api/v1/docs")

        html = page.content.decode()
        assert page.status_code == 200
        assert "/api/v1/projects/{ref}/submit" in html
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)


class TestTheChoicesOfAReferenceField:
    def test_are_those_of_the_form(self, walk):
        walk.drafted(on="2014-09-01")

        answer = Program(walk.who("handler")).get("/projects/choices/item_id?q=养老")

        assert answer.status_code == 200
        told = answer.json()
        assert told["total"] == len(told["items"]) > 0
        assert all("养老" in one["text"] for one in told["items"])
        assert str(walk.project.item_id) in {one["value"] for one in told["items"]}

    def test_are_named_by_the_field_also_in_a_row(self, db, client):
        shapes = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
        named = {
            (name, field): shape["description"]
            for name, body in shapes.items()
            for field, shape in body.get("properties", {}).items()
            if "/choices/" in shape.get("description", "")
        }

        approve = named["ProjectApprove", "budget_line"]
        assert approve == "可选值：GET /projects/{ref}/approve/choices/budget_line。"
        assert "/score/choices/offer" in named["PointsRow", "offer"]
        hinted = named["EvaluationCommission", "third_party_id"]
        assert hinted.startswith("不填的，由财政部门自行组织评价 可选值：GET ")

    def test_are_cut_at_the_limit_and_say_how_many_there_are(self, walk):
        walk.drafted(on="2014-09-01")

        told = Program(walk.who("handler")).get("/projects/choices/item_id?limit=1").json()

        assert len(told["items"]) == 1 < told["total"]

    def test_are_for_those_who_may_do_the_step_now(self, walk):
        walk.drafted(on="2014-09-01")

        not_now = Program(walk.who("budget")).get(
            f"/projects/{walk.ref}/approve/choices/budget_line"
        )
        not_seen = Program(walk.who("handler")).get("/projects/none/edit/choices/item_id")
        no_field = Program(walk.who("handler")).get("/projects/choices/title")
        not_yours = Program(walk.who("budget")).get("/projects/choices/item_id")

        assert (not_now.status_code, not_now.json()["code"]) == (409, "workflow.not_now")
        assert (not_seen.status_code, no_field.status_code) == (404, 404)
        assert (not_yours.status_code, not_yours.json()["code"]) == (403, "workflow.not_yours")
