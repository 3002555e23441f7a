"""Acts by JSON: the same actions, the same rules, once for a key, problems in one form."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.documents.models import Document
from goufu.base.ledger.models import Entry
from goufu.stages.review.projects.models import Project
from tests.visitors import Program, visitor
from tests.walk import APPLICATION, FEASIBILITY


def application(walk) -> dict[str, object]:
    """A sheet that is right."""
    if not walk.ref:
        walk.drafted(on="2014-09-01")
    facts = {"year": 2027, "starts_on": "2027-04-01", "ends_on": "2027-12-31"}
    return {**APPLICATION, **facts, "item_id": walk.project.item_id}


class TestADossier:
    def test_is_opened_by_its_sheet_and_answers_with_its_card(self, walk):
        answer = Program(walk.who("handler")).post("/projects", application(walk))

        assert answer.status_code == 201
        card = answer.json()
        assert card["state"] == "draft"
        assert card["budget_fen"] == 168_000_000
        assert "assess" in card["may"]
        assert answer["Location"] == f"/api/v1/projects/{card['ref']}"

    def test_is_moved_by_its_verbs(self, walk):
        walk.drafted(on="2014-09-01")
        program = Program(walk.who("handler"))

        assessed = program.post(f"/projects/{walk.ref}/assess", FEASIBILITY)
        submitted = program.post(f"/projects/{walk.ref}/submit", {})

        assert assessed.json()["state"] == "assessed"
        assert submitted.json()["state"] == "dept_review"
        assert submitted.json()["may"] == ["withdraw", "remind"]

    def test_is_moved_once_for_a_key(self, walk):
        program = Program(walk.who("handler"))
        body = application(walk)
        before = Project.objects.count()

        answers = [program.post("/projects", body, Idempotency_Key="k-1") for _ in range(2)]

        assert answers[0].json() == answers[1].json()
        assert Project.objects.count() == before + 1

    def test_a_key_is_not_for_another_request(self, walk):
        program = Program(walk.who("handler"))
        body = application(walk)
        program.post("/projects", body, Idempotency_Key="k-1")

        answer = program.post("/projects", {**body, "title": "另一个项目"}, Idempotency_Key="k-1")

        assert answer.status_code == 422
        assert answer.json()["code"] == "doors.key_used_for_another_request"

    def test_a_step_with_its_key_again_answers_the_same_after_the_state_has_moved(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        program = Program(walk.who("handler"))

        first = program.post(f"/projects/{walk.ref}/submit", {}, Idempotency_Key="k-2")
        again = program.post(f"/projects/{walk.ref}/submit", {}, Idempotency_Key="k-2")

        assert (first.status_code, again.status_code) == (200, 200)
        assert Entry.objects.filter(event="project.submit").count() == 1


class TestAProblem:
    def test_names_every_field_that_is_wrong_by_its_path(self, walk):
        body = {**application(walk), "title": "", "targets": [{"kind": "no", "name": "x"}], "x": 1}

        answer = Program(walk.who("handler")).post("/projects", body)

        problem = answer.json()
        assert answer.status_code == 422
        assert answer["Content-Type"] == "application/problem+json"
        assert {one["field"] for one in problem["errors"]} == {
            "title",
            "targets.0.kind",
            "x",
        }

    def test_says_what_is_refused_by_which_clause_and_what_helps(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        answer = Program(walk.who("handler")).post(f"/projects/{walk.ref}/submit", {})

        problem = answer.json()
        assert answer.status_code == 409
        assert problem["code"] == "workflow.not_now"
        assert walk.ref in problem["detail"]
        assert problem["remedy"]
        assert problem["record"]

    def test_a_reference_that_was_not_offered_is_wrong(self, walk):
        answer = Program(walk.who("handler")).post(
            "/projects", {**application(walk), "item_id": 999_999}
        )

        assert [one["field"] for one in answer.json()["errors"]] == ["item_id"]

    def test_a_body_that_is_no_json_is_wrong(self, walk):
        program = Program(walk.who("handler"))

        answer = program._client.post(
            "/api/v1/projects",
            data="{",
            content_type="application/json",
            headers={"Authorization": f"Bearer {program.secret}"},
        )

        assert answer.status_code == 422
        assert answer.json()["code"] == "doors.wrongly_filled"

    def test_the_role_must_hold_the_act(self, walk):
        body = application(walk)

        opened = Program(walk.who("budget")).post("/projects", body)

        assert opened.status_code == 403
        assert opened.json()["code"] == "workflow.not_yours"

    def test_another_role_of_the_project_is_refused(self, walk):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")

        answer = Program(walk.who("sector_head")).post(
            f"/projects/{walk.ref}/pass_department", {"opinion": "同意"}
        )

        assert answer.status_code == 403
        assert walk.project.state == "dept_review"

    def test_it_is_said_in_the_reader_s_language(self, walk):
        walk.drafted(on="2014-09-01")

        answer = Program(walk.who("school_handler")).get(
            f"/projects/{walk.ref}", Accept_Language="en"
        )

        assert answer.status_code == 404
        assert answer["Content-Language"] == "en"


class TestDocuments:
    def test_a_file_is_kept_and_its_id_returned(self, walk):
        file = SimpleUploadedFile("说明.txt", "内容".encode())

        answer = Program(walk.who("handler")).upload("/documents", file=file, title="说明")

        told = answer.json()
        assert answer.status_code == 201
        document = Document.objects.get(pk=told["id"])
        assert (document.title, document.ref) == ("说明", "")
        assert document.owner_organisation_id == walk.who("handler").organisation_id
        assert told["size"] == 6

    def test_an_empty_file_is_refused(self, walk):
        file = SimpleUploadedFile("说明.txt", b"")

        answer = Program(walk.who("handler")).upload("/documents", file=file)

        assert answer.status_code == 422
        assert answer.json()["code"] == "documents.empty"


class TestTheSession:
    def test_a_page_of_this_site_may_read_but_not_act(self, walk):
        walk.drafted(on="2014-09-01")
        client = visitor(walk.who("handler"))

        assert client.get(f"/api/v1/projects/{walk.ref}").status_code == 200
        assert client.post(f"/api/v1/projects/{walk.ref}/submit").status_code == 401
