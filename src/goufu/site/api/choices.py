"""What may be put into a reference field: the same lists as in the forms of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field, TypeAdapter

from goufu.base.doors.declare import Act, Doors, doors_of
from goufu.law.words import say
from goufu.site.api import wording
from goufu.site.api.names import operation_id, path_of
from goufu.site.api.schemas import Shapes, body_name
from goufu.site.doors.asking import Reader, dossier_or_404, has_a_part, reader_of
from goufu.site.doors.carrying import check_may_open
from goufu.site.doors.permitted import check_offered

JSON = "application/json"
NAME = "Choices"
ROWS, MOST_ROWS = 50, 1000


@dataclass(frozen=True)
class Choice:
    """One thing that may be chosen: what is sent, and what a person reads."""

    value: str
    text: str


@dataclass(frozen=True)
class Choices:
    """The first of what may be chosen; ``total`` says of how many."""

    items: list[Choice]
    total: int


class ChoicesQuery(Schema):
    """What is looked for among the choices."""

    q: str = Field("", max_length=100)
    limit: int = Field(ROWS, ge=1, le=MOST_ROWS)


def collect(shapes: Shapes) -> TypeAdapter[Choices]:
    """Return how choices are written; called before the shapes are settled."""
    return shapes.answer(NAME, Choices)


def name_in(definitions: dict[str, Any], doors: Doors, act: Act) -> None:
    """Let every reference field of the act's body say where its choices are listed."""
    waiting, seen = [body_name(doors, act)], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        for field, shape in definitions[name].get("properties", {}).items():
            if field in act.choices:
                path = f"{path_of(doors, act)}/choices/{field}"
                hint = f"{shape['description']} " if "description" in shape else ""
                words = say("{hint}可选值：GET {path}。")
                shape["description"] = wording.later(words, hint=hint, path=path)
            rows = shape.get("items", {}).get("$ref", "").rpartition("/")[2]
            if rows and rows not in seen:
                waiting.append(rows)


def put_on(
    router: Router, doors: Doors, act: Act, answer: TypeAdapter[Choices], schema: dict[str, Any]
) -> None:
    """Add the operation for an act that has reference fields; the others have none."""
    if not act.choices:
        return

    def below(request: HttpRequest, parent_ref: str, field: str, asked: Query[ChoicesQuery]) -> Any:
        return _told(answer, _offered(request, doors, act, parent_ref, field), asked)

    def alone(request: HttpRequest, field: str, asked: Query[ChoicesQuery]) -> Any:
        return _told(answer, _offered(request, doors, act, "", field), asked)

    def step(request: HttpRequest, ref: str, field: str, asked: Query[ChoicesQuery]) -> Any:
        return _told(answer, _offered(request, doors, act, ref, field), asked)

    run = step if not act.opens else below if act.on else alone
    problem = {"$ref": "#/components/responses/Problem"}
    good = {"description": wording.later(say("结果")), "content": {JSON: {"schema": schema}}}
    router.get(
        f"{path_of(doors, act)}/choices/{{field}}",
        operation_id=f"{operation_id(doors, act)}_choices",
        summary=wording.lazy_choices_title(doors, act),
        description=wording.later(
            say("与页面表单相同的选项。field 可以是：{names}；q 在选项的文字中查找。"),
            names=", ".join(act.choices),
        ),
        tags=[doors.kind],
        openapi_extra={
            "responses": {200: good, **dict.fromkeys((401, 403, 404, 409, 422, 429), problem)}
        },
    )(run)


def _offered(
    request: HttpRequest, doors: Doors, act: Act, ref: str, field: str
) -> Sequence[tuple[str, str]]:
    """Return the choices for one who may do the act now.

    Raises:
        Http404: no such field, or a dossier that the reader may not see.
        NotNow, NotYours: as the form of the act would say.
    """
    reader = reader_of(request)
    if field not in act.choices or not has_a_part(doors, reader.actor):
        raise Http404
    if act.opens:
        at_hand = parent_of(act, ref, reader)
    else:
        at_hand = dossier_or_404(doors, ref, reader.actor)
        doors.workflow.step(act.verb, dossier=at_hand, actor=reader.actor, on=reader.today)
    return act.choices[field](at_hand, reader.actor, reader.today)


def parent_of(act: Act, parent_ref: str, reader: Reader, *, ready: bool = True) -> Any:
    """Return the dossier below which one who may do so opens another; None where it hangs on none.

    Args:
        ready: whether it has to be ready for it now.

    Raises:
        NotYours: the role is none of those that the act is for.
        NotNow: the act is not offered on the parent as it stands.
        Http404: the reader may not see the parent.
    """
    check_may_open(act, reader.actor)
    if not act.on:
        return None
    parent_doors = doors_of(act.on)
    if parent_doors is None:
        raise Http404
    parent = dossier_or_404(parent_doors, parent_ref, reader.actor)
    if ready:
        check_offered(act, parent, reader)
    return parent


def _told(
    answer: TypeAdapter[Choices], offered: Sequence[tuple[str, str]], asked: ChoicesQuery
) -> HttpResponse:
    looked_for = asked.q.casefold()
    found = [
        Choice(str(value), str(text))
        for value, text in offered
        if looked_for in str(text).casefold()
    ]
    told = Choices(found[: asked.limit], len(found))
    return HttpResponse(answer.dump_json(told), content_type=JSON)
