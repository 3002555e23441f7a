"""Short codes that open one thing to whoever was given them, and marks that tell visitors apart.

Both are made from the server's secret: nothing is stored that could be read by somebody else, and
a code can be shown again to whom it belongs.
"""

from __future__ import annotations

from django.utils.crypto import constant_time_compare, salted_hmac

# Without what is easily mistaken for another when it is read aloud or copied by hand.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8


def code_of(purpose: str, what: str, length: int = LENGTH) -> str:
    """Return the code that belongs to one thing, in letters and digits; at most 32 of them."""
    digest = salted_hmac(f"goufu.codes.{purpose}", what, algorithm="sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:length])


def digits_of(purpose: str, what: str, length: int) -> str:
    """Return the secret number that belongs to one thing."""
    digest = salted_hmac(f"goufu.digits.{purpose}", what, algorithm="sha256").digest()
    return f"{int.from_bytes(digest[:8]) % 10**length:0{length}d}"


def with_check(code: str) -> str:
    """Return a code with a letter at its end by which a slip of the pen is found.

    There are 31 letters, a prime number: one wrong letter, or two that have changed places, always
    give another check.

    >>> with_check("ABCD"), is_checked("ABCDX"), is_checked("ABDCX")
    ('ABCDX', True, False)
    """
    return code + LETTERS[_weighed(code)]


def is_checked(code: str) -> bool:
    """Test whether a code ends with its own check letter."""
    known = len(code) > 1 and all(letter in LETTERS for letter in code)
    return known and with_check(code[:-1]) == code


def plain(typed: str) -> str:
    """Return a code as it was given out: case, blanks and hyphens do not matter."""
    return "".join(typed.upper().split()).replace("-", "")


def _weighed(code: str) -> int:
    return sum(n * LETTERS.index(one) for n, one in enumerate(code, start=1)) % len(LETTERS)


def is_code_of(purpose: str, what: str, said: str) -> bool:
    """Test a code that somebody typed; case, blanks and hyphens do not matter."""
    return constant_time_compare(plain(said), code_of(purpose, what))


def mark_of(purpose: str, visitor: str, what: str) -> str:
    """Return the mark of a visitor at one thing; at another thing the same visitor has another."""
    said = f"{visitor}|{what}"
    return salted_hmac(f"goufu.marks.{purpose}", said, algorithm="sha256").hexdigest()
