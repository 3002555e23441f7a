"""Ask in public, and propose what is needed; no account, no name needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base import clock
from goufu.base.codes import code_of
from goufu.base.doors.filled import Filled
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.action import once
from goufu.law.calendar import BEIJING, day_of
from goufu.site import cards
from goufu.site.doors.acting import key_of
from goufu.site.portal.visitors import not_too_many
from goufu.stages.disclosure.consultation import actions as questions
from goufu.stages.disclosure.consultation.doors import bodies
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.disclosure.consultation.queries import answered_in_public
from goufu.stages.disclosure.consultation.sheets import Ask
from goufu.stages.review.needs import actions as needs
from goufu.stages.review.needs.doors import WHOM
from goufu.stages.review.needs.sheets import FileNeed

SHOWN = 12
Choices = dict[str, Sequence[tuple[str, str]]]


@require_http_methods(["GET", "POST"])
def ask_page(request: HttpRequest) -> HttpResponse:
    """Show the form and what others asked; take a question in."""
    today = day_of(clock.now())
    form = _form(request, Ask, {"addressed_to_id": bodies(None, THE_PUBLIC, today)})
    if request.method == "POST" and form.is_right() and form.sheet is not None:
        not_too_many(request)
        with once(key_of(request)):
            question = questions.ask(sheet=form.sheet, actor=THE_PUBLIC, at=clock.now())
        return redirect("doors:asked", question.ref)
    return _show(request, form, _("提交咨询"))


@require_http_methods(["GET", "POST"])
def propose_page(request: HttpRequest) -> HttpResponse:
    """Take in what somebody misses."""
    today = day_of(clock.now())
    choices: Choices = {name: choose(None, THE_PUBLIC, today) for name, choose in WHOM.items()}
    form = _form(request, FileNeed, choices)
    if request.method == "POST" and form.is_right() and form.sheet is not None:
        not_too_many(request)
        with once(key_of(request)):
            need = needs.file_need(sheet=form.sheet, actor=THE_PUBLIC, at=clock.now())
        code = code_of("needs", need.ref)
        return _show(request, form, "", number=need.ref, code=code, page="propose")
    return _show(request, form, _("提交需求"), page="propose")


@require_GET
def question_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one question by its number: its answer, or that it waits."""
    question = Question.objects.select_related("addressed_to").filter(ref=ref).first()
    if question is None:
        raise Http404
    card = cards.AskedCard(
        number=question.ref,
        title=question.title,
        content=question.content if question.state == "answered" else "",
        state=_(question.state_name),
        asked_on=day_of(question.opened_at),
        addressed_to=question.addressed_to.name,
        answer=question.answer,
        answered_on=question.answered_on,
    )
    return render(request, "site/pages/asked.html", {"card": card})


def _form(request: HttpRequest, sheet: Any, choices: Choices) -> Filled[Any]:
    if request.method == "POST":
        return Filled(sheet, typed=request.POST, choices=choices)
    given = {name: request.GET[name] for name in ("about_ref", "call_id") if name in request.GET}
    return Filled(sheet, initial=given, choices=choices)


def _show(
    request: HttpRequest,
    form: Filled[Any],
    submit: str,
    *,
    number: str = "",
    code: str = "",
    page: str = "ask",
) -> HttpResponse:
    card = cards.AskCard(
        form=form,
        action_url=request.path,
        submit=submit,
        answered=_answered(),
        number=number,
        code=code,
        section="needs" if page == "propose" else page,
        key=uuid4().hex,
    )
    status = 422 if form.errors else 200
    return render(request, f"site/pages/{page}.html", {"card": card}, status=status)


def _answered() -> list[cards.LedgerLine]:
    return [
        cards.LedgerLine(
            sentence=one.title,
            at=one.opened_at.astimezone(BEIJING),
            who=one.addressed_to.short_name,
            kind="published",
            remark=one.answer,
            url=reverse("doors:asked", args=[one.ref]),
        )
        for one in answered_in_public()[:SHOWN]
    ]
