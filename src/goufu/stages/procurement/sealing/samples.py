"""Opening keys of the made-up bodies: anybody can make them again, so they hide nothing.

In a demo and in practice one officer plays all three custodians, and needs their key files.
"""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives.asymmetric import ec

from goufu.stages.procurement.sealing.keyfile import PrivateKey

PASSPHRASE = "示例口令-不得用于正式采购"  # noqa: S105 (it says itself that it protects nothing)


def sample_key(name: str, custodian: str) -> PrivateKey:
    """Return the key of a made-up body, the same every time.

    Args:
        name: of the body.
    """
    seed = hashlib.sha256(f"goufu sample key\n{name}\n{custodian}".encode()).digest()
    return ec.derive_private_key(int.from_bytes(seed, "big") >> 1, ec.SECP256R1())
