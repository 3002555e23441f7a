"""How the lot falls: a closed list, a seed that nobody could know, the order that follows.

1. The list is closed: for every candidate SHA-256 of a nonce and the number in the register, by
   group, sorted; with the conditions and the digest of a secret it makes one text. Its SHA-256,
   the commitment, goes into the ledger.
2. A public value that is published later, named in that text, is let in.
3. The seed is SHA-256 of commitment, secret and value; the order of each group is that of
   ``base.chance.rank`` under the seed.

Whoever knows the value early does not know the secret; whoever knows the secret could not know the
value when the list was closed. ``static/draws/recompute_draw.py`` does the same from the record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from goufu.base.chance import rank

ALGORITHM = "goufu-draw-1"


def code_of(nonce: str, ref: str) -> str:
    """Return the code under which an expert stands on the closed list.

    >>> code_of("00", "3415-2026-ZJ-0001")[:16]
    '520ef7725f53caaf'
    """
    return digest(f"{nonce}\n{ref}\n")


def commitment_text(
    *,
    draw: str,
    about: str,
    groups: Sequence[Mapping[str, Any]],
    excluded: Sequence[Mapping[str, Any]],
    conditions: Mapping[str, Any],
    secret: str,
) -> str:
    """Return the text that is closed before there is any chance in it.

    Args:
        groups: field, count and the candidates' codes of each list.
        excluded: code and reasons of each who was left out.
        conditions: what else was fixed beforehand, the public value among it.
    """
    told = {
        "algorithm": ALGORITHM,
        "draw": draw,
        "about": about,
        "groups": [{**group, "candidates": sorted(group["candidates"])} for group in groups],
        "excluded": sorted(excluded, key=lambda one: str(one["code"])),
        "conditions": dict(conditions),
        "secret_sha256": digest(secret),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seed_of(*, commitment: str, secret: str, value: str) -> bytes:
    """Return the seed.

    Args:
        commitment: SHA-256 of the commitment text, in hex.
        value: as the source has published it, runs of blanks as one.

    >>> seed_of(commitment="c", secret="s", value="01 05").hex()[:16]
    '257f85e75e2cbc32'
    """
    text = f"{ALGORITHM}\ncommitment {commitment}\nsecret {secret}\nvalue {value}\n"
    return hashlib.sha256(text.encode()).digest()


def orders(text: str, *, secret: str, value: str) -> list[list[str]]:
    """Return the codes of each group in the order in which they are called."""
    seed = seed_of(commitment=digest(text), secret=secret, value=value)
    return [rank(seed, group["candidates"]) for group in json.loads(text)["groups"]]


def as_typed(value: str) -> str:
    """Return a public value in the one way in which it goes into the seed."""
    return " ".join(value.split())


def digest(text: str) -> str:
    """Return the SHA-256 of a text in lower-case hex."""
    return hashlib.sha256(text.encode()).hexdigest()
