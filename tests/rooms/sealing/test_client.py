"""The documented client: an offer goes from a file into an envelope and out again."""

from __future__ import annotations

import json

import pytest

from goufu.config.commands import offers
from goufu.stages.procurement.sealing import envelope
from goufu.stages.procurement.sealing.rules import shared_part


class Typed:
    """A standard input on which the same passphrase is typed whenever one is asked for."""

    def __init__(self, passphrase: str) -> None:
        self.passphrase = passphrase

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return f"{self.passphrase}\n"


@pytest.fixture(autouse=True)
def passphrase(monkeypatch):
    monkeypatch.setattr("sys.stdin", Typed("a passphrase for tests"))


def test_keys_are_made_an_offer_is_sealed_and_two_shares_open_it(tmp_path):
    def at(name: str) -> str:
        return str(tmp_path / name)

    def run(*words: str) -> None:
        assert offers.main(list(words)) == 0

    def write(name: str, content: object) -> str:
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
        return at(name)

    for custodian in envelope.CUSTODIANS:
        run("new-key", "--out", at(f"{custodian}.json"))
    files = {one: json.loads((tmp_path / f"{one}.json").read_text()) for one in envelope.CUSTODIANS}
    keys = {
        "tender": "T-1",
        "bidder": "7",
        "keys": {one: file["public"] for one, file in files.items()},
    }
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.4 plan")
    run(
        "seal", "--keys", write("keys.json", keys), "--out", at("envelope.json"),
        "--content", write("offer.json", {"price_fen": 5, "service_plan": "方案"}),
        "--attachment", at("plan.pdf"),
    )  # fmt: skip

    text = (tmp_path / "envelope.json").read_text()
    head, pieces = envelope.read(text), {}
    for custodian in ("agency", "supervision"):
        boxes = {"custodian": custodian, "offers": {"TB1": shared_part(head, custodian)}}
        run(
            "share", "--boxes", write("boxes.json", boxes), "--key", at(f"{custodian}.json"),
            "--out", at("pieces.json"),
        )  # fmt: skip
        pieces[custodian] = json.loads((tmp_path / "pieces.json").read_text())["TB1"]
    content = envelope.unseal(text, pieces)
    assert (content["price_fen"], content["service_plan"]) == (5, "方案")
    sealed = (tmp_path / "envelope.json.attachment.txt").read_bytes()
    assert envelope.open_file(sealed, content["attachment"], tender="T-1") == b"%PDF-1.4 plan"


def test_a_wrong_passphrase_is_told_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    key = tmp_path / "key.json"
    assert offers.main(["new-key", "--out", str(key)]) == 0
    assert key.stat().st_mode & 0o077 == 0
    (tmp_path / "boxes.json").write_text('{"custodian": "agency", "offers": {}}')
    monkeypatch.setattr("sys.stdin", Typed("another"))
    words = ["--boxes", str(tmp_path / "boxes.json"), "--key", str(key), "--out"]
    assert offers.main(["share", *words, str(tmp_path / "out.json")]) == 1
    assert "passphrase" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()
