"""The words for values of the law, in the language of the reader."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from goufu.law.in_words import in_words
from goufu.law.labels import WORDS

__all__ = ["WORDS", "said"]


def said(value: Any, unit: str = "", key: str = "") -> str:
    """Return a value of the law in words, with its unit.

    >>> said("unknown_name"), said(None)
    ('unknown_name', '—')
    """
    return in_words(value, unit, key=key, translate=gettext)
