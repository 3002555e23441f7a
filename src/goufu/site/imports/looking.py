"""Read a file that was sent, the same way for a page and for a program."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.db.models import Q
from django.utils.translation import gettext

from goufu.base.documents.models import Version
from goufu.base.documents.store import adopt, fetch, store
from goufu.base.doors.declare import Doors
from goufu.base.doors.sheets import fields_of
from goufu.base.imports.actions import carry_in, check_may_import, import_named
from goufu.base.imports.declare import Import, RowProblem
from goufu.base.imports.models import ImportRun
from goufu.base.imports.reading import Table, read_table
from goufu.base.imports.rows import Parsed, examined, parse
from goufu.base.workflow.action import once
from goufu.site.doors.asking import Reader

KIND = "import"  # of the document that is kept


@dataclass
class Found:
    """What a file holds, and what is wrong with it, by row of the file."""

    table: Table
    parsed: Parsed
    problems: list[RowProblem]


def import_or_none(doors: Doors, name: str, reader: Reader) -> Import | None:
    """Return what the room takes in under this name; None where there is no such list.

    Raises:
        NotForYou: the reader may not carry it in.
    """
    imported = import_named(doors.kind, name)
    if imported is not None:
        check_may_import(imported, reader.actor)
    return imported


def keep(file: Any, imported: Import, reader: Reader) -> Version:
    """Keep a file that was sent until it is carried in or forgotten.

    Raises:
        Empty, TooLarge, NotThisKind: what documents refuse.
    """
    document = store(
        file=file,
        ref="",
        project_code="",
        place=reader.actor.place,
        kind=KIND,
        title=gettext(imported.label),
        actor=reader.actor,
        at=reader.at,
    )
    return document.versions.get()


def kept(document: int, reader: Reader) -> Version | None:
    """Return a file that the reader's own body has kept and not carried in yet."""
    mine = Q(document__owner_organisation_id=reader.actor.organisation_id)
    return (
        Version.objects.filter(mine, document_id=document, document__ref="", document__kind=KIND)
        .select_related("document")
        .first()
    )


def look(imported: Import, file: IO[bytes], name: str, reader: Reader) -> Found:
    """Read the rows of a file and say what is wrong with them; nothing is stored."""
    table = read_table(file, name, fields_of(imported.row), gettext)
    parsed = parse(imported, table)
    problems = examined(imported, parsed, actor=reader.actor, on=reader.today)
    return Found(table, parsed, problems)


def look_at_kept(imported: Import, version: Version, reader: Reader) -> Found:
    """Read the rows of a kept file."""
    with fetch(version) as file:
        return look(imported, BytesIO(file.read()), version.file_name, reader)


def carry(
    kind: str, imported: Import, found: Found, version: Version, reader: Reader, *, key: str
) -> ImportRun:
    """Carry the rows in, once for ``key``; the file becomes the import's own document.

    Raises:
        RowsWrong: something does not hold any more.
    """
    with once(key):
        run: ImportRun = carry_in(
            kind=kind,
            name=imported.name,
            rows=tuple(found.parsed.rows),
            numbers=tuple(found.parsed.numbers),
            file_name=version.file_name,
            sha256=version.sha256,
            actor=reader.actor,
            at=reader.at,
        )
    adopt(version.document_id, ref=run.ref, project_code="", place=run.place, actor=reader.actor)
    return run
