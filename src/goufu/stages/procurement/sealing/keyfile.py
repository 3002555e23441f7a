"""The keys with which offers are opened: pairs on the curve P-256, kept in files by passphrase.

No private half ever reaches the platform. Browsers make and read the same files (``sealing.js``);
the format stands in docs/reference/envelope.md. Needs nothing of Goufu and no database.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

KEY_FILE = "goufu-opening-key-1"
KEY_BYTES, IV_BYTES, SALT_BYTES, POINT_BYTES = 32, 12, 16, 65
ROUNDS = 600_000  # of PBKDF2
MOST_ROUNDS = 10_000_000  # a key file that asks for more would only keep its reader waiting

PrivateKey = ec.EllipticCurvePrivateKey


class Unreadable(Exception):
    """This does not open what it should open; the message names the part."""


def new_key() -> PrivateKey:
    """Return a new opening key."""
    return ec.generate_private_key(ec.SECP256R1())


def public_text(key: PrivateKey) -> str:
    """Return the public half: its 65-byte point in base64."""
    return as_text(key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))


def fingerprint(public: str) -> str:
    """Return the SHA-256 of a public key in hex.

    Raises:
        Unreadable: it is not a point of the curve.
    """
    try:
        point = as_bytes(public)
        as_point(point)
    except ValueError as error:
        raise Unreadable("public key") from error
    if as_text(point) != public or len(point) != POINT_BYTES:
        raise Unreadable("public key")
    return hashlib.sha256(point).hexdigest()


def protect(key: PrivateKey, passphrase: str) -> dict[str, Any]:
    """Return the key file: the private half under a passphrase, the public one in the clear."""
    salt, iv, public = os.urandom(SALT_BYTES), os.urandom(IV_BYTES), public_text(key)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    locked = AESGCM(_stretched(passphrase, salt, ROUNDS)).encrypt(iv, private, public.encode())
    return {
        "format": KEY_FILE,
        "public": public,
        "fingerprint": fingerprint(public),
        "salt": as_text(salt),
        "rounds": ROUNDS,
        "iv": as_text(iv),
        "private": as_text(locked),
    }


def unprotect(file: Mapping[str, Any], passphrase: str) -> PrivateKey:
    """Return the key of a key file.

    Raises:
        Unreadable: no key file, or another passphrase.
    """
    try:
        if file["format"] != KEY_FILE or not 0 < int(file["rounds"]) <= MOST_ROUNDS:
            raise Unreadable("key file")
        secret = _stretched(passphrase, as_bytes(file["salt"]), int(file["rounds"]))
        private = AESGCM(secret).decrypt(
            as_bytes(file["iv"]), as_bytes(file["private"]), file["public"].encode()
        )
        key = load_der_private_key(private, password=None)
    except InvalidTag as error:
        raise Unreadable("passphrase") from error
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable("key file") from error
    if not isinstance(key, PrivateKey) or public_text(key) != file["public"]:
        raise Unreadable("key file")
    return key


def as_point(raw: bytes) -> ec.EllipticCurvePublicKey:
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)


def as_text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def as_bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _stretched(passphrase: str, salt: bytes, rounds: int) -> bytes:
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, iterations=rounds)
    return kdf.derive(passphrase.encode())
