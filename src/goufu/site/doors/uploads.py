"""Files sent with a form: kept first, and put into the dossier once the act is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest

from goufu.base.documents.store import store
from goufu.base.doors.sheets import Sheet, SheetField, fields_of
from goufu.law.refusals import Refusal
from goufu.site.doors.asking import Reader


@dataclass
class TakenIn:
    """The ids of the files that were kept, and why others were not, by field."""

    documents: dict[str, int] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)


def take_in(request: HttpRequest, sheet: type[Sheet], reader: Reader) -> TakenIn:
    """Keep every file that the sheet asks for; a form that has to be corrected keeps its ids."""
    taken = TakenIn()
    for name, file in request.FILES.items():
        spec = _field(sheet, name)
        if spec is None or isinstance(file, list):
            continue
        try:
            document = store(
                file=file,
                ref="",
                project_code="",
                place=reader.actor.place,
                kind=spec.name[:40],
                title=spec.label,
                actor=reader.actor,
                at=reader.at,
            )
        except Refusal as refusal:
            taken.refused[name] = refusal
        else:
            taken.documents[name] = document.pk
    return taken


def _field(sheet: type[Sheet], name: str) -> SheetField | None:
    """Return the field for a file, also one in a row: ``papers-0-file``."""
    first, _, rest = name.partition("-")
    for spec in fields_of(sheet):
        if spec.kind == "rows" and spec.name == first:
            last = rest.rpartition("-")[2]
            return next((c for c in spec.rows if c.name == last and c.kind == "document"), None)
        if spec.name == name and spec.kind == "document":
            return spec
    return None
