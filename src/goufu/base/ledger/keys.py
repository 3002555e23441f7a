"""The key that signs the heads of the ledger; its private half never leaves the machine."""

from __future__ import annotations

import hashlib
import os
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from goufu.base.ledger.models import Head, Key

PRIVATE_DIRECTORY = 0o700
PRIVATE_FILE = 0o600
ID_LENGTH = 16


def key_file() -> Path:
    """Return where the private key is kept."""
    home: Path = settings.GOUFU.home
    return home / "secrets" / "ledger.pem"


def signing_key() -> Ed25519PrivateKey:
    """Return the key of this installation, making it where there is none yet.

    Two processes that start together end up with the same key: the file appears at once and whole.
    """
    path = key_file()
    if not path.exists():
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey)
    return key


def public_hex(key: Ed25519PrivateKey) -> str:
    """Return the public half, 32 bytes in hex."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def id_of(public: str) -> str:
    """Return the short name of a public key: the beginning of its SHA-256."""
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:ID_LENGTH]


def as_pem(public: str) -> str:
    """Return a public key as other programs read it."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def sign(head: Head, *, at: datetime) -> Head:
    """Put key and signature under a head, and publish the key if it is new."""
    key = signing_key()
    public = public_hex(key)
    head.key_id = id_of(public)
    Key.objects.get_or_create(key_id=head.key_id, defaults={"public": public, "made_at": at})
    head.signature = key.sign(head.signed_text().encode()).hex()
    return head


def sign_text(text: str, *, at: datetime) -> dict[str, str]:
    """Return a text with the signature of this installation under it; the key is published.

    Anyone checks it with the public key: it is the one that signs the heads of the ledger.
    """
    key = signing_key()
    public = public_hex(key)
    key_id = id_of(public)
    if not Key.objects.filter(key_id=key_id).exists():
        Key.objects.get_or_create(key_id=key_id, defaults={"public": public, "made_at": at})
    return {"text": text, "key_id": key_id, "signature": key.sign(text.encode()).hex()}


def is_signed_by(head: Head, public: str) -> bool:
    """Test whether the signature under ``head`` was made by this key."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(
            bytes.fromhex(head.signature), head.signed_text().encode()
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_DIRECTORY)
    pem = Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
