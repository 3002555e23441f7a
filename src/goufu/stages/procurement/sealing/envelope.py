"""Seal an offer, take a custodian's pieces out of an envelope, open it with two custodians' pieces.

The content key is split without a dealer: of its three pieces each custodian holds two, so that any
two together have all and one alone has nothing. Everything is bound to tender, bidder, keys and
attachment. Browsers do exactly the same with WebCrypto (``sealing.js``); the format stands in
docs/reference/envelope.md. Needs nothing of Goufu and no database.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goufu.stages.procurement.sealing.keyfile import (
    IV_BYTES,
    KEY_BYTES,
    PrivateKey,
    Unreadable,
    as_bytes,
    as_point,
    as_text,
    fingerprint,
    new_key,
    public_text,
)

ENVELOPE = "goufu-envelope-1"
SEALED_FILE = "goufu-sealed-file-1"
CUSTODIANS = ("purchaser", "agency", "supervision")
# Which of the three pieces each of them holds: any two together hold all, one alone two of three.
HOLDS = {"purchaser": (0, 1), "agency": (1, 2), "supervision": (2, 0)}
PIECES = 3
BLOCK = 1024  # bytes: content is filled up to a multiple, so that its length tells nothing

Keys = Mapping[str, str]  # custodian → public key
Pieces = Mapping[str, Sequence[str]]  # custodian → its two pieces, in hex


# Sealing.


def seal(
    content: Mapping[str, Any], *, tender: str, bidder: str, keys: Keys, attachment: str = ""
) -> str:
    """Return the envelope of an offer, as it is handed in.

    Args:
        content: price_fen, service_plan, attachment; see the reference of the format.
        bidder: the number of the bidder's organisation; the envelope opens for no other.
        keys: custodian → public key, those that the tender's notice names.
        attachment: SHA-256 of the sealed file that goes with it, in hex.
    """
    sender = new_key()
    head = {
        "format": ENVELOPE,
        "tender": tender,
        "bidder": bidder,
        "sender": public_text(sender),
        "keys": {one: fingerprint(keys[one]) for one in CUSTODIANS},
        "attachment": attachment,
    }
    context = context_of(head)
    pieces = [os.urandom(KEY_BYTES) for _ in range(PIECES)]
    checks = [piece_check(context, number, piece) for number, piece in enumerate(pieces)]
    iv = os.urandom(IV_BYTES)
    sealed = AESGCM(_joined(pieces)).encrypt(iv, _filled_up(content), _about(context, checks))
    boxes = {
        one: _boxed(sender, keys[one], one, context, b"".join(pieces[n] for n in HOLDS[one]))
        for one in CUSTODIANS
    }
    whole = {**head, "checks": checks, "boxes": boxes, "iv": as_text(iv), "sealed": as_text(sealed)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def read(envelope: str) -> dict[str, Any]:
    """Return an envelope whose parts are all there and of the right kind.

    Raises:
        Unreadable: it is not an envelope.
    """
    try:
        whole = json.loads(envelope)
        texts = [whole[name] for name in ("tender", "bidder", "sender", "attachment", "iv")]
        texts += [whole["sealed"], *whole["checks"], *(whole["keys"][one] for one in CUSTODIANS)]
        boxes = [whole["boxes"][one][part] for one in CUSTODIANS for part in ("iv", "sealed")]
        right = (
            whole["format"] == ENVELOPE
            and all(isinstance(text, str) and "\n" not in text for text in [*texts, *boxes])
            and len(whole["checks"]) == PIECES
        )
        for text in (whole["sealed"], whole["iv"], *boxes):
            as_bytes(text)
        fingerprint(whole["sender"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable("envelope") from error
    if not right:
        raise Unreadable("envelope")
    found: dict[str, Any] = whole
    return found


def digest(envelope: str) -> str:
    """Return what the receipt names: the SHA-256 of the envelope's text, in hex."""
    return hashlib.sha256(envelope.encode()).hexdigest()


def context_of(head: Mapping[str, Any]) -> bytes:
    """Return what every part of an envelope is bound to: tender, bidder, keys, attachment."""
    keys = [head["keys"][one] for one in CUSTODIANS]
    lines = [ENVELOPE, head["tender"], head["bidder"], head["sender"], *keys, head["attachment"]]
    return "\n".join(lines).encode()


def piece_check(context: bytes, number: int, piece: bytes) -> str:
    """Return the digest by which a piece is known when it is brought."""
    return hashlib.sha256(context + f"\npiece {number}\n".encode() + piece).hexdigest()


# Opening.


def take_pieces(head: Mapping[str, Any], custodian: str, key: PrivateKey) -> list[str]:
    """Return the two pieces that an envelope holds for a custodian, in hex.

    Args:
        head: the envelope, or the part of it that officers are given: all but the content.

    Raises:
        Unreadable: sealed to another key, or damaged.
    """
    context, box = context_of(head), head["boxes"][custodian]
    if head["keys"][custodian] != fingerprint(public_text(key)):
        raise Unreadable("key")
    try:
        both = AESGCM(_agreed(key, as_point(as_bytes(head["sender"])), custodian, context)).decrypt(
            as_bytes(box["iv"]), as_bytes(box["sealed"]), context + f"\nbox {custodian}".encode()
        )
    except (InvalidTag, ValueError) as error:
        raise Unreadable("box") from error
    pieces = [both[:KEY_BYTES].hex(), both[KEY_BYTES:].hex()]
    if not are_pieces_of(head, custodian, pieces):
        raise Unreadable("pieces")
    return pieces


def are_pieces_of(head: Mapping[str, Any], custodian: str, pieces: Sequence[str]) -> bool:
    """Test whether these are the two pieces that the envelope was sealed with."""
    context = context_of(head)
    try:
        brought = [bytes.fromhex(piece) for piece in pieces]
    except (ValueError, TypeError):
        return False
    wanted = [head["checks"][number] for number in HOLDS[custodian]]
    found = [
        piece_check(context, number, piece)
        for number, piece in zip(HOLDS[custodian], brought, strict=False)
    ]
    return len(brought) == len(HOLDS[custodian]) and found == wanted


def unseal(envelope: str, pieces: Pieces) -> dict[str, Any]:
    """Open an envelope with the pieces of two custodians and return its content.

    Raises:
        Unreadable: too few pieces, or the content is damaged or no content.
    """
    whole = read(envelope)
    at_hand: dict[int, bytes] = {}
    for custodian, brought in pieces.items():
        for number, piece in zip(HOLDS[custodian], brought, strict=True):
            at_hand[number] = bytes.fromhex(piece)
    if len(at_hand) < PIECES:
        raise Unreadable("pieces")
    about = _about(context_of(whole), whole["checks"])
    try:
        opened = AESGCM(_joined([at_hand[n] for n in range(PIECES)])).decrypt(
            as_bytes(whole["iv"]), as_bytes(whole["sealed"]), about
        )
        content = json.loads(opened)
    except (InvalidTag, ValueError) as error:
        raise Unreadable("content") from error
    if not isinstance(content, dict):
        raise Unreadable("content")
    return content


# Files that go with an offer.


def seal_file(content: bytes, *, name: str, tender: str) -> tuple[bytes, dict[str, Any]]:
    """Return a sealed file, and what the offer's content says of it under ``attachment``."""
    key, iv = os.urandom(KEY_BYTES), os.urandom(IV_BYTES)
    sealed = AESGCM(key).encrypt(iv, content, f"{SEALED_FILE}\n{tender}".encode())
    told = {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "key": key.hex()}
    return f"{SEALED_FILE}\n{as_text(iv)}\n{as_text(sealed)}\n".encode(), told


def open_file(sealed: bytes, told: Mapping[str, Any], *, tender: str) -> bytes:
    """Return what a sealed file holds.

    Raises:
        Unreadable: it is no sealed file, or not the one that the offer names.
    """
    try:
        first, iv, body = sealed.decode().split("\n")[:3]
        if first != SEALED_FILE:
            raise Unreadable("file")
        opened = AESGCM(bytes.fromhex(told["key"])).decrypt(
            as_bytes(iv), as_bytes(body), f"{SEALED_FILE}\n{tender}".encode()
        )
    except (InvalidTag, ValueError, KeyError, TypeError) as error:
        raise Unreadable("file") from error
    if hashlib.sha256(opened).hexdigest() != told.get("sha256"):
        raise Unreadable("file")
    return opened


def _boxed(
    sender: PrivateKey, public: str, custodian: str, context: bytes, both: bytes
) -> dict[str, str]:
    iv = os.urandom(IV_BYTES)
    secret = _agreed(sender, as_point(as_bytes(public)), custodian, context)
    sealed = AESGCM(secret).encrypt(iv, both, context + f"\nbox {custodian}".encode())
    return {"iv": as_text(iv), "sealed": as_text(sealed)}


def _agreed(
    private: PrivateKey,
    public: ec.EllipticCurvePublicKey,
    custodian: str,
    context: bytes,
) -> bytes:
    """Return the key on which sender and custodian agree: ECDH, then HKDF with SHA-256."""
    shared = private.exchange(ec.ECDH(), public)
    salt, info = hashlib.sha256(context).digest(), f"{ENVELOPE} {custodian}".encode()
    return HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(shared)


def _joined(pieces: Sequence[bytes]) -> bytes:
    """Return the content key: all pieces, bit by bit exclusive-or."""
    key = bytes(KEY_BYTES)
    for piece in pieces:
        key = bytes(one ^ other for one, other in zip(key, piece, strict=True))
    return key


def _about(context: bytes, checks: Sequence[str]) -> bytes:
    return context + b"\ncontent\n" + "\n".join(checks).encode()


def _filled_up(content: Mapping[str, Any]) -> bytes:
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return plain + b" " * (-len(plain) % BLOCK)
