"""``goufu law …``: what it prints, where, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from goufu.law.cli import main
from goufu.law.questions import QUESTIONS

SIGNING = {"duty": "sign_contract", "from": "2026-09-03", "place": "CN"}


@pytest.fixture
def typed(monkeypatch, capsysbinary):
    """Run a command with something on standard input; give its code, output and error."""

    def run(*argv: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        raw = stdin if isinstance(stdin, bytes) else stdin.encode("utf-8", "surrogatepass")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))
        code = main(list(argv))
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


class TestAsk:
    def test_prints_one_answer_and_exits_with_zero(self, typed):
        code, out, err = typed("ask", "deadline", stdin=json.dumps(SIGNING))

        assert (code, err) == (0, "")
        assert json.loads(out)["due_on"] == "2026-10-08"

    @pytest.mark.parametrize(
        ("argv", "stdin", "error_code"),
        [
            (["ask", "fortune"], "{}", "unknown_question"),
            (["ask", "deadline"], "{}", "missing_field"),
            (["ask", "deadline"], json.dumps({**SIGNING, "x": 1}), "unknown_field"),
            (["ask", "deadline"], json.dumps({**SIGNING, "from": 20260903}), "wrong_type"),
            (
                ["ask", "deadline"],
                json.dumps({**SIGNING, "from": "2002-01-01"}),
                "nothing_in_force",
            ),
            (["ask", "deadline"], json.dumps({**SIGNING, "from": "2026-12-31"}), "unknown_year"),
            (["ask", "deadline"], "[]", "not_an_object"),
            (["ask", "deadline"], "null", "not_an_object"),
            (["ask", "deadline"], "", "not_json"),
            (["ask", "deadline"], "{", "not_json"),
            (["ask", "deadline"], "{} {}", "not_json"),
            (["ask", "deadline"], '{"from": NaN}', "not_json"),
            (["ask", "deadline"], "[" * 100_000, "not_json"),
            (["ask", "deadline"], b"\xff\xfe{}", "not_json"),
            (["ask", "uscc"], '{"code": "1", "code": "2"}', "duplicate_field"),
            (["ask", "deadline", "extra"], "{}", "unknown_command"),
            (["ask"], "{}", "missing_field"),
            (["sing"], "", "unknown_command"),
            (["calendar", "2027"], "", "unknown_year"),
            (["calendar", "then"], "", "unknown_command"),
            (["calendar"], "", "unknown_command"),
            (["questions", "all"], "", "unknown_command"),
            (["instruments", "all"], "", "unknown_command"),
        ],
    )
    def test_a_wrong_question_is_one_object_on_standard_error_and_exit_two(
        self, typed, argv, stdin, error_code
    ):
        code, out, err = typed(*argv, stdin=stdin)

        assert (code, out) == (2, "")
        error = json.loads(err)
        assert error["code"] == error_code
        assert set(error) <= {"code", "sentence", "field"}

    def test_a_lone_surrogate_goes_out_as_it_came_in(self, typed):
        code, out, _ = typed("ask", "uscc", stdin='{"code": "\\ud800"}')

        assert code == 0
        assert json.loads(out)["verdict"] == "invalid"

    def test_a_byte_order_mark_is_no_mistake(self, typed):
        code, _, _ = typed("ask", "deadline", stdin=b"\xef\xbb\xbf" + json.dumps(SIGNING).encode())

        assert code == 0

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_help_shows_an_example_that_can_be_asked(self, typed, name):
        code, out, _ = typed("ask", name, "--help")

        assert code == 0
        example = out.rsplit("echo '", 1)[1].rsplit("' |", 1)[0]
        assert typed("ask", name, stdin=example)[0] == 0

    def test_help_names_what_a_list_is_made_of(self, typed):
        _, out, _ = typed("ask", "splitting", "--help")

        assert "purchases.*.amount_fen：" in out
        assert "purchases.*.method：\n  open_tender  公开招标" in out

    def test_the_choices_of_a_list_are_shown(self, typed):
        assert "  urgent  招标所需时间不能满足用户紧急需要" in typed("ask", "methods", "--help")[1]

    def test_a_fact_inside_a_list_is_named_by_its_path(self, typed):
        facts = {**QUESTIONS["committee"].example, "members": [{"role": "expert"}]}
        code, out, err = typed("ask", "committee", stdin=json.dumps(facts))

        assert (code, out) == (2, "")
        assert json.loads(err)["field"] == "members.0.own_unit"


class TestBatch:
    def test_answers_and_errors_come_line_by_line_in_order(self, typed):
        lines = [
            json.dumps({"question": "deadline", "facts": SIGNING}),
            json.dumps({"question": "deadline", "facts": {}}),
            json.dumps({"question": "fortune", "facts": {}}),
            json.dumps({"facts": {}}),
            json.dumps({"question": "uscc"}),
            json.dumps({"question": "uscc", "facts": {"code": ""}, "id": 1}),
            json.dumps({"question": 1, "facts": {}}),
            json.dumps({"question": "uscc", "facts": None}),
            "[]",
            "",
            "not json",
            json.dumps({"question": "uscc", "facts": {"code": "91110000600037341L"}}),
        ]
        code, out, err = typed("ask", "--batch", stdin="\n".join(lines))

        answers = [json.loads(line) for line in out.splitlines()]
        assert (code, err) == (0, "")
        assert [answer.get("verdict") or answer["code"] for answer in answers] == [
            "due",
            "missing_field",
            "unknown_question",
            "missing_field",
            "missing_field",
            "unknown_field",
            "wrong_type",
            "not_an_object",
            "not_an_object",
            "not_json",
            "not_json",
            "valid",
        ]

    def test_nothing_in_nothing_out(self, typed):
        assert typed("ask", "--batch") == (0, "", "")

    def test_takes_no_more_words(self, typed):
        assert typed("ask", "--batch", "deadline")[0] == 2


class TestTheOtherCommands:
    @pytest.mark.parametrize("argv", [[], ["--help"], ["-h"], ["ask", "--help"]])
    def test_help(self, typed, argv):
        code, out, err = typed(*argv)

        assert (code, err) == (0, "")
        assert "goufu law" in out

    def test_questions_are_listed_with_their_facts(self, typed):
        _, out, _ = typed("questions")
        _, as_json, _ = typed("questions", "--json")

        assert all(name in out for name in QUESTIONS)
        assert set(json.loads(as_json)) == set(QUESTIONS)

    def test_a_year_of_the_calendar(self, typed):
        code, out, _ = typed("calendar", "2026")
        _, as_json, _ = typed("calendar", "2026", "--json")

        assert code == 0
        assert "2026-10-01" in out
        assert "2026-02-14" in json.loads(as_json)["made_up"]

    def test_instruments(self, typed):
        _, out, _ = typed("instruments")
        _, as_json, _ = typed("instruments", "--json")

        assert "政府采购法实施条例" in out
        assert any(act["short"] == "M87" for act in json.loads(as_json))


def test_it_starts_without_django():
    source = Path(main.__code__.co_filename).parents[2]
    script = (
        "import sys; from goufu.law.cli import main; code = main(['calendar', '2026']);"
        "heavy = {'django', 'pydantic', 'ninja'} & {name.split('.')[0] for name in sys.modules};"
        "assert not heavy, heavy;"
        "sys.exit(code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(source)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
