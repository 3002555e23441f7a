"""Say no to programs: one form of problem document for everything (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import ValidationError as SheetError

from goufu.base.doors.filled import sentences
from goufu.base.imports.refusals import RowsWrong
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.site.api.access import seconds_to_wait
from goufu.site.refusals import RefusalCard

MEDIA_TYPE = "application/problem+json"
Errors = Iterable[tuple[list[str], str]]


class WronglyFilled(Exception):
    """The body is not what the sheet asks for."""

    def __init__(self, errors: Errors) -> None:
        super().__init__()
        self.errors = list(errors)


class TooManyCalls(Refusal):
    code = "doors.too_many_calls"
    status = 429
    sentence = say("调用过于频繁，请在 {seconds} 秒后再试。")
    remedy = say("请降低调用频率；确需更高频率的，请联系系统管理员。")


class NoToken(Refusal):
    code = "doors.no_token"
    status = 401
    sentence = say("需要有效的访问令牌。")
    remedy = say("请在“我的令牌”页面建立令牌，并以 Authorization: Bearer 发送。")


class NotHere(Refusal):
    code = "doors.not_here"
    status = 404
    sentence = say("没有这个地址或事项，或者您无权查看。")
    remedy = say("请核对地址和编号。")


class NotFilledInRight(Refusal):
    code = "doors.wrongly_filled"
    status = 422
    sentence = say("填写有误，请更正。")
    remedy = say("请按 errors 中的提示逐项更正后重新提交。")


def problem(request: HttpRequest, refusal: Refusal, *, errors: Errors = ()) -> HttpResponse:
    """Return the problem document of a refusal.

    Args:
        errors: path and sentence of every field that is wrong.
    """
    card = RefusalCard.of(request, refusal)
    told: dict[str, Any] = {
        "type": f"urn:goufu:problem:{card.code}",
        "title": gettext(refusal.sentence).partition("{")[0].strip(' “"') or card.gap,
        "status": card.status,
        "detail": card.gap,
        "code": card.code,
        "sentence": card.gap,
        "clause": card.clause,
        "remedy": card.remedy,
        "instance": request.path,
    }
    if refusal.field is not None:
        told["field"] = refusal.field
    if card.record:
        told["record"] = int(card.record)
    wrong = [{"field": ".".join(path), "sentence": words} for path, words in errors]
    if wrong:
        told["errors"] = wrong
    return JsonResponse(
        told,
        status=card.status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
    )


def answer_with_problems(api: NinjaAPI) -> None:
    """Let every error of this API be a problem document."""
    told: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Refusal: problem,
        RowsWrong: _rows_wrong,
        WronglyFilled: _wrongly_filled,
        SheetError: _wrong_body,
        ValidationError: _wrong_parameter,
        Http404: lambda request, _: problem(request, NotHere()),
        AuthenticationError: _no_token,
        Throttled: _too_many,
        HttpError: _http_error,
    }
    for error, tell in told.items():
        api.add_exception_handler(error, tell)


def _wrongly_filled(request: HttpRequest, wrong: WronglyFilled) -> HttpResponse:
    return problem(request, NotFilledInRight(), errors=wrong.errors)


def _rows_wrong(request: HttpRequest, wrong: RowsWrong) -> HttpResponse:
    errors = [([str(one.row), one.field], f"{one.sentence}{one.remedy}") for one in wrong.problems]
    return problem(request, wrong, errors=errors)


def _wrong_body(request: HttpRequest, wrong: SheetError) -> HttpResponse:
    return problem(request, NotFilledInRight(), errors=sentences(wrong))


def _wrong_parameter(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    errors = [([str(part) for part in one["loc"][1:]], str(one["msg"])) for one in wrong.errors]
    return problem(request, NotFilledInRight(), errors=errors)


def _no_token(request: HttpRequest, _wrong: AuthenticationError) -> HttpResponse:
    answer = problem(request, NoToken())
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _too_many(request: HttpRequest, _wrong: Throttled) -> HttpResponse:
    seconds = seconds_to_wait(request)
    answer = problem(request, TooManyCalls(seconds=seconds))
    answer["Retry-After"] = str(seconds)
    return answer


def _http_error(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    refusal = NotHere() if wrong.status_code == NotHere.status else NotFilledInRight()
    refusal.status = wrong.status_code  # type: ignore[misc]
    return problem(request, refusal)
