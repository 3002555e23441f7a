"""Operations on the law: ask a question, compare two days or two places."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from ninja import Router

from goufu.law import questions
from goufu.law.differences import differences
from goufu.law.places import NATION
from goufu.law.strict_json import NotJson, decoded, read_json
from goufu.law.words import say
from goufu.site.api.wording import good, later
from goufu.site.doors.asking import reader_of


def put_on(router: Router) -> None:
    """Add the operations; that on changes first, else its address would be a question's."""
    _add_changes(router)
    _add_ask(router)


def _add_changes(router: Router) -> None:
    @router.get(
        "/law/changes",
        operation_id="law_changes",
        auth=None,
        summary=later(say("规定的变化")),
        description=later(
            say(
                "before 在 place 与 after 在 other_place 的规定相比有什么不同，与 goufu law diff "
                "相同，不需要令牌。不填 after 为今天，不填 other_place 为同一地区。"
            )
        ),
        tags=["law"],
        openapi_extra=good({"type": "array", "items": {"type": "object"}}),
    )
    def changes(
        request: HttpRequest,
        before: date,
        after: date | None = None,
        place: str = NATION,
        other_place: str = "",
    ) -> HttpResponse:
        until = after or reader_of(request).today
        found = differences(before, until, place=place, other_place=other_place or None)
        told = [{**one.as_json(), "title": gettext(one.page.title)} for one in found]
        return JsonResponse(told, safe=False, json_dumps_params={"ensure_ascii": False})


def _add_ask(router: Router) -> None:
    @router.post(
        "/law/{question}",
        operation_id="law_ask",
        auth=None,
        summary=later(say("询问法律")),
        description=later(
            say("与 goufu law ask 相同的问题和答案，不需要令牌。可以问：{names}。"),
            names=", ".join(questions.QUESTIONS),
        ),
        tags=["law"],
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": {"type": "object"}}},
            },
            **good({"type": "object"}),
        },
    )
    def ask(request: HttpRequest, question: str) -> HttpResponse:
        questions.question(question)
        try:
            facts = read_json(decoded(request.body))
        except NotJson:
            facts = None  # Not an object of facts: the law floor says so in its own words.
        told = questions.ask(question, facts, translate=_translated)
        return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _translated(text: str) -> str:
    return gettext(text) if text else ""
