"""Anyone can check one published notice: on the page, by JSON, with a program of their own."""

from __future__ import annotations

import copy
import hashlib
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from goufu.base.ledger import lines, proofs
from goufu.base.ledger.sealing import seal
from tests.base.ledger.conftest import WANG

SCRIPT = Path(proofs.__file__).parent / "static" / "ledger" / "check_notice.py"
CONTENT = "中标公告".encode()


@pytest.fixture
def notice(write, at):
    """One published notice among other lines."""
    write(300)
    entry = lines.write(
        "notice.publish",
        ref="3415-2026-GG-0001",
        actor=WANG,
        at=at,
        facts={"sha256": hashlib.sha256(CONTENT).hexdigest()},
    )
    write(20)
    seal(at)
    return entry


@pytest.fixture
def receipt(notice):
    return proofs.receipt(notice)


def run(path: Path, receipt, *words: str) -> subprocess.CompletedProcess[str]:
    path.write_text(json.dumps(receipt, ensure_ascii=False), "utf-8")
    # -S: none of our packages, none of anybody's.
    return subprocess.run(
        [sys.executable, "-I", SCRIPT, path, *words], capture_output=True, text=True, check=False
    )


class TestTheProgram:
    def test_it_agrees_with_a_true_receipt(self, receipt, tmp_path, client):
        (tmp_path / "heads.json").write_bytes(client.get("/ledger/heads.json").content)
        (tmp_path / "notice.txt").write_bytes(CONTENT)

        done = run(
            tmp_path / "receipt.json",
            receipt,
            "--heads",
            str(tmp_path / "heads.json"),
            "--content",
            str(tmp_path / "notice.txt"),
        )

        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count("通过 OK") == 4
        assert "封存的内容" in done.stdout

    def test_it_needs_no_package_at_all_and_says_how_openssl_checks_the_signature(
        self, receipt, tmp_path
    ):
        path = tmp_path / "receipt.json"
        path.write_text(json.dumps(receipt), "utf-8")

        done = subprocess.run(
            [sys.executable, "-I", "-S", SCRIPT, path], capture_output=True, text=True, check=False
        )

        assert done.returncode == 0
        assert "openssl pkeyutl -verify" in done.stdout
        command = shlex.split(next(one for one in done.stdout.splitlines() if "pkeyutl" in one))
        checked = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Verified Successfully" in checked.stdout

    @pytest.mark.parametrize(
        "tamper",
        [
            lambda r: r.update(line=r["line"].replace("GG-0001", "GG-0002")),
            lambda r: r.update(index=r["index"] + 1),
            lambda r: r["path"].pop(),
            lambda r: r["path"].__setitem__(0, "00" * 32),
            lambda r: r["head"].update(root="00" * 32),
            lambda r: r["head"].update(size=r["head"]["size"] - 1),
            lambda r: r["head"].update(signature="00" * 64),
            lambda r: r["head"].update(signed_at="2026-01-01T00:00:00+00:00"),
        ],
        ids=["line", "index", "path short", "path", "root", "size", "signature", "moment"],
    )
    def test_it_refuses_a_tampered_receipt(self, receipt, tmp_path, tamper):
        tampered = copy.deepcopy(receipt)
        tamper(tampered)

        done = run(tmp_path / "receipt.json", tampered)

        assert done.returncode == 1
        assert "不通过 FAILED" in done.stdout

    def test_it_refuses_another_content(self, receipt, tmp_path):
        (tmp_path / "notice.txt").write_bytes(CONTENT + b" ")

        done = run(tmp_path / "receipt.json", receipt, "--content", str(tmp_path / "notice.txt"))

        assert done.returncode == 1

    def test_it_refuses_a_head_that_was_never_published(self, receipt, tmp_path):
        (tmp_path / "heads.json").write_text('{"heads": []}')

        done = run(tmp_path / "receipt.json", receipt, "--heads", str(tmp_path / "heads.json"))

        assert done.returncode == 1

    def test_it_says_when_there_is_nothing_to_check(self, tmp_path):
        assert run(tmp_path / "receipt.json", {"nothing": 1}).returncode == 2


class TestTheDoors:
    def test_the_receipt_of_a_notice_is_handed_out_by_number(self, notice, receipt, client):
        answer = client.get("/ledger/proof/3415-2026-GG-0001.json")

        assert answer.json() == receipt
        assert client.get(f"/ledger/proof/{notice.pk}.json").json() == receipt

    def test_a_line_that_is_not_public_has_no_receipt(self, notice, client):
        hidden = client.get("/ledger/proof/3415-2026-XM-0001.json")
        unknown = client.get("/ledger/proof/nothing.json")

        assert (hidden.status_code, unknown.status_code) == (404, 404)

    def test_a_notice_just_published_waits_for_its_head(self, write, at, client):
        lines.write("notice.publish", ref="3415-2026-GG-0009", actor=WANG, at=at)

        assert client.get("/ledger/proof/3415-2026-GG-0009.json").status_code == 409

    def test_the_page_finds_a_notice_by_its_number(self, notice, client):
        answer = client.post("/ledger/check/", {"number": "3415-2026-GG-0001"})

        assert answer.status_code == 200
        assert "核验通过" in answer.content.decode()

    def test_the_page_checks_a_receipt(self, receipt, client):
        answer = client.post("/ledger/check/", {"receipt": json.dumps(receipt)})

        assert "核验通过" in answer.content.decode()

    @pytest.mark.parametrize(
        ("typed", "status"),
        [
            ({"number": "3415-2026-XM-0001"}, 404),
            ({"receipt": "{}"}, 422),
            ({"receipt": "not json"}, 422),
            ({}, 422),
        ],
    )
    def test_the_page_says_why_it_cannot(self, notice, client, typed, status):
        assert client.post("/ledger/check/", typed).status_code == status

    def test_the_page_refuses_a_tampered_receipt(self, receipt, client):
        receipt["line"] = receipt["line"].replace("王某", "李某")

        answer = client.post("/ledger/check/", {"receipt": json.dumps(receipt)})

        assert answer.status_code == 422
        assert "可能已被改动" in answer.content.decode()

    def test_the_heads_are_public(self, notice, client):
        assert client.get("/ledger/heads.json").json()["heads"][0]["size"] == 321
        page = client.get("/ledger/heads/")
        key = client.get("/ledger/heads.json").json()["heads"][0]["key"]
        assert page.status_code == 200
        assert client.get(f"/ledger/keys/{key}.pem").content.startswith(b"-----BEGIN PUBLIC KEY")
        assert client.get("/ledger/keys/0000.pem").status_code == 404
