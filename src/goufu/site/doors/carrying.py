"""Carry out an act with its sheet: the same way from a page and from JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from goufu.base.documents.models import Document
from goufu.base.documents.store import adopt
from goufu.base.doors.declare import Act
from goufu.base.doors.sheets import ERRORS, Sheet, SheetField, fields_of
from goufu.base.people.roles import ROLE_NAMES, Actor
from goufu.base.workflow.action import once
from goufu.base.workflow.declare import NotYours
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.models import Done
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.site.doors.asking import Reader

Wrong = tuple[list[str], str]  # The path of a field, and the sentence beside it.
NOT_OFFERED = ERRORS["reference"]
NOT_YOUR_DOCUMENT = say("没有这份文件，或者它不属于本事项。")


def carry_out(
    act: Act, *, sheet: Sheet, reader: Reader, ref: str = "", parent_ref: str = "", key: str = ""
) -> Dossier:
    """Call the act's action, at most once for ``key``, and put the sheet's files into its dossier.

    Args:
        ref: the dossier it is done on; empty for an act that opens one.
        parent_ref: the dossier from which a new one is opened.

    Raises:
        NotYours: the act opens a dossier, and not for this role.
        Refusal: whatever the action refuses.
    """
    actor = reader.actor
    check_may_open(act, actor)
    at = reader.arrived if act.by_arrival else reader.at
    facts: dict[str, Any] = {"sheet": sheet, "actor": actor, "at": at}
    if not act.opens:
        facts["ref"] = ref
    elif act.on:
        facts["parent_ref"] = parent_ref
    documents = [value for _, spec, value in _walk(sheet) if spec.kind == "document" and value]
    with once(key):
        return _with_documents(act, facts, documents) if documents else act.action(**facts)


def _with_documents(act: Act, facts: dict[str, Any], documents: Sequence[int]) -> Dossier:
    """Act and adopt in one transaction; what the action wrote down of a refusal survives."""
    with transaction.atomic():
        try:
            dossier = act.action(**facts)
        except Refusal as refused:
            refusal = refused
        else:
            _adopt(documents, dossier, facts["actor"])
            return dossier
    raise refusal


def _adopt(documents: Sequence[int], dossier: Dossier, actor: Actor) -> None:
    for document in documents:
        adopt(
            document,
            ref=dossier.ref,
            project_code=dossier.project_code,
            place=dossier.place,
            actor=actor,
        )


def check_may_open(act: Act, actor: Actor) -> None:
    """Refuse a role that may not open this kind of dossier.

    Raises:
        NotYours: the role is none of those that the act is for.
    """
    if act.opens and not actor.holds(act.by):
        wanted = "、".join(ROLE_NAMES[role] for role in sorted(act.by))
        raise NotYours(label=act.label, wanted=wanted, role=ROLE_NAMES[actor.role])


def done_before(actor: Actor, key: str) -> Done | None:
    """Return the request that was carried out with this key, where one was."""
    if not key or actor.account_id is None:
        return None
    return Done.objects.filter(account_id=actor.account_id, key=key).first()


def what_is_wrong(
    act: Act, sheet: Sheet, *, dossier: Dossier | None, reader: Reader
) -> list[Wrong]:
    """Check what a sheet cannot know of itself: its references and its documents."""
    fields = list(_walk(sheet))
    wrong = _wrong_references(act, fields, dossier, reader)
    return wrong + _wrong_documents(fields, dossier, reader.actor)


def _wrong_references(
    act: Act, fields: Sequence[tuple[list[str], SheetField, Any]], dossier: Any, reader: Reader
) -> list[Wrong]:
    named = {spec.name for _, spec, value in fields if spec.kind == "reference" and value}
    known = {
        name: {str(value) for value, _ in choose(dossier, reader.actor, reader.today)}
        for name, choose in act.choices.items()
        if name in named
    }
    return [
        (path, gettext(NOT_OFFERED))
        for path, spec, value in fields
        if spec.kind == "reference" and value and str(value) not in known.get(spec.name, set())
    ]


def _wrong_documents(
    fields: Sequence[tuple[list[str], SheetField, Any]], dossier: Dossier | None, actor: Actor
) -> list[Wrong]:
    named = [(path, value) for path, spec, value in fields if spec.kind == "document" and value]
    if not named:
        return []
    mine = Q(owner_organisation_id=actor.organisation_id) if actor.organisation_id else Q(pk__in=[])
    here = Q(ref=dossier.ref, sealed_until__isnull=True) if dossier else Q(pk__in=[])
    known = set(
        Document.objects.filter(mine | here, pk__in=[value for _, value in named]).values_list(
            "pk", flat=True
        )
    )
    return [(path, gettext(NOT_YOUR_DOCUMENT)) for path, value in named if value not in known]


def _walk(sheet: Sheet) -> Iterator[tuple[list[str], SheetField, Any]]:
    for spec in fields_of(type(sheet)):
        value = getattr(sheet, spec.name)
        if spec.kind == "rows":
            for number, row in enumerate(value):
                for path, cell, inner in _walk(row):
                    yield [spec.name, str(number), *path], cell, inner
        else:
            yield [spec.name], spec, value


def initial_of(act: Act, dossier: Dossier | None, reader: Reader) -> Mapping[str, Any]:
    """Return what the form of an act begins with."""
    return act.initial(dossier, reader.actor, reader.today) if act.initial else {}
