"""Short codes that open one thing to whoever was given them, and marks that tell visitors apart.

Both are made from the server's secret: nothing is stored that could be read by somebody else, and
a code can be shown again to whom it belongs.
"""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

# Without what is easily mistaken for another when it is read aloud or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8


def code_of(purpose: str, what: str) -> str:
    """Return the code that belongs to one thing, eight letters and digits."""
    digest = salted_hmac(f"goufu.codes.{purpose}", what, algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:LENGTH])


def is_code_of(purpose: str, what: str, said: str) -> bool:
    """Test a code that somebody typed; case, blanks and hyphens do not matter."""
    typed = "".join(said.upper().split()).replace("-", "")
    return constant_time_compare(typed, code_of(purpose, what))


def mark_of(purpose: str, visitor: str, what: str) -> str:
    """Return the mark of a visitor at one thing; at another thing the same visitor has another."""
    said = f"{visitor}|{what}"
    return salted_hmac(f"goufu.marks.{purpose}", said, algorithm="sha256").hexdigest()
