"""Say no the same way at every door: a page or a fragment for people, RFC 9457 for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from goufu.law.refusals import Refusal
from goufu.site.cards import WhyLine
from goufu.site.doors.addresses import refused_url
from goufu.site.doors.record import why_of

_ATTEMPT = "_goufu_attempt"


@dataclass(frozen=True)
class RefusalCard:
    """A refusal in the reader's language: what, where the gap is, by which clause, what helps.

    Args:
        record: the number under which the attempt was written down, empty if it was not.
        whys: what was asked up to the refusal, the rule that refused last.
        statement_url: where the reasons can be printed.
    """

    what: str
    gap: str
    clause: str
    remedy: str
    code: str
    status: int
    record: str
    back_url: str
    whys: Sequence[WhyLine] = ()
    statement_url: str = ""

    @classmethod
    def of(cls, request: HttpRequest, refusal: Refusal) -> RefusalCard:
        return cls(
            what=getattr(request, _ATTEMPT, ""),
            gap=said(refusal.sentence, refusal),
            clause=refusal.clause,
            remedy=said(refusal.remedy, refusal),
            code=refusal.code,
            status=refusal.status,
            record=_record(refusal),
            back_url=_back(request),
            whys=[why_of(asked) for asked in refusal.why],
            statement_url=_statement(request, refusal),
        )


def attempting(request: HttpRequest, words: str) -> None:
    """Remember what the reader is about to do, so that a refusal can name it."""
    setattr(request, _ATTEMPT, words)


class RefusalMiddleware:
    """Turn a refusal raised in any view into a page, or a fragment, that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        card = RefusalCard.of(request, error)
        if request.headers.get("HX-Request") != "true":
            return render(request, "site/states/refusal.html", {"card": card}, status=card.status)
        answer = render(request, "site/states/_refusal.html", {"card": card}, status=card.status)
        # The form stays as it was filled in; only the place for refusals changes.
        answer["HX-Retarget"] = "#refusal"
        answer["HX-Reswap"] = "innerHTML"
        answer["HX-Reselect"] = "unset"
        answer["HX-Push-Url"] = "false"
        return answer


def as_problem(
    request: HttpRequest, refusal: Refusal, *, errors: Iterable[tuple[list[str], str]] = ()
) -> JsonResponse:
    """Return the refusal as a problem document (RFC 9457).

    Args:
        errors: path and words of every field that is wrong.
    """
    card = RefusalCard.of(request, refusal)
    problem: dict[str, Any] = {
        "type": f"/problems/{card.code}",
        "title": card.what or gettext("不能办理"),
        "status": card.status,
        "detail": card.gap,
        "code": card.code,
        "clause": card.clause,
        "remedy": card.remedy,
        "instance": f"/refused/{card.record}" if card.record else request.path,
    }
    wrong = [{"path": ".".join(path), "detail": words} for path, words in errors]
    if wrong:
        problem["errors"] = wrong
    return JsonResponse(problem, status=card.status, content_type="application/problem+json")


def said(template: str, refusal: Refusal) -> str:
    """Translate a template and those of its parameters that are words of ours."""
    if not template:
        return ""
    return gettext(template).format(**{k: _word(v) for k, v in refusal.params.items()})


def _word(value: Any) -> Any:
    # gettext("") is the header of the catalogue.
    if not isinstance(value, str) or not value:
        return value
    words = value.split("、")  # several words of ours, or a text of somebody's
    said = [gettext(word) if word else "" for word in words]
    return value if said == words else gettext("、").join(said)


def _record(refusal: Refusal) -> str:
    return str(getattr(refusal, "record", None) or "")


def _statement(request: HttpRequest, refusal: Refusal) -> str:
    """Return where the reasons can be printed; only for somebody who can come back for them."""
    known = getattr(request, "user", None)
    if refusal.record is None or known is None or not known.is_authenticated:
        return ""
    return refused_url(refusal.record)


def _back(request: HttpRequest) -> str:
    """Return where the reader came from, if that is on this site."""
    came_from = request.headers.get("Referer", "")
    here = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if here else "/"
