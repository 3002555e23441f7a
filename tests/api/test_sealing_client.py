"""The documented client and the API alone: keys fetched, sealed, unlocked, opened over JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from goufu.config.commands import offers
from goufu.stages.procurement.sealing import keyfile
from goufu.stages.procurement.tenders.models import FinalOffer
from tests import walk_sealing
from tests.journeys.by_api import standing_at
from tests.rooms.sealing.test_client import Typed
from tests.visitors import Program, in_a_demo
from tests.walk import morning_of
from tests.walk_frameworks import RESPONSE, FrameworkWalk
from tests.walk_last_prices import DAY, asked
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
PASSPHRASE = "a passphrase for tests"


class Desk:
    """A body's own machine: files, the client, and a token for the API."""

    def __init__(self, folder: Path, walk: ProcurementWalk, word: str) -> None:
        self.folder, self.actor = folder / word, walk.who(word)
        self.folder.mkdir()
        self.program = Program(self.actor)

    def seals(self, path: str, content: dict[str, object], *, at: datetime) -> str:
        """Fetch the keys, let the client seal, return the envelope."""
        with standing_at(at):
            answer = self.program.get(f"{path}/opening-keys")
        assert answer.status_code == 200, answer.json()
        words = ["--keys", self._write("keys.json", answer.json())]
        words += ["--content", self._write("content.json", content)]
        assert offers.main(["seal", *words, "--out", str(self.folder / "envelope.json")]) == 0
        return (self.folder / "envelope.json").read_text("utf-8")

    def unlocks(self, path: str, *, at: datetime) -> None:
        """Fetch the boxes, let the client take the pieces out, bring them."""
        key = walk_sealing.key_of(walk_sealing.office(self.actor))
        with standing_at(at):
            boxes = self.program.get(f"{path}/opening-boxes").json()
        words = ["--boxes", self._write("boxes.json", boxes)]
        words += ["--key", self._write("key.json", keyfile.protect(key, PASSPHRASE))]
        assert offers.main(["share", *words, "--out", str(self.folder / "pieces.json")]) == 0
        self.does(f"{path}/bring_pieces", at=at, pieces=self._read("pieces.json"))

    def does(self, path: str, *, at: datetime, status: int = 200, **body: object) -> dict:
        with standing_at(at):
            answer = self.program.post(path, body)
        assert answer.status_code == status, answer.json()
        return answer.json()

    def _write(self, name: str, content: object) -> str:
        (self.folder / name).write_text(json.dumps(content), encoding="utf-8")
        return str(self.folder / name)

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture(autouse=True)
def typed(monkeypatch, settings):
    in_a_demo(settings)
    monkeypatch.setattr("sys.stdin", Typed(PASSPHRASE))


def test_a_last_price_goes_from_a_file_to_the_price_of_the_offer(tmp_path):
    walk = MethodsWalk()
    asked(walk)
    walk.final("beta", at=f"{DAY}T11:30").final("gamma", at=f"{DAY}T11:30")
    alpha, ref = Desk(tmp_path, walk, "alpha"), walk.offer("alpha").ref
    at, path = moment_of(f"{DAY}T12:00"), f"/tenders/{walk.tender.ref}"
    text = alpha.seals(f"/offers/{ref}", {"price_fen": 149_999_900}, at=at)
    late = moment_of(f"{DAY}T14:00:00.001")
    refused = alpha.does(f"/offers/{ref}/give_final", at=late, status=409, envelope=text)
    assert refused["code"] == "tenders.final_closed"
    assert FinalOffer.objects.count() == 2
    told = alpha.does(f"/offers/{ref}/give_final", at=at, envelope=text)
    assert (told["last_price_fen"], told["price_fen"]) == (None, 160_000_000)
    assert "149999900" not in json.dumps(told)
    assert json.loads(told["last_price_receipt"])["signature"]

    for word in ("handler", "supervision"):
        Desk(tmp_path, walk, word).unlocks(path, at=at)
    agency = Desk(tmp_path, walk, "agency")
    assert agency.does(f"{path}/open_final_offers", at=at)["state"] == "evaluating"
    assert walk.offer("alpha").price_fen == 149_999_900


def test_a_response_goes_from_a_file_into_the_framework_agreement(tmp_path):
    walk = FrameworkWalk().up_to_call().responded("beta", on="2026-04-20")
    path, at = f"/frameworks/{walk.framework.ref}", morning_of("2026-04-21")
    alpha = Desk(tmp_path, walk, "alpha")
    content = {name: RESPONSE[name] for name in ("plan", "location", "contact")}
    text = alpha.seals(path, {"price_fen": 9_900, **content}, at=at)
    body = {"envelope": text, "declared": True}
    told = alpha.does(f"{path}/framework_entries/respond", at=at, status=201, **body)
    assert (told["price_fen"], told["plan"]) == (None, "")

    walk.ticked(at="2026-05-06T09:00")
    closed = moment_of("2026-05-06T09:05")
    for word in ("agency", "supervision"):
        Desk(tmp_path, walk, word).unlocks(path, at=closed)
    handler = Desk(tmp_path, walk, "handler")
    assert handler.does(f"{path}/open_responses", at=closed)["state"] == "opened"
    assert walk.entry("alpha").price_fen == 9_900
