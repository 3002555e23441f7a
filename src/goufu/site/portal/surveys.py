"""Surveys: answered by anybody or by key, entered from paper; results hide small numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from xlsxwriter.workbook import Workbook

from goufu.base import clock
from goufu.base.codes import mark_of
from goufu.base.doors.filled import Filled
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.action import once
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.site import cards
from goufu.site.doors.acting import key_of
from goufu.site.doors.asking import Reader, behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.exports import xlsx_answer
from goufu.site.portal.visitors import give_voice, must_have_voice, not_too_many, voice_of
from goufu.stages.review.surveys import actions, queries, rules
from goufu.stages.review.surveys.models import QuestionKind, Survey, Used
from goufu.stages.review.surveys.sheets import answer_sheet
from goufu.stages.review.surveys.workflow import ASKERS

ANSWERS_AN_HOUR = 30
HIDDEN = "＜3"


@require_http_methods(["GET", "POST"])
def survey_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a survey, take an answer in; one a key, or one a browser where no key is needed."""
    survey = _public_or_404(ref)
    key = request.POST.get("survey_key", request.GET.get("key", ""))[:40]
    posted = request.POST if request.method == "POST" else None
    form = Filled(answer_sheet(survey.asked()), typed=posted)
    if posted is not None and form.is_right() and form.sheet is not None:
        not_too_many(request, "surveys", ANSWERS_AN_HOUR)
        open_to_all = queries.is_open_to_anybody(survey)
        visitor = mark_of(queries.CODE, must_have_voice(request), ref) if open_to_all else ""
        with once(key_of(request)):
            actions.answer(
                ref=ref,
                answers=form.sheet,
                key=key,
                visitor=visitor,
                actor=THE_PUBLIC,
                at=clock.now(),
            )
        return redirect(f"{request.path}?done=1")
    card = _card(request, survey, form, key)
    status = 422 if form.errors else 200
    page = render(request, "site/pages/survey.html", {"card": card}, status=status)
    return give_voice(request, page)


@require_http_methods(["GET", "POST"])
@behind_sign_in
def paper_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Enter answers that came on paper, one after the other."""
    reader, survey = _own_or_404(request, ref)
    key = request.POST.get("survey_key", "")[:40]
    posted = request.POST if request.method == "POST" else None
    form = Filled(answer_sheet(survey.asked()), typed=posted)
    if posted is not None and form.is_right() and form.sheet is not None:
        with once(key_of(request)):
            actions.enter_paper(
                ref=ref, answers=form.sheet, key=key, actor=reader.actor, at=reader.at
            )
        messages.success(request, _("已录入一份纸质答卷，可以接着录入下一份。"))
        return redirect("doors:survey_paper", ref)
    card = _card(request, survey, form, key, paper=True)
    status = 422 if form.errors else 200
    return render(request, "site/pages/survey.html", {"card": card}, status=status)


@require_GET
def results_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what came of a survey: to all once it is published, before that to those who asked."""
    survey = _public_or_404(ref)
    own = _is_own(request, survey)
    if survey.state != "published" and not own:
        raise Http404
    answers = survey.given.count()
    few = answers < rules.LEAST_ANSWERS
    card = cards.ResultsPageCard(
        number=ref,
        title=survey.title,
        body=survey.body.name,
        answers=answers,
        questions=[_result(one) for one in queries.results_of(survey, protect=True)],
        note=_("答卷不足 {least} 份，不公布明细。").format(least=rules.LEAST_ANSWERS)
        if few
        else _("为保护个人信息，人数很少的选项不显示人数。"),
        xlsx_url=reverse("doors:survey_xlsx", args=[ref]) if own else "",
        back_url=reverse("doors:dossier", args=["survey", ref]) if own else "",
        conclusion=survey.conclusion,
    )
    return render(request, "site/pages/survey_results.html", {"card": card})


@require_GET
@behind_sign_in
def results_xlsx(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Send every answer as it was given, without who gave it, to the body that asked."""
    _reader, survey = _own_or_404(request, ref)
    return xlsx_answer(lambda book: _write_answers(book, survey), name=f"survey-{ref}")


@require_GET
@behind_sign_in
def keys_xlsx(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Send the keys and their links, to be given to those who are asked."""
    _reader, survey = _own_or_404(request, ref)
    link = request.build_absolute_uri(reverse("doors:survey", args=[ref]))
    return xlsx_answer(lambda book: _write_keys(book, survey, link), name=f"keys-{ref}")


def _public_or_404(ref: str) -> Survey:
    survey = queries.public().filter(ref=ref).first()
    if survey is None:
        raise Http404
    return survey


def _own_or_404(request: HttpRequest, ref: str) -> tuple[Reader, Survey]:
    reader = reader_of(request)
    must_be_signed_in(reader)
    survey = queries.visible_to(reader.actor).exclude(state="draft").filter(ref=ref).first()
    if survey is None or not reader.actor.holds(ASKERS):
        raise Http404
    return reader, survey


def _is_own(request: HttpRequest, survey: Survey) -> bool:
    actor = reader_of(request).actor
    return actor.holds(ASKERS) and actor.organisation_id == survey.body_id


def _card(
    request: HttpRequest, survey: Survey, form: Filled[Any], key: str, *, paper: bool = False
) -> cards.SurveyPageCard:
    voice = voice_of(request)
    mark = mark_of(queries.CODE, voice, survey.ref) if voice else ""
    answered = Used.objects.filter(survey=survey, mark=mark).exists() if mark else False
    return cards.SurveyPageCard(
        number=survey.ref,
        title=survey.title,
        body=survey.body.name,
        introduction=survey.introduction,
        closes_on=survey.closes_on,
        form=form,
        action_url=request.path,
        key=uuid4().hex,
        asks_for_key=not queries.is_open_to_anybody(survey),
        survey_key=key,
        done=not paper and (answered or "done" in request.GET),
        closed=_closed(survey),
        results_url=reverse("doors:survey_results", args=[survey.ref])
        if survey.state == "published"
        else "",
        paper=paper,
        back_url=reverse("doors:dossier", args=["survey", survey.ref]) if paper else "",
    )


def _closed(survey: Survey) -> str:
    try:
        rules.check_open(
            survey.title,
            since=survey.opens_on,
            until=survey.closes_on,
            open_now=survey.state == "open",
            on=day_of(clock.now()),
        )
    except Refusal as no:
        return _(no.sentence).format(**no.params)
    return ""


def _result(result: queries.Result) -> cards.QuestionResult:
    question, tally = result.question, result.tally
    bars = [
        _bar(option, count, tally.answered)
        for option, count in zip(question.options, tally.counts, strict=False)
    ]
    few = tally.answered < rules.LEAST_ANSWERS
    return cards.QuestionResult(
        number=question.number,
        text=question.text,
        kind=str(QuestionKind(question.kind).label),
        answered=tally.answered,
        bars=[] if few else bars,
        mean="" if tally.mean is None else str(tally.mean),
        note=_("文字答复供发布单位研究，不公开。") if question.kind == rules.TEXT else "",
    )


def _bar(option: str, count: int | None, of: int) -> cards.AnswerBar:
    if count is None:
        return cards.AnswerBar(option, HIDDEN, "", 0)
    percent = rules.share(count, of)
    return cards.AnswerBar(option, str(count), f"{percent}%", int(percent.quantize(Decimal(1))))


def _write_answers(book: Workbook, survey: Survey) -> None:
    sheet, asked = book.add_worksheet(), survey.asked()
    head = book.add_format({"bold": True, "bottom": 1})
    for x, words in enumerate([_("来源"), *(f"{one.number}. {one.text}" for one in asked)]):
        sheet.set_column(x, x, 24)
        sheet.write_string(0, x, words, head)
    for y, given in enumerate(survey.given.order_by("pk").iterator(), start=1):
        sheet.write_string(y, 0, _("纸质") if given.paper else _("网络"))
        for x, one in enumerate(asked, start=1):
            value = given.answers.get(one.name, "")
            said = _("；").join(value) if isinstance(value, list) else str(value)
            sheet.write_string(y, x, said)


def _write_keys(book: Workbook, survey: Survey, link: str) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bottom": 1})
    for x, words in enumerate((_("答题码"), _("链接"))):
        sheet.set_column(x, x, 20 + 50 * x)
        sheet.write_string(0, x, words, head)
    for number in range(1, survey.keys + 1):
        key = queries.key_of(survey, number)
        sheet.write_string(number, 0, key)
        sheet.write_string(number, 1, f"{link}?key={key}")
