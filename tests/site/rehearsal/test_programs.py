"""The same by API and by command."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from goufu.__main__ import main
from goufu.site.rehearsal.models import Rehearsal
from tests.site.rehearsal.conftest import rehearsed
from tests.visitors import Program

ASKED = {
    "year": 2015,
    "place": "CN-3415",
    "since": "2014-01-01",
    "changes": [{"target": "contract/filing_period", "value": "1"}],
}


class TestTheApi:
    def test_rehearses_and_answers_with_the_figures(self, finance):
        answer = Program(finance).post("/rehearsals", ASKED)

        told = answer.json()
        assert answer.status_code == 201, told
        assert (told["state"], told["figures"]["another_way"]) == ("done", 1)
        assert Program(finance).get(f"/rehearsals/{told['ref']}").json() == told

    def test_gives_the_projects_with_their_differences(self, finance):
        done = rehearsed(finance)

        told = Program(finance).get(f"/rehearsals/{done.ref}/projects?step=file_contract").json()

        assert (len(told["items"]), told["next"]) == (1, "")
        assert told["items"][0]["differences"][0]["would"][0] == "late"

    def test_takes_a_bare_sum_for_fen_and_a_key_for_one_request(self, finance):
        changes = [{"target": "procurement/open_tender_threshold", "value": "60000000"}]
        program = Program(finance)

        told = [
            program.post("/rehearsals", {**ASKED, "changes": changes}, Idempotency_Key="k").json()
            for _ in range(2)
        ]

        assert told[0] == told[1]
        assert told[0]["variant"]["changes"][0]["value"] == 60_000_000

    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"changes": [{"target": "contract/filing_period", "value": "x"}]},
             "rehearsal.wrong_value", "changes.0.value"),
            ({"year": 2019}, "rehearsal.year_without_projects", "year"),
            ({"since": "2100-01-01"}, "rehearsal.day_out_of_range", "since"),
        ],
    )  # fmt: skip
    def test_refuses_with_code_and_field(self, finance, changes, code, field):
        answer = Program(finance).post("/rehearsals", {**ASKED, **changes})

        told = answer.json()
        assert (answer.status_code, told["code"], told["field"]) == (422, code, field)
        assert not Rehearsal.objects.exists()

    def test_refuses_a_body_that_is_no_sheet(self, finance):
        assert Program(finance).post("/rehearsals", {"year": "x"}).status_code == 422

    def test_is_closed_to_others(self, finance, walked):
        done = rehearsed(finance)
        handler = Program(walked.town.people["handler"])

        assert handler.post("/rehearsals", ASKED).status_code == 403
        assert handler.get(f"/rehearsals/{done.ref}").status_code == 404
        assert handler.get(f"/rehearsals/{done.ref}/projects").status_code == 404


def run(*words: str) -> str:
    out = StringIO()
    call_command("rehearse", *words, stdout=out)
    return out.getvalue()


class TestTheCommand:
    WORDS = ("--year", "2015", "--set", "contract/filing_period=1", "--place", "CN-3415")

    def test_tells_the_figures_and_the_projects_and_stores_nothing(self, walked):
        told = run(*self.WORDS)

        assert "1 个项目，1 个另有结果" in told
        assert "合同副本备案：按期" in told
        assert not Rehearsal.objects.exists()

    def test_as_json_says_the_same(self, walked):
        told = json.loads(run(*self.WORDS, "--json"))

        assert told["figures"]["another_way"] == 1
        (difference,) = told["projects"][0]["differences"]
        assert told["rules"][difference["would_by"][0]]["value"] == 1

    def test_takes_the_law_of_another_day_and_one_case_of_a_provision(self, walked):
        told = json.loads(
            run("--year", "2015", "--law-of", "2026-11-26", "--from", "2014-01-01",
                "--set", "procurement/response_period[method=open_tender]=60", "--json")
        )  # fmt: skip

        assert told["variant"]["law_of"] == "2026-11-26"
        assert {"plan_handling", "response_period"} <= set(told["figures"]["steps"])

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (
                ("--year", "2019", "--set", "contract/filing_period=5"),
                "rehearsal.year_without_projects",
            ),
            (("--year", "2015"), "rehearsal.nothing_supposed"),
            (("--year", "2015", "--set", "contract/filing_period"), "rehearsal.no_such_provision"),
        ],
    )
    def test_refuses_in_one_line_with_exit_two(self, walked, capsys, words, code):
        err = StringIO()
        with pytest.raises(SystemExit) as ended:
            call_command("rehearse", *words, stderr=err)

        assert ended.value.code == 2
        assert json.loads(err.getvalue())["code"] == code

    def test_is_spoken_to_as_a_command_of_the_law(self, monkeypatch):
        told = []
        monkeypatch.setattr("goufu.config.commands.run", lambda words: told.append(words) or 0)

        assert main(["law", "rehearse", "--year", "2015"]) == 0
        assert told == [["rehearse", "--year", "2015"]]
