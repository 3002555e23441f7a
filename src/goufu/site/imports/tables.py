"""The tables on the page of an import."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from goufu.base.documents.models import Version
from goufu.base.doors.declare import Doors
from goufu.base.doors.sheets import fields_of
from goufu.base.imports import template
from goufu.base.imports.declare import Import, RowProblem
from goufu.base.imports.models import ImportRun
from goufu.site.cards import CellCard, ColumnCard, RowCard, TableCard
from goufu.site.doors.asking import Reader
from goufu.site.imports.cards import SHOWN, Looked, ProblemLine
from goufu.site.imports.looking import Found
from goufu.site.words import moment

FIRST = 10  # rows shown of a file that is right
EARLIER = 10  # imports shown below the form


def looked_at(doors: Doors, imported: Import, found: Found, version: Version) -> Looked:
    """Return what a file would be carried in as, and every wrong cell of it."""
    document = version.document_id
    wrong_rows = {problem.row for problem in found.problems}
    return Looked(
        file_name=version.file_name,
        document=document,
        rows=len(found.table.lines),
        right=sum(line.number not in wrong_rows for line in found.table.lines),
        problems=[_line(imported, found, one) for one in found.problems[:SHOWN]],
        problem_count=len(found.problems),
        ignored="、".join(found.table.ignored),
        first=_first(imported, found),
        marked_url=reverse("doors:import_marked", args=[doors.kind, imported.name, document]),
    )


def _line(imported: Import, found: Found, problem: RowProblem) -> ProblemLine:
    labels = {spec.name: gettext(spec.label) for spec in fields_of(imported.row)}
    typed = next((one.cells for one in found.table.lines if one.number == problem.row), {})
    return ProblemLine(
        row=problem.row,
        column=labels.get(problem.field, gettext("整行")),
        typed=typed.get(problem.field, ""),
        sentence=problem.sentence,
        remedy=problem.remedy,
    )


def _first(imported: Import, found: Found) -> TableCard:
    fields = [spec for spec in fields_of(imported.row) if _stands(found, spec.name)]
    rows = [
        RowCard([CellCard(str(line.number)), *(_cell(line.cells, spec) for spec in fields)])
        for line in found.table.lines[:FIRST]
    ]
    heads = [
        ColumnCard(gettext("行")),
        *(ColumnCard(gettext(spec.label), number=spec.kind == "money") for spec in fields),
    ]
    return TableCard(gettext("文件的前几行"), heads, rows)


def _stands(found: Found, name: str) -> bool:
    return any(name in line.cells for line in found.table.lines[:FIRST])


def _cell(cells: dict[str, str], spec: Any) -> CellCard:
    return CellCard(cells.get(spec.name, ""), number=spec.kind == "money")


def columns_of(imported: Import) -> TableCard:
    """Return the heads that a file needs, and how each column is filled in."""
    heads = (gettext("列"), gettext("必填"), gettext("怎么填"))
    rows = []
    for spec in fields_of(imported.row):
        choices = "、".join(gettext(str(label)) for _, label in spec.choices)
        how = gettext(template.KINDS.get(spec.kind, "文字"))
        hint = gettext(spec.hint) if spec.hint else ""
        note = "　".join(part for part in (choices, hint) if part)
        required = gettext("是") if spec.required else gettext("否")
        rows.append(
            RowCard([CellCard(gettext(spec.label)), CellCard(required), CellCard(how, note=note)])
        )
    return TableCard(gettext("表头"), [ColumnCard(head) for head in heads], rows)


def earlier(doors: Doors, imported: Import, reader: Reader) -> TableCard:
    """Return what the reader's own body has carried in, the newest first."""
    runs = ImportRun.objects.filter(
        kind=doors.kind, name=imported.name, organisation_id=reader.actor.organisation_id or 0
    ).order_by("-id")[:EARLIER]
    heads = [
        ColumnCard(gettext("编号")),
        ColumnCard(gettext("文件")),
        ColumnCard(gettext("导入时间")),
        ColumnCard(gettext("办理人")),
        *(ColumnCard(gettext(word), number=True) for word in ("新增", "变更", "未变")),
    ]
    return TableCard(gettext("已导入的文件"), heads, [_run(run) for run in runs])


def _run(run: ImportRun) -> RowCard:
    counts = [CellCard(str(n), number=True) for n in (run.added, run.changed, run.unchanged)]
    rows = gettext("{count} 行").format(count=run.rows)
    return RowCard(
        [
            CellCard(run.ref),
            CellCard(run.file_name, note=rows),
            CellCard(moment(run.done_at)),
            CellCard(run.done_by),
            *counts,
        ]
    )
