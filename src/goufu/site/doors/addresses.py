"""The word in an address that names a kind of dossier, and the addresses of what is found there."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from goufu.base.doors.declare import Stage, Way, doors_of
from goufu.base.training.middleware import is_here
from goufu.site.cards import LinkCard
from goufu.site.doors.declared import stage_name


class KindConverter:
    """Matches only kinds that some room has doors for, so no other address is shadowed."""

    regex = "[a-z][a-z_]*"

    def to_python(self, value: str) -> str:
        if doors_of(value) is None:
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


def stage_link(stage: Stage) -> LinkCard:
    """Return the way to a stage, in the reader's language; in practice there may be none."""
    return LinkCard(stage_name(stage), address("doors:stage", stage.value))


def list_url(kind: str) -> str:
    return reverse("doors:list", args=[kind])


def export_url(kind: str, form: str) -> str:
    return reverse("doors:export", args=[kind, form])


def dossier_url(kind: str, ref: str) -> str:
    return reverse("doors:dossier", args=[kind, ref])


def act_url(kind: str, ref: str, verb: str) -> str:
    return reverse("doors:act", args=[kind, ref, verb])


def new_url(kind: str, verb: str) -> str:
    return reverse("doors:new", args=[kind, verb])


def batch_url(kind: str, verb: str) -> str:
    """Return where an act is done to several dossiers."""
    return reverse("doors:batch", args=[kind, verb])


def import_url(kind: str, name: str) -> str:
    """Return where a list is carried in from a spreadsheet."""
    return reverse("doors:import", args=[kind, name])


def new_below_url(parent_kind: str, parent_ref: str, kind: str, verb: str) -> str:
    return reverse("doors:new_below", args=[parent_kind, parent_ref, kind, verb])


def application_url(ref: str) -> str:
    """Return where the application of a project is read as a paper form."""
    return address("doors:application", ref)


def project_url(project_code: str) -> str:
    return reverse("doors:project", args=[project_code])


def statement_url(number: int) -> str:
    """Return where one line of the ledger states its reasons."""
    return reverse("doors:statement", args=[number])


def refused_url(number: int) -> str:
    """Return where one refusal states its reasons."""
    return reverse("doors:refused", args=[number])


def way(to: Way, dossier: Any = None) -> LinkCard:
    """Return the link of what a room has besides."""
    return LinkCard(gettext(to.label), address(to.address, *to.args(dossier)), to.icon)


def address(name: str, *args: object) -> str:
    """Return the address of a page; empty where there is no such page, here or in practice."""
    if not is_here(name):
        return ""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def page_of(kind: str, ref: str, project_code: str) -> str:
    """Return where a reader goes on: the project, or the dossier where it has none."""
    return (
        project_url(project_code) if project_code and kind == "project" else dossier_url(kind, ref)
    )
