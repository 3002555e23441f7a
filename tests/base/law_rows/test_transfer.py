"""A place's own law goes out and comes in as a file, whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from django.core.management import CommandError, call_command

from goufu.base.law_rows import proposing, transfer
from goufu.base.law_rows.models import LocalValue, Proposal
from goufu.law.provisions import Provision

FILE = """
procurement/open_tender_threshold:
  CN-3415:
    - in_force_from: 2025-01-01
      in_force_to: 2025-12-31
      case: {subject: services}
      value: 300000000
      cite: 某目录（2025 年版）
      source: 财政厅网站
      verified: true
    - in_force_from: 2026-01-01
      case: {subject: services}
      value: 400000000
      cite: 某目录（2026 年版）
      source: 财政厅网站
      verified: true
contract/signing_period:
  CN-3415:
    - {in_force_from: 2026-01-01, value: 15, cite: 某办法 第三条, source: 网站, verified: true}
"""


@pytest.fixture
def second(appoint, finance):
    return appoint("李某", "procurement_supervision", finance)


@pytest.fixture
def bring_in(supervisor, second, now):
    def one(text, *, approve=True):
        done = transfer.import_law(content=text.encode(), actor=supervisor, at=now)
        for proposal in done.proposed if approve else ():
            proposing.approve(pk=proposal.pk, actor=second, at=now)
        return done

    return one


def test_it_is_proposed_and_holds_once_another_has_approved(bring_in):
    done = bring_in(FILE, approve=False)
    assert (len(done.proposed), done.known) == (3, 0)
    assert Provision("contract/signing_period").on(date(2026, 3, 2), place="CN-3415").value == 30


def test_out_and_in_again_changes_nothing(bring_in):
    bring_in(FILE)
    out = transfer.exported("CN-3415")

    again = bring_in(out)

    assert (again.proposed, again.known) == ([], 3)
    assert transfer.exported("CN-3415") == out


def test_out_of_one_platform_and_into_another_it_is_the_same(bring_in):
    bring_in(FILE)
    out = transfer.exported("CN-3415")
    Proposal.objects.all().delete()
    LocalValue.objects.all().delete()

    bring_in(out)

    assert transfer.exported("CN-3415") == out


def test_imported_twice_before_approval_nothing_is_new(bring_in):
    bring_in(FILE, approve=False)

    assert bring_in(FILE, approve=False).proposed == []


def test_a_new_version_in_the_file_ends_the_old_one(bring_in):
    bring_in(FILE)
    told = yaml.safe_load(transfer.exported("CN-3415"))
    rows = told["contract/signing_period"]["CN-3415"]
    rows.append({**rows[0], "in_force_from": date(2026, 7, 1), "value": 10})
    rows[0]["in_force_to"] = date(2026, 6, 30)

    done = bring_in(yaml.safe_dump(told, allow_unicode=True))

    period = Provision("contract/signing_period")
    assert (len(done.proposed), done.known) == (1, 3)
    assert period.on(date(2026, 6, 30), place="CN-3415").value == 15
    assert period.on(date(2026, 7, 1), place="CN-3415").value == 10


def test_every_wrong_row_is_named_and_nothing_is_imported(bring_in):
    wrong = FILE.replace("value: 15", "value: 45").replace("value: 400000000", "value: many")

    with pytest.raises(transfer.RowsAreWrong) as told:
        bring_in(wrong)

    assert told.value.params["count"] == 2
    assert "procurement/open_tender_threshold CN-3415 #2" in str(told.value)
    assert "contract/signing_period CN-3415 #1" in str(told.value)
    assert not LocalValue.objects.exists()


def test_another_places_rows_are_refused(bring_in):
    with pytest.raises(transfer.RowsAreWrong):
        bring_in(FILE.replace("CN-3415", "CN-3401"))


@pytest.mark.parametrize(
    "text", ["", "a: [", "just words", "a: 5", "a: {CN-3415: 5}", "- a", "a: {CN-3415: [5]}"]
)
def test_what_cannot_be_read_is_refused(bring_in, text):
    with pytest.raises((transfer.UnreadableLaw, transfer.RowsAreWrong)):
        bring_in(text)


def test_too_large_a_file_is_refused(supervisor, now):
    with pytest.raises(transfer.UnreadableLaw):
        transfer.import_law(content=b" " * (transfer.LARGEST + 1), actor=supervisor, at=now)


class TestTheCommands:
    def test_propose_in_the_name_of_an_officer(self, tmp_path, supervisor, second, capsys):
        file = tmp_path / "law.yaml"
        file.write_text(FILE, "utf-8")

        call_command("import_local_law", file, by="钱某")
        call_command("import_local_law", file, by="钱某")

        assert capsys.readouterr().out.splitlines() == [
            "3 proposed, 0 known already",
            "0 proposed, 3 known already",
        ]
        assert {one.proposed_by for one in Proposal.objects.all()} == {"钱某"}

    @pytest.mark.parametrize("name", ["孙某", "nobody"])
    def test_and_of_nobody_else(self, tmp_path, operator, name):
        file = tmp_path / "law.yaml"
        file.write_text(FILE, "utf-8")

        with pytest.raises(CommandError, match="procurement supervision"):
            call_command("import_local_law", file, by=name)

    def test_export_what_the_page_exports(self, bring_in, capsys):
        bring_in(FILE)

        call_command("export_local_law", place="CN-3415")

        assert capsys.readouterr().out == transfer.exported("CN-3415")
        with pytest.raises(CommandError):
            call_command("export_local_law", place="CN-99")
