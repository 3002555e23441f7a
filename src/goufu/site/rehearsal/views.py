"""The doors: the list, the form, the page of one rehearsal, its spreadsheet."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goufu.base.doors.filled import Filled
from goufu.law.places import UnknownPlace
from goufu.law.refusals import Refusal
from goufu.law.rehearsal.changeable import WrongVariant
from goufu.law.words import fill
from goufu.site.cards import CellCard, ColumnCard, LinkCard, PagerCard, RowCard, TableCard, TagCard
from goufu.site.doors.asking import Reader, behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.paging import Order, page_of
from goufu.site.rehearsal import actions, exports, queries, telling
from goufu.site.rehearsal.cards import RehearsalsCard, RehearseCard
from goufu.site.rehearsal.filling import choices_of, initial_of, now_table, presets_of
from goufu.site.rehearsal.models import Rehearsal, State
from goufu.site.rehearsal.rules import REHEARSERS, OutsideYourPlace, YearWithoutProjects
from goufu.site.rehearsal.sheets import Rehearse
from goufu.site.words import moment

ROWS = 50
FORMS = ("csv", "xlsx")
# What stands beside a field of the form; other refusals have a page of their own.
BESIDE = (WrongVariant, UnknownPlace, OutsideYourPlace, YearWithoutProjects)


def _rehearser(request: HttpRequest) -> Reader:
    reader = reader_of(request)
    must_be_signed_in(reader)
    if reader.actor.role not in REHEARSERS:
        raise Http404
    return reader


@require_safe
@behind_sign_in
def index(request: HttpRequest) -> HttpResponse:
    """Show what was rehearsed on the reader's side of their organisation."""
    reader = _rehearser(request)
    page = page_of(
        queries.visible_to(reader.actor),
        Order(),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=ROWS,
    )
    url = reverse("rehearsal:index")
    card = RehearsalsCard(
        table=TableCard(
            caption=_("政策推演"),
            columns=[
                ColumnCard(_("推演")),
                ColumnCard(_("年度")),
                ColumnCard(_("状态")),
                ColumnCard(_("推演项目（个）"), number=True),
                ColumnCard(_("另有结果（个）"), number=True),
                ColumnCard(_("推演人")),
            ],
            rows=[_row(one) for one in page.rows],
        ),
        pager=PagerCard(
            summary="",
            previous_url=f"{url}?before={page.before}" if page.before else "",
            next_url=f"{url}?after={page.after}" if page.after else "",
        ),
    )
    return render(request, "rehearsal/rehearsals.html", {"card": card})


def _row(one: Rehearsal) -> RowCard:
    done = one.state == State.DONE
    return RowCard(
        [
            CellCard(
                one.title,
                url=reverse("rehearsal:rehearsal", args=[one.ref]),
                note=f"{one.ref} · {_('第 {number} 版').format(number=one.version)}",
            ),
            CellCard(str(one.year), note=one.place),
            CellCard(tag=TagCard(str(State(one.state).label), telling.tone_of(one))),
            CellCard(f"{one.figures['projects']:,}" if done else "", number=True),
            CellCard(f"{one.figures['another_way']:,}" if done else "", number=True),
            CellCard(one.actor, note=moment(one.asked_at)),
        ]
    )


@require_http_methods(["GET", "HEAD", "POST"])
@behind_sign_in
def new(request: HttpRequest) -> HttpResponse:
    """Let the reader say what is to be supposed; what was typed stays when it is refused."""
    reader = _rehearser(request)
    typed = request.POST if request.method == "POST" else None
    form = Filled(
        Rehearse,
        typed=typed,
        initial=initial_of(reader, request.GET),
        choices=choices_of(reader),
    )
    if form.is_right():
        assert form.sheet is not None
        try:
            done = actions.rehearse(
                sheet=form.sheet,
                actor=reader.actor,
                at=reader.at,
                key=request.POST.get("_key", "")[:100],
            )
        except BESIDE as refusal:
            form.complain_at(refusal.field or "place", _sentence(refusal))
        else:
            return HttpResponseRedirect(reverse("rehearsal:rehearsal", args=[done.ref]))
    card = RehearseCard(
        form=form,
        key=request.POST.get("_key") or uuid4().hex,
        now=now_table(reader),
        crumbs=[LinkCard(_("政策推演"), reverse("rehearsal:index")), LinkCard(_("推演一项改变"))],
        presets=presets_of(reader),
    )
    status = 422 if form.errors else 200
    return render(request, "rehearsal/new.html", {"card": card}, status=status)


def _sentence(refusal: Refusal) -> str:
    words = (refusal.sentence, refusal.remedy)
    return "".join(fill(one, refusal.params, _) for one in words if one)


@require_safe
@behind_sign_in
def rehearsal_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what came out."""
    reader = _rehearser(request)
    rehearsal = queries.numbered(ref, reader.actor)
    card = telling.card_of(
        rehearsal,
        telling.Asked.of(request.GET, rehearsal),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    return render(request, "rehearsal/rehearsal.html", {"card": card})


@require_safe
@behind_sign_in
def export(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Send every difference that the reader asked for."""
    reader = _rehearser(request)
    rehearsal = queries.numbered(ref, reader.actor)
    if form not in FORMS or rehearsal.state != State.DONE:
        raise Http404
    found = telling.Asked.of(request.GET, rehearsal).narrow(rehearsal)
    return exports.export(rehearsal, found.order_by("-amount_fen", "-pk"), form)
