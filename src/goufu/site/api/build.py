"""Put the API together from the doors of all rooms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema

from goufu.base.doors.declare import Doors
from goufu.law.words import say
from goufu.site.api import choices, imports, open_data, page, shared
from goufu.site.api.access import PerMinute, TokenAuth, reading_session
from goufu.site.api.problems import MEDIA_TYPE, answer_with_problems
from goufu.site.api.rooms import Room
from goufu.site.api.schemas import Shapes
from goufu.site.budgets import api as budgets
from goufu.site.rehearsal import api as rehearsals

VERSION = "1"
ABOUT = say(
    "每个办理步骤、每张卡片都可以由程序调用；规则、权限、留痕与页面完全相同。"
    "金额以整数“分”表示，日期为 ISO 8601。"
    "以 Authorization: Bearer 发送令牌，令牌在“我的令牌”页面按岗位建立。"
    "以 Idempotency-Key 防止重复办理。"
    "出错时返回 application/problem+json（RFC 9457），写明条款和补救办法。"
)
PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code", "sentence"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string", "description": _("稳定的错误代码")},
        "sentence": {"type": "string", "description": _("差在哪里")},
        "clause": {"type": "string", "description": _("依据的条款")},
        "remedy": {"type": "string", "description": _("怎样就可以")},
        "field": {"type": "string"},
        "record": {"type": "integer", "description": _("本次尝试的记录号")},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "sentence"],
                "properties": {"field": {"type": "string"}, "sentence": {"type": "string"}},
            },
        },
    },
}


class Api(NinjaAPI):
    """The API, with the shapes of all rooms in its description."""

    definitions: dict[str, Any]

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        components = schema["components"]
        components["schemas"] = {
            **components["schemas"],
            **self.definitions,
            "Problem": PROBLEM_SCHEMA,
        }
        problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
        components["responses"] = {
            "Problem": {"description": _("不能这样办理"), "content": {MEDIA_TYPE: problem}}
        }
        for operations in schema["paths"].values():
            for operation in operations.values():
                _without_empty_answers(operation)
        return schema


def build(rooms: Iterable[Doors]) -> Api:
    """Return the API with the operations of all rooms."""
    rooms = list(rooms)
    api = Api(
        title="购服 Goufu API",
        version=VERSION,
        description=ABOUT,
        docs_url=None,
        auth=[TokenAuth(), reading_session],
        throttle=[PerMinute()],
    )
    answer_with_problems(api)
    shapes = Shapes()
    answers = shared.Answers.collect(shapes)
    offered = choices.collect(shapes)
    rehearsed = rehearsals.Answers.collect(shapes)
    budget_year = budgets.collect(shapes)
    carried_in = imports.collect(shapes, rooms)
    made = [Room(doors, shapes) for doors in rooms]
    shapes.settle()
    api.definitions = shapes.definitions
    router = Router()
    shared.put_on(router, answers, shapes)
    open_data.put_on(router)
    rehearsals.put_on(router, rehearsed, shapes)
    budgets.put_on(router, budget_year, shapes)
    for doors in rooms:  # before the rooms: their ``{ref}`` would take the word for a number
        for imported in doors.imports:
            imports.put_on(router, doors, imported, shapes, carried_in)
    for room in made:
        room.put_on(router, offered)
    _add_reference(router, api)
    api.add_router("", router)
    return api


def _add_reference(router: Router, api: Api) -> None:
    @router.get("/docs", auth=None, include_in_schema=False, url_name="docs")
    def docs(request: HttpRequest) -> HttpResponse:
        return page.reference(request, api.get_openapi_schema())


def _without_empty_answers(operation: dict[str, Any]) -> None:
    """Drop the answer that was put aside for another status."""
    answers = operation.get("responses", {})
    for status in [status for status, answer in answers.items() if answer is None]:
        del answers[status]
