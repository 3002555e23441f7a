"""A dump of the database and every secret of the server together do not open a sealed offer."""

from __future__ import annotations

import base64
import itertools
import subprocess
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection

from goufu.base.ledger.keys import signing_key
from goufu.config.postgres.binaries import installed_programs
from goufu.stages.procurement.sealing import envelope
from goufu.stages.procurement.tenders import lists
from tests.walk_last_prices import DAY, asked
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import ProcurementWalk

PLAN, PRICE = "绝密方案：每户配两名护理员", 158_123_456


@pytest.mark.django_db(transaction=True)
def test_a_dump_and_all_keys_of_the_server_open_nothing():
    walk = ProcurementWalk()
    walk.up_to_notice()
    walk.bid("alpha", at="2015-04-15T10:00", service_plan=PLAN, price_fen=PRICE)
    opens_nothing(walk.offer("alpha").envelope)
    # One custodian's own key, with all that the server has, is not enough either.
    assert lists.unlocked_here(walk.tender, walk.who("agency"))["offers"] == {}


@pytest.mark.django_db(transaction=True)
def test_nor_do_they_open_a_last_price():
    walk = MethodsWalk()
    asked(walk)
    text = walk.sealed_final("alpha", PRICE, statement=PLAN)
    walk.of_offer("give_final", "alpha", at=f"{DAY}T12:00", envelope=text)
    opens_nothing(walk.offer("alpha").final.envelope)
    assert lists.unlocked_here(walk.tender, walk.who("agency"))["offers"] == {}
    # Nor with one custodian's pieces, once they are brought.
    walk.final("beta", at=f"{DAY}T12:00").final("gamma", at=f"{DAY}T12:00")
    walk.finals_unlocked("agency", at=f"{DAY}T12:10")
    opens_nothing(text)


def opens_nothing(sealed: str) -> None:
    """Try all that the server has and the database holds on an envelope."""
    signing_key()  # The server has its key, as it has in use.

    dump = _dump()
    assert sealed.encode() in dump or sealed.replace("\\", "\\\\").encode() in dump
    for secret in (PLAN.encode(), str(PRICE).encode(), b"1581234.56", b"1,581,234.56"):
        assert secret not in dump
        assert base64.b64encode(secret)[:-4] not in dump

    head = envelope.read(sealed)
    for key in _whatever_could_be_a_key(dump):
        for iv, box in _boxes(head):
            with pytest.raises(InvalidTag):
                AESGCM(key).decrypt(iv, box, None)
            with pytest.raises(InvalidTag):
                AESGCM(key).decrypt(iv, box, envelope.context_of(head))


def _dump() -> bytes:
    """Return everything in the database, as whoever has its files could write it out."""
    db = connection.settings_dict
    program = Path(installed_programs()) / "pg_dump"
    words = ["-h", str(db["HOST"]), "-p", str(db["PORT"]), "-U", db["USER"], str(db["NAME"])]
    return subprocess.run([program, *words], check=True, capture_output=True).stdout


def _whatever_could_be_a_key(dump: bytes) -> list[bytes]:
    """Return all that lies about on the server and is as long as a key."""
    home: Path = settings.GOUFU.home
    files = [path.read_bytes() for path in (home / "secrets").rglob("*") if path.is_file()]
    found = {settings.SECRET_KEY.encode()[:32], signing_key().private_bytes_raw()}
    for text in [*files, *dump.split()]:
        for raw in (text, *_decoded(text)):
            if len(raw) in {16, 24, 32}:
                found.add(raw)
    assert len(found) > 2
    return sorted(found)


def _decoded(text: bytes) -> list[bytes]:
    read = []
    for decode in (bytes.fromhex, lambda one: base64.b64decode(one, validate=True)):
        try:
            read.append(decode(text.decode()))
        except (ValueError, UnicodeDecodeError):
            continue
    return read


def _boxes(head: dict) -> list[tuple[bytes, bytes]]:
    boxes = [(one["iv"], one["sealed"]) for one in head["boxes"].values()]
    whole = [*boxes, (head["iv"], head["sealed"])]
    return [tuple(map(base64.b64decode, pair)) for pair in itertools.islice(whole, 4)]
