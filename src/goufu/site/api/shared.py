"""Operations that belong to no room: a project's record, the desk, documents, the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Form, Router, Schema, UploadedFile
from pydantic import Field, TypeAdapter

from goufu.base.deadlines.cards import DeadlineLine, lines_of
from goufu.base.deadlines.models import Deadline
from goufu.base.documents.store import store
from goufu.base.doors.declare import doors_of
from goufu.base.ledger.models import Entry
from goufu.base.notifications.inbox import unread_count
from goufu.law.words import say
from goufu.site.api import law
from goufu.site.api.schemas import Shapes
from goufu.site.api.wording import good, later
from goufu.site.doors import rows
from goufu.site.doors.asking import Reader, doors_known_to, dossier_or_404, reader_of
from goufu.site.doors.paging import Order, page_of
from goufu.site.doors.record import sentence_of
from goufu.site.doors.waiting import duties_of, waiting_for

JSON = "application/json"
LINES = 100
DUTIES_SHOWN = 50


@dataclass(frozen=True)
class LedgerEntry:
    """A line of the ledger: who did what, when, under which clause, for which reasons."""

    id: int
    event: str
    sentence: str
    kind: str
    ref: str
    role: str
    organisation: str
    happened_at: datetime
    clause: str
    why: list[dict[str, Any]]


@dataclass(frozen=True)
class LedgerPage:
    items: list[LedgerEntry]
    next: str


@dataclass(frozen=True)
class Waiting:
    """A dossier that waits for the caller, with the verbs open to them."""

    kind: str
    ref: str
    project_code: str
    title: str
    state: str
    due_on: date | None
    may: list[str]


@dataclass(frozen=True)
class Desk:
    waiting: list[Waiting]
    next: str
    duties: list[DeadlineLine]
    unread: int


class AboutDocument(Schema):
    """What is said of a file that is sent."""

    title: str = Field("", max_length=200)
    kind: str = Field("attachment", max_length=40)


@dataclass(frozen=True)
class StoredDocument:
    """A file that was kept; its id goes into the sheet of an act."""

    id: int
    title: str
    file_name: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True)
class Answers:
    """The shapes of these operations."""

    ledger: TypeAdapter[LedgerPage]
    deadlines: TypeAdapter[list[DeadlineLine]]
    desk: TypeAdapter[Desk]
    document: TypeAdapter[StoredDocument]

    @classmethod
    def collect(cls, shapes: Shapes) -> Answers:
        return cls(
            shapes.answer("LedgerPage", LedgerPage),
            shapes.answer("Deadlines", list[DeadlineLine]),
            shapes.answer("Desk", Desk),
            shapes.answer("StoredDocument", StoredDocument),
        )


def put_on(router: Router, answers: Answers, shapes: Shapes) -> None:
    """Add the operations; needs the shapes settled."""
    _add_record(router, answers, shapes)
    _add_desk(router, answers, shapes)
    _add_documents(router, answers, shapes)
    law.put_on(router)


def _add_record(router: Router, answers: Answers, shapes: Shapes) -> None:
    @router.get(
        "/projects/{code}/ledger",
        operation_id="project_ledger",
        summary=later(say("项目办理记录")),
        description=later(say("只含您可以查看的事项的记录，新的在前。")),
        tags=["project"],
        openapi_extra=good(shapes.ref("LedgerPage", "answer")),
    )
    def ledger(request: HttpRequest, code: str, after: str = "") -> HttpResponse:
        methods = _methods(reader_of(request), code)
        found = Entry.objects.filter(project_code=code, ref__in=list(methods))
        page = page_of(found, Order(), after=after, size=LINES)
        told = LedgerPage([_entry(one, methods[one.ref]) for one in page.rows], page.after)
        return HttpResponse(answers.ledger.dump_json(told), content_type=JSON)

    @router.get(
        "/projects/{code}/deadlines",
        operation_id="project_deadlines",
        summary=later(say("项目时限")),
        tags=["project"],
        openapi_extra=good(shapes.ref("Deadlines", "answer")),
    )
    def deadlines(request: HttpRequest, code: str) -> HttpResponse:
        reader = reader_of(request)
        found = Deadline.objects.filter(
            project_code=code, ref__in=list(_methods(reader, code)), cancelled_on=None
        ).order_by("id")
        told = lines_of(found, on=reader.today)
        return HttpResponse(answers.deadlines.dump_json(told), content_type=JSON)


def _methods(reader: Reader, code: str) -> dict[str, str | None]:
    """Return the project's dossiers that the caller may see: number → method of purchase.

    Raises:
        Http404: the caller may not see the project.
    """
    doors = doors_of("project")
    if doors is None:
        raise Http404
    dossier_or_404(doors, code, reader.actor)
    found = rows.of_project(doors_known_to(reader.actor), reader.actor, code)
    return {row.ref: row.method_of_purchase() for row in found}


def _entry(entry: Entry, method: str | None) -> LedgerEntry:
    return LedgerEntry(
        id=entry.pk,
        event=entry.event,
        sentence=sentence_of(entry.event, clause=entry.clause, method=method),
        kind=entry.dossier_kind,
        ref=entry.ref,
        role=entry.role,
        organisation=entry.organisation,
        happened_at=entry.happened_at,
        clause=entry.clause,
        why=entry.why,
    )


def _add_desk(router: Router, answers: Answers, shapes: Shapes) -> None:
    @router.get(
        "/desk",
        operation_id="desk",
        summary=later(say("我的工作台")),
        description=later(say("等待您办理的事项，按剩余时间排序；duties 是您负责的未了时限。")),
        tags=["desk"],
        openapi_extra=good(shapes.ref("Desk", "answer")),
    )
    def desk(request: HttpRequest, after: str = "") -> HttpResponse:
        reader = reader_of(request)
        waits = waiting_for(reader.actor, reader.today, after=after)
        told = Desk(
            waiting=[_waiting(row, due, reader) for row, due in waits.rows],
            next=waits.after,
            duties=lines_of(duties_of(reader.actor, most=DUTIES_SHOWN), on=reader.today),
            unread=unread_count(reader.actor),
        )
        return HttpResponse(answers.desk.dump_json(told), content_type=JSON)


def _waiting(row: rows.Row, due: date | None, reader: Reader) -> Waiting:
    steps = row.doors.workflow.open_to(reader.actor, dossier=row, on=reader.today)
    may = [step.verb for step in steps if row.doors.act(step.verb)]
    return Waiting(row.kind, row.ref, row.project_code, row.title, row.state, due, may)


def _add_documents(router: Router, answers: Answers, shapes: Shapes) -> None:
    @router.post(
        "/documents",
        operation_id="document_store",
        summary=later(say("上传文件")),
        description=later(say("文件先单独保存，再把得到的 id 填入办理步骤的表单。")),
        tags=["document"],
        openapi_extra=good(shapes.ref("StoredDocument", "answer"), status=201),
    )
    def documents(
        request: HttpRequest,
        file: File[UploadedFile],
        about: Form[AboutDocument],
    ) -> HttpResponse:
        reader = reader_of(request)
        document = store(
            file=file,
            ref="",
            project_code="",
            place=reader.actor.place,
            kind=about.kind,
            title=about.title,
            actor=reader.actor,
            at=reader.at,
        )
        version = document.versions.get(number=1)
        told = StoredDocument(
            id=document.pk,
            title=document.title,
            file_name=version.file_name,
            size=version.size,
            media_type=version.media_type,
            sha256=version.sha256,
        )
        return HttpResponse(answers.document.dump_json(told), status=201, content_type=JSON)
