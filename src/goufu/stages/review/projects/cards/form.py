"""The fields of the form in words, and what was changed in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices

from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.catalogue.models import ServiceClass
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import (
    Content,
    Cycle,
    Funding,
    LongerTerm,
    Project,
    Said,
    TargetKind,
)
from goufu.stages.review.projects.rules.completeness import TESTS
from goufu.stages.review.projects.sheets import Application

CHOICES: Mapping[str, type[TextChoices]] = {
    "content_kind": Content,
    "service_class": ServiceClass,
    "cycle": Cycle,
    "funding": Funding,
    **dict.fromkeys(TESTS, Said),
}


@dataclass(frozen=True)
class ChangeLine:
    """What the form says now, and what it said when it was sent back."""

    name: str = field(metadata={"label": say("栏目"), "kind": "word"})
    before: str = field(metadata={"label": say("退回时")})
    after: str = field(metadata={"label": say("现在")})


def changes_since_return(project: Project) -> list[ChangeLine]:
    """Return what the form says otherwise than when it was sent back; nothing if it never was."""
    was = project.returned.get("facts")
    if not was:
        return []
    now = queries.written_form_of(project)
    return [
        ChangeLine(label_of(name), said(name, was.get(name)), said(name, now.get(name)))
        for name in Application.model_fields
        if (was.get(name) or "") != (now.get(name) or "")
    ]


def label_of(name: str) -> str:
    """Return the label of a field of the form, a message id."""
    info = Application.model_fields.get(name)
    return str(info.title) if info else name


def said(name: str, value: Any) -> str:
    """Return a value of the form in words, as short as a line of a comparison allows."""
    if value in (None, "", [], ()):
        return ""
    if name == "budget_fen":
        return yuan(int(value))
    if name == "method":
        return METHODS.get(value, str(value))
    if isinstance(value, list):
        return "；".join(_row_said(row) for row in value)
    return str(CHOICES[name](value).label) if name in CHOICES else str(value)


def _row_said(row: Any) -> str:
    if not isinstance(row, dict):
        return str(LongerTerm(row).label)
    told = {
        name: yuan(value) if name.endswith("_fen") and value else value
        for name, value in row.items()
    }
    if "kind" in told:
        told["kind"] = TargetKind(told["kind"]).label
    return " ".join(str(value) for value in told.values() if value not in (None, ""))
