"""Where a dossier has its page; asked by what stands below the site and still links to it."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from goufu.base.doors.declare import doors_of

PAGE = "doors:dossier"


def page_of(kind: str, ref: str) -> str:
    """Return the address of a dossier's page, empty where its kind has no doors."""
    if doors_of(kind) is None or not ref:
        return ""
    try:
        return reverse(PAGE, args=[kind, ref])
    except NoReverseMatch:
        return ""
