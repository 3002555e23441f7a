"""Check what a bidder has been given for an envelope. Needs no database and no account."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from goufu.stages.procurement.sealing.envelope import digest
from goufu.stages.procurement.sealing.keyfile import Unreadable


def check_receipt(receipt: Mapping[str, Any], envelope: str, platform_pem: bytes) -> None:
    """Check that the platform signed this receipt, and that it is of this envelope.

    Raises:
        Unreadable: it did not, or it is not.
    """
    key = load_pem_public_key(platform_pem)
    if not isinstance(key, Ed25519PublicKey):
        raise Unreadable("platform key")
    try:
        key.verify(bytes.fromhex(receipt["signature"]), receipt["text"].encode())
    except (InvalidSignature, ValueError, KeyError) as error:
        raise Unreadable("signature") from error
    if json.loads(receipt["text"])["envelope_sha256"] != digest(envelope):
        raise Unreadable("envelope of another receipt")
