"""``goufu offers``: the client that seals offers, makes keys, takes pieces out, checks receipts.

It needs no database and no network: what is secret stays on the machine on which it runs.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from pathlib import Path
from typing import Any

from goufu.stages.procurement.sealing import envelope, keyfile, receipt

PRIVATE = 0o600


def main(words: list[str]) -> int:
    given = _parser().parse_args(words)
    try:
        given.run(given)
    except keyfile.Unreadable as wrong:
        print(f"goufu offers: cannot read the {wrong}", file=sys.stderr)
        return 1
    except (OSError, ValueError, KeyError) as wrong:
        print(f"goufu offers: {wrong!r}", file=sys.stderr)
        return 2
    return 0


def new_key(given: argparse.Namespace) -> None:
    file = keyfile.protect(keyfile.new_key(), _passphrase())
    _write(given.out, json.dumps(file, indent=1))
    print(f"public       {file['public']}\nfingerprint  {file['fingerprint']}")


def seal(given: argparse.Namespace) -> None:
    """Write the envelope of an offer, a last price or a response; beside it a sealed attachment."""
    keys, content = _read(given.keys), _read(given.content)
    attachment = ""
    if given.attachment:
        plain = Path(given.attachment)
        sealed, told = envelope.seal_file(
            plain.read_bytes(), name=plain.name, tender=keys["tender"]
        )
        Path(f"{given.out}.attachment.txt").write_bytes(sealed)
        attachment, content["attachment"] = envelope.digest(sealed.decode()), told
    text = envelope.seal(
        content,
        tender=keys["tender"],
        bidder=given.bidder or keys["bidder"],
        keys=keys["keys"],
        attachment=attachment,
    )
    _write(given.out, text)
    print(f"sha256  {envelope.digest(text)}")


def share(given: argparse.Namespace) -> None:
    """Write the pieces that one's own key takes out of every envelope."""
    boxes, file = _read(given.boxes), _read(given.key)
    key = keyfile.unprotect(file, _passphrase())
    found: dict[str, list[str] | str] = {}
    for offer, head in boxes["offers"].items():
        try:
            found[offer] = envelope.take_pieces(head, boxes["custodian"], key)
        except keyfile.Unreadable as wrong:
            found[offer] = str(wrong)
            print(f"{offer}: cannot read the {wrong}", file=sys.stderr)
    _write(given.out, json.dumps(found))


def check(given: argparse.Namespace) -> None:
    text = Path(given.envelope).read_text("utf-8")
    receipt.check_receipt(_read(given.receipt), text, Path(given.platform_key).read_bytes())
    print(json.loads(_read(given.receipt)["text"])["received_at"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="goufu offers", description=__doc__)
    doing = parser.add_subparsers(required=True)
    for name, run, what, asked in (
        ("new-key", new_key, "make an opening key", ("--out",)),
        ("seal", seal, "seal an offer, a last price, a response", ("--keys", "--content", "--out")),
        ("share", share, "take one's pieces out of the boxes", ("--boxes", "--key", "--out")),
        ("check", check, "check a receipt", ("--receipt", "--envelope", "--platform-key")),
    ):
        one = doing.add_parser(name, help=what)
        one.set_defaults(run=run)
        for option in asked:
            one.add_argument(option, required=True)
        if run is seal:
            one.add_argument("--attachment", help="a file that goes with the offer")
            one.add_argument("--bidder", default="", help="number of the bidder's organisation")
    return parser


def _passphrase() -> str:
    """Ask at the terminal; a program writes it as the first line of the standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase: ")
    return sys.stdin.readline().rstrip("\n")


def _read(path: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(Path(path).read_text("utf-8"))
    return read


def _write(path: str, text: str) -> None:
    """Write a file that nobody else on the machine reads."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
