"""Calls for needs, and needs that others support; no account, no name needed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goufu.base import clock
from goufu.base.codes import is_code_of, mark_of
from goufu.base.people.roles import THE_PUBLIC
from goufu.law.calendar import day_of
from goufu.site import cards
from goufu.site.portal.visitors import give_voice, must_have_voice, not_too_many, voice_of
from goufu.stages.review.needs import actions, queries
from goufu.stages.review.needs.cards import PublicNeedCard
from goufu.stages.review.needs.models import Need, NeedCall, Support

CODE = "needs"
SHOWN = 40
PAST = 6
SUPPORTS_AN_HOUR = 20
GUESSES_AN_HOUR = 30


@require_GET
def needs_page(request: HttpRequest) -> HttpResponse:
    """Show the calls that run and what others miss, the most important first."""
    today = day_of(clock.now())
    shown = list(queries.shown()[:SHOWN])
    card = cards.NeedsPageCard(
        calls=[_call_line(call, today) for call in queries.open_calls(today)],
        past=[_call_line(call, today) for call in queries.past_calls()[:PAST]],
        needs=_lines(request, shown),
        propose_url=reverse("doors:propose"),
        answer_url=reverse("doors:need_answer"),
    )
    return give_voice(request, render(request, "site/pages/needs.html", {"card": card}))


@require_GET
def need_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one need that is public."""
    need = queries.shown().filter(ref=ref).first()
    if need is None:
        raise Http404
    (line,) = _lines(request, [need])
    card = cards.NeedPageCard(line, uuid4().hex)
    return give_voice(request, render(request, "site/pages/need.html", {"card": card}))


@require_POST
def support(request: HttpRequest, ref: str) -> HttpResponse:
    """Take in that a visitor needs it too, once."""
    voice = must_have_voice(request)
    not_too_many(request, "support", SUPPORTS_AN_HOUR)
    mark = mark_of(CODE, voice, ref)
    actions.support(ref=ref, mark=mark, actor=THE_PUBLIC, at=clock.now())
    messages.success(request, _("已记下：您也需要这项服务。"))
    return redirect("doors:public_need", ref)


@require_GET
def call_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one call for needs and what has come of it."""
    call = queries.public_calls().filter(ref=ref).first()
    if call is None:
        raise Http404
    today = day_of(clock.now())
    line = _call_line(call, today)
    runs = line.days_left is not None
    card = cards.CallPageCard(
        number=call.ref,
        title=call.title,
        body=call.body.name,
        scope=call.scope.splitlines(),
        opens_on=call.opens_on,
        closes_on=call.closes_on,
        tag=line.tag,
        received=call.needs.count(),
        propose_url=f"{reverse('doors:propose')}?call_id={call.pk}" if runs else "",
        summary=call.summary,
        reported_on=call.reported_on,
        needs=_lines(request, list(queries.shown().filter(call=call)[:SHOWN])),
    )
    return give_voice(request, render(request, "site/pages/call.html", {"card": card}))


@require_http_methods(["GET", "POST"])
def answer_page(request: HttpRequest) -> HttpResponse:
    """Show the answer to whoever knows the number and the code of a need."""
    url = reverse("doors:need_answer")
    if request.method == "GET":
        card = cards.AnswerPageCard(url, number=request.GET.get("number", "")[:60])
        return render(request, "site/pages/need_answer.html", {"card": card})
    not_too_many(request, "codes", GUESSES_AN_HOUR)
    number = request.POST.get("number", "").strip()[:60]
    code = request.POST.get("code", "")[:20]
    need = Need.objects.select_related("addressed_to").filter(ref=number).first()
    if need is None or not is_code_of(CODE, number, code):
        wrong = _("编号或者查询码不对，请对照提交时显示的内容核对。")
        card = cards.AnswerPageCard(url, number=number, wrong=wrong)
        return render(request, "site/pages/need_answer.html", {"card": card}, status=422)
    card = cards.AnswerPageCard(
        url,
        number=need.ref,
        title=need.title,
        state=_tag(need),
        body=need.addressed_to.name,
        asked_on=day_of(need.opened_at),
        merged=need.merged_into_id is not None,
        answer=need.answer,
        answered_on=need.answered_on,
    )
    return render(request, "site/pages/need_answer.html", {"card": card})


def _lines(request: HttpRequest, needs: list[Need]) -> list[cards.NeedLine]:
    voice = voice_of(request)
    marks = {mark_of(CODE, voice, need.ref): need.pk for need in needs} if voice else {}
    mine = set(Support.objects.filter(mark__in=list(marks)).values_list("need_id", flat=True))
    return [_line(need, need.pk in mine) for need in needs]


def _line(need: Need, supported: bool) -> cards.NeedLine:
    told = PublicNeedCard.of(need)
    return cards.NeedLine(
        number=told.ref,
        title=told.title,
        text=told.text,
        url=reverse("doors:public_need", args=[told.ref]),
        addressed_to=told.addressed_to,
        shown_on=told.shown_on,
        tag=_tag(need),
        supporters=told.supporters,
        supported=supported,
        support_url=reverse("doors:support", args=[told.ref]) if told.waits else "",
        answer=told.answer,
        answered_on=told.answered_on,
    )


def _tag(need: Need) -> cards.TagCard:
    tones = {"taken_up": "ok", "declined": ""}
    words = _("研究中") if need.state == "filed" else _(need.state_name)
    return cards.TagCard(words, tones.get(need.state, "ink"))  # type: ignore[arg-type]


def _call_line(call: NeedCall, today: date) -> cards.CallLine:
    runs = call.state == "open" and call.opens_on <= today <= call.closes_on
    early = call.state == "open" and today < call.opens_on
    words = _("尚未开始") if early else _(call.state_name)
    if call.state == "open" and today > call.closes_on:
        words = _("已截止")  # The clock has not struck yet.
    return cards.CallLine(
        title=call.title,
        url=reverse("doors:need_call", args=[call.ref]),
        body=call.body.name,
        closes_on=call.closes_on,
        tag=cards.TagCard(words, "ok" if runs else "ink"),
        days_left=(call.closes_on - today).days + 1 if runs else None,
    )
