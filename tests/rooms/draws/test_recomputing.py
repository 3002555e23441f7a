"""Anybody draws again: the independent program on true records and on falsified ones."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Role
from goufu.stages.procurement.draws.lottery import digest
from tests.walk_draws import VALUE, register
from tests.walk_procurement import ProcurementWalk

DAY = "2015-04-20"
Record = dict[str, Any]


@pytest.fixture(scope="module")
def published(django_db_setup, django_db_blocker) -> Iterator[tuple[ProcurementWalk, Record]]:
    """A tender whose result is out; one expert said no, one did not come and was replaced."""
    with django_db_blocker.unblock(), transaction.atomic():
        walk = ProcurementWalk(year=2015)
        walk.up_to_opening()
        for number in range(8, 20):
            walk.town.appoint(f"expert_{number}", Role.EXPERT, "experts", f"专家{number}")
        register(walk.town, *(f"expert_{number}" for number in range(1, 20)))
        walk.committed(on=DAY).nominated("handler_2", on=DAY).revealed(on=DAY)
        walk.draw_did("decline", by=walk.experts_called()[0], on=DAY, reason="当日另有安排")
        walk.experts_accepted(on=DAY).appointed(on=DAY)
        gone = walk.word_of(walk.tender.members.order_by("number")[0].account_id)
        walk.tender_did(
            "record_absence", on=DAY, by="agency",
            member=str(walk.number_of(gone)), ground="absent", reason="未到评审现场",
        )  # fmt: skip
        walk.experts_accepted(on=DAY)
        words = [walk.word_of(one.account_id) for one in walk.tender.members.order_by("number")]
        walk.pledged(*words, on=DAY, leader=words[0]).scored(on=DAY, words=tuple(words))
        walk.conforming(on=DAY, by=words[0])
        walk.tender_did("conclude", on=DAY, by=words[0], report="评标依法进行")
        assert Client().get(f"/draws/{walk.draw.ref}.json").status_code == 404
        walk.report_signed(on=DAY, words=words)
        walk.reported(on="2015-04-21").awarded(on="2015-04-23").result_published(on="2015-04-24")
        yield walk, Client().get(f"/draws/{walk.draw.ref}.json").json()
        transaction.set_rollback(True)


def run(record: Record, folder: Path, *more: str) -> tuple[int, str]:
    """Run the program as anybody would, in a process of its own without the platform's code."""
    program = finders.find("draws/recompute_draw.py")
    file = folder / "record.json"
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(program), str(file), *more],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_a_true_record_holds(published, tmp_path):
    walk, record = published
    commitment = Entry.objects.get(event="draw.commit", ref=walk.draw.ref).facts["commitment"]

    code, said = run(record, tmp_path, "--value", VALUE, "--commitment", commitment)
    assert code == 0, said
    sat = walk.tender.members.filter(capacity="expert").select_related("account")
    assert all(one.account.name in said for one in sat)
    assert len(record["sat"]) == 4
    assert {one["outcome"] for one in record["called"]} == {"accepted", "declined", "absent"}


def test_it_names_nobody_but_those_who_sat(published):
    walk, record = published
    text = json.dumps(record, ensure_ascii=False)
    sat = {one.account.name for one in walk.tender.members.select_related("account")}

    names = {actor.name for word, actor in walk.town.people.items() if word.startswith("expert")}
    found = {name for name in names if f'"{name}"' in text}
    assert found == names & sat
    assert text.count('"nonce"') == 4


def _other_text(record: Record) -> None:
    fixed = json.loads(record["commitment"]["text"])
    fixed["groups"][0]["candidates"].pop()
    record["commitment"]["text"] = json.dumps(fixed)


def _other_text_and_digest(record: Record) -> None:
    _other_text(record)
    record["commitment"]["sha256"] = digest(record["commitment"]["text"])


def _other_secret(record: Record) -> None:
    record["secret"] = "0" * 64


def _other_value(record: Record) -> None:
    record["source"]["value"] = "01 02 03"


def _other_round(record: Record) -> None:
    record["source"]["round"] = "2015047 期"


def _other_order(record: Record) -> None:
    order = record["orders"][0]
    order[0], order[1] = order[1], order[0]


def _somebody_skipped(record: Record) -> None:
    record["called"] = record["called"][1:]


def _last_one_favoured(record: Record) -> None:
    record["called"][-1]["code"] = record["orders"][0][-1]


def _another_name(record: Record) -> None:
    record["sat"][0]["expert"] = "3415-2014-ZJ-expert_19"


def _somebody_seated(record: Record) -> None:
    other = {**record["sat"][0], "nonce": "00", "expert": "X"}
    other["code"] = digest("00\nX\n")
    record["sat"].append(other)


@pytest.mark.parametrize(
    "falsify",
    [
        _other_text,
        _other_text_and_digest,
        _other_secret,
        _other_value,
        _other_round,
        _other_order,
        _somebody_skipped,
        _last_one_favoured,
        _another_name,
        _somebody_seated,
    ],
)
def test_a_falsified_record_does_not(published, tmp_path, falsify: Callable[[Record], None]):
    record = copy.deepcopy(published[1])
    falsify(record)

    code, said = run(record, tmp_path)
    assert code == 1
    assert "FAILED" in said


def test_a_record_made_up_from_beginning_to_end_differs_from_the_ledger(published, tmp_path):
    record = copy.deepcopy(published[1])
    _, said = run(record, tmp_path, "--commitment", "0" * 64)
    assert "FAILED" in said
    _, said = run(record, tmp_path, "--value", "01 02 03 04 05 06 07")
    assert "FAILED" in said


def test_what_cannot_be_read_says_so(tmp_path):
    assert run({}, tmp_path)[0] == 2


def test_the_page_shows_order_and_names_and_the_list_leads_to_it(published):
    walk, record = published
    page = Client().get(f"/draws/{walk.draw.ref}/").content.decode()

    assert record["commitment"]["sha256"] in page
    assert record["seed"] in page
    assert record["sat"][0]["name"] in page
    assert f"/draws/{walk.draw.ref}/" in Client().get("/draws/").content.decode()
