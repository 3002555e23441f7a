"""The code and the password of a voucher: made from the server's secret, kept nowhere."""

from __future__ import annotations

from django.utils.crypto import constant_time_compare

from goufu.base.codes import code_of, digits_of, is_checked, mark_of, plain, with_check

PURPOSE = "voucher"
LETTERS, PIN = 11, 6
GROUP = 4


def code_for(ref: str) -> str:
    """Return the code of a voucher, the check letter last: twelve letters and digits."""
    return with_check(code_of(PURPOSE, ref, LETTERS))


def pin_for(ref: str) -> str:
    """Return the password of a voucher, six digits."""
    return digits_of(PURPOSE, ref, PIN)


def grouped(code: str) -> str:
    """Return a code as it is printed.

    >>> grouped("ABCDEFGHJKLM")
    'ABCD-EFGH-JKLM'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def mark_for(code: str) -> str:
    """Return by what a voucher is found when its code is typed."""
    return mark_of(PURPOSE, "code", plain(code))


def is_well_formed(code: str) -> bool:
    """Test whether a typed code can be one at all."""
    return len(plain(code)) == LETTERS + 1 and is_checked(plain(code))


def is_pin(ref: str, typed: str) -> bool:
    """Test the password of a voucher."""
    return constant_time_compare("".join(typed.split()), pin_for(ref))


def person_mark(scheme: str, number: str) -> str:
    """Return by what a person is known again within one scheme, and nowhere else."""
    return mark_of("voucher-person", number, scheme)
