"""A register comes as a spreadsheet: every wrong row is named, nothing is half carried in."""

from __future__ import annotations

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.doors.sheets import fields_of
from goufu.base.imports.models import ImportRun
from goufu.base.ledger.models import Entry
from goufu.config.sample.codes import made_up_uscc
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.sheets.entry import ProviderRow
from tests.spreadsheets import written
from tests.visitors import in_a_demo, visitor
from tests.walk import LUAN

URL = "/provider/import/register/"
ROWS = 500
FIRST = 2  # The row of the file in which the first body stands.
HEADS = {spec.name: spec.label for spec in fields_of(ProviderRow)}


def body(number: int) -> dict[str, str]:
    return {
        "name": f"示例第{number}社会服务中心",
        "kind": "民办非企业单位（社会服务机构）",
        "sub_kind": "民政类",
        "uscc": made_up_uscc("52", LUAN, number),
        "founded_on": "2012-05-01",
        "legal_representative": "负责人",
        "address": f"六安市示例路 {number} 号",
        "services": "居家养老、日间照料",
        "contact": "联系人",
        "phone": "0564-3312345",
    }


def wrong_check(row: dict[str, str]) -> None:
    row["uscc"] = row["uscc"][:-1] + ("A" if row["uscc"][-1] != "A" else "B")


PLANTED = {
    # row of the list: (what is done to it, column, words of the reason)
    6: (wrong_check, "uscc", "校验码"),
    17: (lambda r: r.update(uscc=made_up_uscc("52", LUAN, 3)), "uscc", "与文件中另一行"),
    41: (lambda r: r.update(kind="小卖部"), "kind", "不在可选内容中"),
    77: (lambda r: r.update(uscc=made_up_uscc("91", LUAN, 9077)), "code_note", "开头"),
    102: (lambda r: r.update(founded_on="2012-02-30"), "founded_on", "没有这一天"),
    103: (lambda r: r.update(founded_on="2099-01-01"), "founded_on", "还没有到"),
    158: (lambda r: r.update(name=""), "name", "请填写"),
    203: (lambda r: r.update(sub_kind="行业性社会团体"), "sub_kind", "类别"),
    251: (lambda r: r.update(uscc=""), "uscc", "没有填写"),
    300: (lambda r: r.update(kind="企业", sub_kind=""), "kind", "工商"),
    350: (lambda r: r.update(phone="无"), "phone", ""),
    402: (lambda r: r.update(email="没有邮箱"), "email", "邮箱"),
    450: (lambda r: r.update(uscc=r["uscc"][:17]), "uscc", "18位"),
    499: (lambda r: r.update(decoupling="已脱钩"), "decoupling", "脱钩"),
}


def file(rows: list[dict[str, str]]) -> SimpleUploadedFile:
    cells = [[row.get(name, "") for name in HEADS] for row in rows]
    return SimpleUploadedFile("名册.xlsx", written(list(HEADS.values()), *cells))


@pytest.fixture
def client(registry, settings):
    in_a_demo(settings)
    return visitor(registry.who("registrar"))


def looked_at(client, rows):
    return client.post(URL, {"file": file(rows)}, follow=True)


def test_of_five_hundred_every_planted_error_is_named_and_nothing_goes_in(client):
    rows = [body(number) for number in range(1, ROWS + 1)]
    for at, (spoil, _, _) in PLANTED.items():
        spoil(rows[at])

    begun = time.monotonic()
    answer = looked_at(client, rows)
    seconds = time.monotonic() - begun

    looked = answer.context["card"].looked
    problems = {(line.row, line.column): line.sentence for line in looked.problems}
    wanted = {(at + FIRST, HEADS[column]) for at, (_, column, _) in PLANTED.items()}
    assert wanted <= set(problems)
    for at, (_, column, words) in PLANTED.items():
        assert words in problems[at + FIRST, HEADS[column]]
    assert {row for row, _ in problems} == {at + FIRST for at in PLANTED}
    assert not Provider.objects.exists()
    assert seconds < 30


def test_the_corrected_file_goes_in_as_a_whole(client, registry):
    looked = looked_at(client, [body(number) for number in range(1, ROWS + 1)])
    card = looked.context["card"]
    assert card.looked.is_right

    client.post(URL, {"document": card.looked.document, "_key": card.key}, follow=True)

    assert Provider.objects.filter(state="applied").count() == ROWS
    run = ImportRun.objects.get()
    assert (run.added, run.rows) == (ROWS, ROWS)
    assert set(Provider.objects.values_list("imported", flat=True)) == {run.ref}
    assert Entry.objects.filter(event="provider.open").count() == ROWS
    assert Entry.objects.filter(event="provider.import").count() == 1
    again = looked_at(client, [body(1)])
    assert "已经登记" in again.context["card"].looked.problems[0].sentence
