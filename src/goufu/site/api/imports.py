"""Carry a list in by program: the rows as JSON, or the same file that a person would send."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field, TypeAdapter, create_model

from goufu.base.doors.declare import Doors
from goufu.base.doors.sheets import Sheet
from goufu.base.imports.actions import carry_in
from goufu.base.imports.declare import Import, RowProblem
from goufu.base.imports.models import ImportRun
from goufu.base.imports.reading import MOST_ROWS
from goufu.base.imports.refusals import RowsWrong
from goufu.base.workflow.action import once
from goufu.law.words import say
from goufu.site.api import wording
from goufu.site.api.names import camel, plural
from goufu.site.api.rooms import JSON, KEY_PARAMETER, answers_of, key_of
from goufu.site.api.schemas import Shapes
from goufu.site.doors.asking import Reader, has_a_part, reader_of
from goufu.site.imports.looking import carry, import_or_none, keep, look_at_kept

NAME = "Imported"
FORM = "multipart/form-data"
ROWS = "rows.json"  # what the record calls rows that came without a file
TRY = {
    "name": "try",
    "in": "query",
    "required": False,
    "description": wording.later(say("true：只核对，不写入。")),
    "schema": {"type": "boolean"},
}


@dataclass(frozen=True)
class Imported:
    """What was carried in; with ``try`` the number is empty and nothing was."""

    ref: str = field(metadata={"label": say("编号")})
    rows: int = field(metadata={"label": say("行数")})
    added: int = field(metadata={"label": say("新增")})
    changed: int = field(metadata={"label": say("变更")})
    unchanged: int = field(metadata={"label": say("未变")})

    @classmethod
    def of(cls, run: ImportRun) -> Imported:
        return cls(run.ref, run.rows, run.added, run.changed, run.unchanged)


def collect(shapes: Shapes, rooms: Any) -> TypeAdapter[Imported]:
    """Collect the shapes of all lists that can be carried in."""
    for doors in rooms:
        for imported in doors.imports:
            shapes.body(_body_name(doors, imported), _body(imported))
    return shapes.answer(NAME, Imported)


def put_on(
    router: Router, doors: Doors, imported: Import, shapes: Shapes, answers: TypeAdapter[Imported]
) -> None:
    """Add the operation of one list."""

    def run(request: HttpRequest) -> HttpResponse:
        reader = reader_of(request)
        if not has_a_part(doors, reader.actor) or not import_or_none(doors, imported.name, reader):
            raise Http404
        done = _carry(request, doors, imported, reader)
        return HttpResponse(answers.dump_json(done), content_type=JSON)

    body = shapes.ref(_body_name(doors, imported), "body")
    file = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    }
    router.post(
        f"/{plural(doors.kind)}/import/{imported.name}",
        operation_id=f"{doors.kind}_import_{imported.name.replace('-', '_')}",
        summary=wording.later(imported.label),
        description=wording.later(
            say("rows 与表头逐列对应，也可以上传 XLSX、ODS 或 CSV；有一行不对，全部不写入。")
        ),
        tags=[doors.kind],
        openapi_extra={
            "parameters": [KEY_PARAMETER, TRY],
            "requestBody": {
                "required": True,
                "content": {JSON: {"schema": body}, FORM: {"schema": file}},
            },
            **answers_of(200, shapes.ref(NAME, "answer")),
        },
    )(run)


def _carry(request: HttpRequest, doors: Doors, imported: Import, reader: Reader) -> Imported:
    only_try = request.GET.get("try", "").lower() in {"1", "true", "yes"}
    key = key_of(request)
    sent: Any = request.FILES.get("file")
    if sent is not None:
        version = keep(sent, imported, reader)
        found = look_at_kept(imported, version, reader)
        _refuse_wrong(found.problems, version.file_name)
        if only_try:
            return Imported("", len(found.table.lines), 0, 0, 0)
        return Imported.of(carry(doors.kind, imported, found, version, reader, key=key))
    rows: tuple[Sheet, ...] = _body(imported).model_validate_json(request.body or b"{}").rows
    if only_try:
        _refuse_wrong(imported.check(rows, reader.actor, reader.today), ROWS)
        return Imported("", len(rows), 0, 0, 0)
    with once(key):
        run: ImportRun = carry_in(
            kind=doors.kind,
            name=imported.name,
            rows=rows,
            numbers=tuple(range(len(rows))),
            file_name=ROWS,
            sha256=hashlib.sha256(request.body).hexdigest(),
            actor=reader.actor,
            at=reader.at,
        )
    return Imported.of(run)


def _refuse_wrong(problems: Sequence[RowProblem], name: str) -> None:
    if problems:
        raise RowsWrong(problems, name=name, count=len(problems))


def _body_name(doors: Doors, imported: Import) -> str:
    return camel(doors.kind, "import", imported.name.replace("-", "_"))


@cache
def _body(imported: Import) -> Any:
    """Return the body: the rows, one or more."""
    row = imported.row
    rows = Field(title=say("各行"), min_length=1, max_length=MOST_ROWS)
    return create_model("Rows", __base__=Sheet, rows=(tuple[row, ...], rows))  # type: ignore[valid-type]
