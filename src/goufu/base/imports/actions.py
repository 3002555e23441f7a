"""Carry a file in: all of its rows or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from goufu.base.doors.declare import doors_of
from goufu.base.doors.sheets import Sheet
from goufu.base.imports.declare import Import, ImportedFile, RowProblem
from goufu.base.imports.models import ImportRun
from goufu.base.imports.refusals import NotForYou, RowsWrong
from goufu.base.ledger.lines import write as record
from goufu.base.people.roles import ROLE_NAMES, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of


def import_named(kind: str, name: str) -> Import | None:
    """Return what a room takes in under this name."""
    doors = doors_of(kind)
    return next((one for one in doors.imports if one.name == name), None) if doors else None


def check_may_import(imported: Import, actor: Actor) -> None:
    """Refuse a role that may not carry this list in.

    Raises:
        NotForYou: it is others' to do.
    """
    if not actor.holds(imported.by):
        raise NotForYou(
            label=imported.label,
            wanted="、".join(ROLE_NAMES[role] for role in sorted(imported.by)),
            role=ROLE_NAMES[actor.role],
        )


@action
def carry_in(
    *,
    kind: str,
    name: str,
    rows: Sequence[Sheet],
    numbers: Sequence[int],
    file_name: str,
    sha256: str,
    actor: Actor,
    at: datetime,
) -> ImportRun:
    """Carry all rows in, with one line of the ledger that names the file by its digest.

    Args:
        numbers: where each row stands in the file.

    Raises:
        NotForYou: the role may not.
        RowsWrong: something does not hold any more; nothing is carried in.
    """
    imported = import_named(kind, name)
    assert imported is not None
    check_may_import(imported, actor)
    problems = imported.check(rows, actor, day_of(at))
    if problems:
        told = [RowProblem(numbers[p.row], p.field, p.sentence, p.remedy) for p in problems]
        raise RowsWrong(told, name=file_name, count=len(told))
    run = ImportRun.objects.create(
        ref=next_ref(actor.place, day_of(at).year, "DR"),
        kind=kind,
        name=name,
        file_name=file_name,
        sha256=sha256,
        rows=len(rows),
        organisation_id=actor.organisation_id,
        place=actor.place,
        done_by=actor.name,
        done_at=at,
    )
    source = ImportedFile(run.ref, file_name, sha256, len(rows))
    counted = imported.action(rows=tuple(rows), source=source, actor=actor, at=at)
    run.added, run.changed, run.unchanged = counted.added, counted.changed, counted.unchanged
    run.save(update_fields=["added", "changed", "unchanged"])
    facts = {
        "file": file_name,
        "sha256": sha256,
        "rows": len(rows),
        "added": counted.added,
        "changed": counted.changed,
        "unchanged": counted.unchanged,
    }
    record(f"{kind}.import", actor=actor, at=at, ref=run.ref, dossier_kind=kind, facts=facts)
    return run
