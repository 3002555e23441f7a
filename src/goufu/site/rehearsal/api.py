"""The JSON doors of rehearsals: ask for one, read its figures, read its projects page by page."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import TypeAdapter

from goufu.law.words import say
from goufu.site.api.rooms import KEY_PARAMETER, LONGEST_KEY
from goufu.site.api.schemas import Shapes
from goufu.site.api.wording import later
from goufu.site.doors.asking import reader_of
from goufu.site.doors.paging import page_of
from goufu.site.rehearsal import actions, queries, telling
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject
from goufu.site.rehearsal.sheets import Rehearse

JSON = "application/json"
AT_ONCE = 100


@dataclass(frozen=True)
class RehearsalTold:
    """A rehearsal; its figures are empty until ``state`` is ``done``."""

    ref: str
    version: int
    title: str
    year: int
    place: str
    variant: dict[str, Any]
    state: str
    asked_at: datetime
    done_at: datetime | None
    figures: dict[str, Any]
    rules: list[dict[str, Any]]


@dataclass(frozen=True)
class ProjectTold:
    """A project with its differences; ``by`` and ``would_by`` are places in ``rules``."""

    project_code: str
    title: str
    department: str
    place: str
    amount_fen: int
    another_way: bool
    differences: list[dict[str, Any]]


@dataclass(frozen=True)
class ProjectsTold:
    items: list[ProjectTold]
    next: str


@dataclass(frozen=True)
class Answers:
    """The shapes of these operations."""

    rehearsal: TypeAdapter[RehearsalTold]
    projects: TypeAdapter[ProjectsTold]

    @classmethod
    def collect(cls, shapes: Shapes) -> Answers:
        shapes.body("Rehearse", Rehearse)
        return cls(
            shapes.answer("Rehearsal", RehearsalTold),
            shapes.answer("RehearsalProjects", ProjectsTold),
        )


def put_on(router: Router, answers: Answers, shapes: Shapes) -> None:
    """Add the operations; needs the shapes settled."""
    _add_asking(router, answers, shapes)
    _add_reading(router, answers, shapes)


def _add_asking(router: Router, answers: Answers, shapes: Shapes) -> None:
    @router.post(
        "/rehearsals",
        operation_id="rehearse",
        summary=later(say("推演一项改变")),
        description=later(
            say(
                "把一年的项目按假定的规定重新走一遍，不改动任何项目；项目较多的由后台推演。"
                "金额为整数“分”，也可以写“60 万元”。"
            )
        ),
        tags=["rehearsal"],
        openapi_extra={
            "parameters": [KEY_PARAMETER],
            "requestBody": {
                "required": True,
                "content": {JSON: {"schema": shapes.ref("Rehearse", "body")}},
            },
            **_answers(shapes.ref("Rehearsal", "answer"), status=201),
        },
    )
    def rehearse(request: HttpRequest) -> HttpResponse:
        reader = reader_of(request)
        done = actions.rehearse(
            sheet=Rehearse.model_validate_json(request.body or b"{}"),
            actor=reader.actor,
            at=reader.at,
            key=request.headers.get("Idempotency-Key", "")[:LONGEST_KEY],
            bare_is_fen=True,
        )
        told = answers.rehearsal.dump_json(_told(done))
        return HttpResponse(told, status=201, content_type=JSON)


def _add_reading(router: Router, answers: Answers, shapes: Shapes) -> None:
    @router.get(
        "/rehearsals/{ref}",
        operation_id="rehearsal",
        summary=later(say("推演的结果")),
        tags=["rehearsal"],
        openapi_extra=_answers(shapes.ref("Rehearsal", "answer")),
    )
    def show(request: HttpRequest, ref: str) -> HttpResponse:
        found = queries.numbered(ref, reader_of(request).actor)
        return HttpResponse(answers.rehearsal.dump_json(_told(found)), content_type=JSON)

    @router.get(
        "/rehearsals/{ref}/projects",
        operation_id="rehearsal_projects",
        summary=later(say("推演中有变化的项目")),
        description=later(say("按金额从大到小；step 限于一个环节，way 为 turned 或 moved。")),
        tags=["rehearsal"],
        openapi_extra=_answers(shapes.ref("RehearsalProjects", "answer")),
    )
    def projects(
        request: HttpRequest, ref: str, step: str = "", way: str = "", after: str = ""
    ) -> HttpResponse:
        found = queries.numbered(ref, reader_of(request).actor)
        asked = telling.Asked.of({"step": step, "way": way}, found)
        page = page_of(asked.narrow(found), telling.ORDER, after=after, size=AT_ONCE)
        told = ProjectsTold([_project(row) for row in page.rows], page.after)
        return HttpResponse(answers.projects.dump_json(told), content_type=JSON)


def _project(row: RehearsedProject) -> ProjectTold:
    facts = {spec.name: getattr(row, spec.name) for spec in dataclasses.fields(ProjectTold)}
    return ProjectTold(**facts)


def _told(one: Rehearsal) -> RehearsalTold:
    facts = {spec.name: getattr(one, spec.name) for spec in dataclasses.fields(RehearsalTold)}
    return RehearsalTold(**facts)


def _answers(schema: dict[str, Any], *, status: int = 200) -> dict[str, Any]:
    good = {"description": later(say("结果")), "content": {JSON: {"schema": schema}}}
    problem = {"$ref": "#/components/responses/Problem"}
    problems = dict.fromkeys((401, 403, 404, 422, 429), problem)
    return {"responses": {200: None, status: good, **problems}}
