"""Make codes that are valid in form (GB 32100, GB 11714) and belong to nobody."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def made_up_uscc(kind: str, place: str, number: int) -> str:
    """Return the code of a body that does not exist.

    >>> len(made_up_uscc("11", "CN-3415", 1))
    18
    """
    division = place.removeprefix("CN").removeprefix("-").ljust(6, "0")
    body = f"{kind}{division}{_organisation_code(number)}"
    total = sum(w * ALPHABET.index(c) for w, c in zip(WEIGHTS, body, strict=True))
    return body + ALPHABET[(31 - total % 31) % 31]


def _organisation_code(number: int) -> str:
    digits = f"{90_000_000 + number:08d}"
    total = sum(w * int(c) for w, c in zip(ORGANISATION_WEIGHTS, digits, strict=True))
    return digits + "0123456789X0"[(11 - total % 11) % 11 if total % 11 else 11]
