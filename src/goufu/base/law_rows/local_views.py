"""Pages on which a place's own law is proposed, decided, carried out and in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.law_rows import local_cards as cards
from goufu.base.law_rows import preview, proposing, transfer
from goufu.base.law_rows.days import check_days
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
from goufu.base.law_rows.sheets import ProposeValue, ProposeWithdrawal, SendBack
from goufu.base.people.roles import Actor
from goufu.base.people.session import actor_of
from goufu.law import local
from goufu.law.calendar import day_of
from goufu.law.local import Proposed
from goufu.law.refusals import Refusal

View = Callable[..., HttpResponse]


def at_work(view: View) -> View:
    """Send those who are not signed in to the sign-in page."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if actor_of(request).account_id is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return run


@require_safe
@at_work
def local_values(request: HttpRequest) -> HttpResponse:
    """Show what holds at the reader's place, what waits, and what there was."""
    return _list(request, actor_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def propose(request: HttpRequest) -> HttpResponse:
    """Write a value, look at what it would touch, propose it."""
    actor = _setter(request)
    old = _version(request.GET.get("replaces", ""), actor)
    typed = request.POST if request.method == "POST" else None
    form = cards.propose_form(typed, old)
    shown, refusal = None, None
    if form.is_right():
        assert form.sheet is not None
        try:
            said = _said(form.sheet, actor.place)
            if "_preview" in request.POST:
                shown = _preview(said, form.sheet, old, actor)
            else:
                return _propose(request, said, form.sheet, old, actor)
        except Refusal as refused:
            refusal = refused
    line = cards.value_line(old, actor) if old else None
    card = cards.ProposePage(actor.place, form, line, shown, _told(refusal))
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "law_rows/propose.html", {"card": card}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def withdraw(request: HttpRequest, value: int) -> HttpResponse:
    """Propose that a value is taken back."""
    actor = _setter(request)
    found = _version(str(value), actor)
    if found is None:
        raise Http404
    form = Filled(ProposeWithdrawal, typed=request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_right():
        assert form.sheet is not None
        try:
            done = proposing.propose_withdrawal(
                pk=value, sheet=form.sheet, actor=actor, at=clock.now()
            )
            return _to(request, done)
        except Refusal as refused:
            refusal = refused
    touched = preview.of_value(found, actor=actor, on=day_of(clock.now()), withdrawn=True)
    card = cards.WithdrawalPage(cards.value_line(found, actor), form, touched, _told(refusal))
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "law_rows/withdraw_value.html", {"card": card}, status=status)


@require_safe
@at_work
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal with what it touches, and the two decisions."""
    actor = actor_of(request)
    return _show(request, _proposal_or_404(pk, actor), actor)


@require_POST
@at_work
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it take effect."""
    actor = actor_of(request)
    try:
        return _to(request, proposing.approve(pk=pk, actor=actor, at=clock.now()))
    except Refusal as refusal:
        return _show(request, _proposal_or_404(pk, actor), actor, refusal=refusal)


@require_POST
@at_work
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back with reasons."""
    actor = actor_of(request)
    form = Filled(SendBack, typed=request.POST)
    refusal = None
    if form.is_right():
        assert form.sheet is not None
        try:
            done = proposing.send_back(pk=pk, sheet=form.sheet, actor=actor, at=clock.now())
            return _to(request, done)
        except Refusal as refused:
            refusal = refused
    return _show(request, _proposal_or_404(pk, actor), actor, form=form, refusal=refusal)


@require_safe
@at_work
def export(request: HttpRequest) -> HttpResponse:
    """Give the place's own law as a file."""
    place = actor_of(request).place
    answer = HttpResponse(transfer.exported(place), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="local-law-{place}.yaml"'
    return answer


@require_POST
@at_work
def import_law(request: HttpRequest) -> HttpResponse:
    """Propose what is new in a file."""
    actor = actor_of(request)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return HttpResponseRedirect(reverse("law_rows:local_values"))
    try:
        content = file.read(transfer.LARGEST + 1)
        done = transfer.import_law(content=content, actor=actor, at=clock.now())
    except Refusal as refusal:
        return _list(request, actor, refusal=refusal)
    count = len(done.proposed)
    words = ngettext("提出 {count} 条，待审定；", "提出 {count} 条，待审定；", count)
    known = gettext("{known} 条已有，没有变化。").format(known=done.known)
    messages.success(request, words.format(count=count) + known)
    return HttpResponseRedirect(reverse("law_rows:local_values"))


def _list(request: HttpRequest, actor: Actor, *, refusal: Refusal | None = None) -> HttpResponse:
    may_see = actor.role is proposing.SETTER
    card = cards.ValuesPage(
        place=actor.place,
        lines=cards.value_lines(actor),
        waiting=cards.proposals(actor, open_ones=True) if may_see else [],
        history=cards.proposals(actor, open_ones=False) if may_see else [],
        may_set=may_see,
        refusal=_told(refusal),
    )
    status = refusal.status if refusal else 200
    return render(request, "law_rows/local_values.html", {"card": card}, status=status)


def _show(
    request: HttpRequest,
    found: Proposal,
    actor: Actor,
    *,
    form: Filled[SendBack] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    line = cards.proposal_line(found, actor)
    decides = not found.outcome and not line.own
    touched = None
    if not found.outcome:
        touched = preview.preview(found, actor=actor, on=day_of(clock.now()))
    card = cards.ProposalPage(
        line=line,
        preview=touched,
        form=(form or Filled(SendBack)) if decides else None,
        refusal=_told(refusal),
    )
    status = refusal.status if refusal else 422 if form and form.errors else 200
    return render(request, "law_rows/proposal.html", {"card": card}, status=status)


def _told(refusal: Refusal | None) -> cards.RefusedCard | None:
    return cards.RefusedCard.of(refusal) if refusal else None


def _to(request: HttpRequest, done: Proposal) -> HttpResponse:
    said = {
        "": gettext("已提出，等待另一位工作人员审定。"),
        Proposal.APPROVED: gettext("已审定。"),
        Proposal.RETURNED: gettext("已退回。"),
    }
    messages.success(request, said[done.outcome])
    return HttpResponseRedirect(reverse("law_rows:proposal", args=[done.pk]))


def _propose(
    request: HttpRequest, said: Proposed, sheet: ProposeValue, old: LocalValue | None, actor: Actor
) -> HttpResponse:
    done = proposing.propose(
        said=said,
        cite=sheet.cite,
        quote=sheet.quote,
        source_of=sheet.source,
        sample=sheet.sample,
        replaces=old.pk if old else None,
        actor=actor,
        at=clock.now(),
    )
    return _to(request, done)


def _preview(
    said: Proposed, sheet: ProposeValue, old: LocalValue | None, actor: Actor
) -> preview.Preview:
    unit = local.check(said)
    check_days(said, old)
    value = LocalValue(
        key=said.key,
        place=said.place,
        value=said.value,
        unit=unit,
        in_force_from=said.in_force_from,
        in_force_to=said.in_force_to,
        case=dict(said.case),
        cite=sheet.cite,
        source=sheet.source,
        replaces=old,
    )
    return preview.of_value(value, actor=actor, on=day_of(clock.now()))


def _said(sheet: ProposeValue, place: str) -> Proposed:
    about = local.page_left_to_places(sheet.key)
    name, _, part = sheet.case.partition("=")
    unit = "calendar_day" if about.unit == "per_case" else about.unit
    return Proposed(
        key=sheet.key,
        place=place,
        value=local.read(about, sheet.value, unit),
        in_force_from=sheet.in_force_from,
        in_force_to=sheet.in_force_to,
        case={name: part} if part else {},
    )


def _setter(request: HttpRequest) -> Actor:
    """Return who acts, where it is one who may propose; to others the page is not there."""
    actor = actor_of(request)
    if actor.role is not proposing.SETTER:
        raise Http404
    return actor


def _version(typed: str, actor: Actor) -> LocalValue | None:
    if not typed.isdecimal():
        return None
    return LocalValue.objects.filter(IN_EFFECT, pk=int(typed), place=actor.place).first()


def _proposal_or_404(pk: int, actor: Actor) -> Proposal:
    """Return a proposal of the reader's own place; procurement supervision alone sees them."""
    found = Proposal.objects.select_related("value").filter(pk=pk, value__place=actor.place)
    one = found.first() if actor.role is proposing.SETTER else None
    if one is None:
        raise Http404
    return one
