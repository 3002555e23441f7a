"""The form of an act, and the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.base.people.roles import Role
from goufu.base.workflow.dossier import Dossier
from goufu.law.refusals import Refusal
from goufu.site.cards import CheckLine, FormPageCard
from goufu.site.doors import around_form, uploads
from goufu.site.doors.addresses import act_url, address, page_of
from goufu.site.doors.application import (
    STAY,
    SUBMIT,
    THEN,
    forget_typed,
    is_application,
    shown,
    typed_before,
)
from goufu.site.doors.application_card import marked
from goufu.site.doors.asking import (
    act_or_404,
    behind_sign_in,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.at_hand import Desk
from goufu.site.doors.carrying import carry_out, done_before, initial_of, what_is_wrong
from goufu.site.doors.consequences import brought_by, line_of
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.doors.permitted import check_may_open, check_offered, check_role
from goufu.site.refusals import RefusalCard, attempting
from goufu.site.training.entries import as_in_the_story
from goufu.stages.review.projects.models import Typed

KEY = "_key"
EDIT = "edit"
LONGEST_KEY = 100
forms = require_http_methods(["GET", "HEAD", "POST"])


@forms
@behind_sign_in
def act_page(request: HttpRequest, kind: str, ref: str, verb: str) -> HttpResponse:
    """Do something with a dossier."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    act = act_or_404(doors, verb, opens=False)
    desk = Desk(reader, doors, act, dossier=dossier_or_404(doors, ref, reader.actor))
    check_role(desk)
    if request.method != "POST":
        doors.workflow.step(verb, dossier=desk.dossier, actor=reader.actor, on=reader.today)
    return _answer(request, desk)


@forms
@behind_sign_in
def new_page(request: HttpRequest, kind: str, verb: str) -> HttpResponse:
    """Open a dossier that hangs on no other."""
    reader = reader_of(request)
    doors = doors_or_404(kind, reader.actor)
    act = act_or_404(doors, verb, opens=True)
    if act.on:
        raise Http404
    check_may_open(act, reader)
    return _answer(request, Desk(reader, doors, act))


@forms
@behind_sign_in
def new_below_page(
    request: HttpRequest, parent_kind: str, parent_ref: str, kind: str, verb: str
) -> HttpResponse:
    """Open a dossier from the page of another."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    parent_doors = doors_or_404(parent_kind, reader.actor)
    parent = dossier_or_404(parent_doors, parent_ref, reader.actor)
    doors = doors_or_404(kind, reader.actor)
    act = act_or_404(doors, verb, opens=True)
    if act.on != parent_kind:
        raise Http404
    check_may_open(act, reader)
    desk = Desk(reader, doors, act, parent=parent, parent_doors=parent_doors)
    if request.method != "POST":
        check_offered(act, parent, reader)
    return _answer(request, desk)


def key_of(request: HttpRequest) -> str:
    """Return the key of the form that was sent, the same however often its button is pressed."""
    return request.POST.get(KEY, "")[:LONGEST_KEY]


def _answer(request: HttpRequest, desk: Desk) -> HttpResponse:
    attempting(request, desk.label)
    if request.method != "POST":
        begun = initial_of(desk.act, desk.at_hand, desk.reader)
        typed = _typed_before(desk)
        form = _form(
            desk,
            initial={**begun, **as_in_the_story(request, desk.doors, desk.act)},
            typed=MultiValueDict(typed.fields) if typed else None,
        )
        return _show(request, desk, form, key=uuid4().hex, restored=typed)
    key = key_of(request)
    done = done_before(desk.reader.actor, key)
    if done is not None and done.result_ref:
        return _went_well(request, desk, done.result_ref)
    return _take_in(request, desk, key or uuid4().hex)


def _take_in(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    stored = uploads.take_in(request, desk.act.sheet, desk.reader)
    form = _form(desk, typed=request.POST, documents=stored.documents)
    for name, refusal in stored.refused.items():
        form.complain(name, str(RefusalCard.of(request, refusal).gap))
    right = form.is_right()
    if right and form.sheet is not None:
        for path, sentence in what_is_wrong(
            desk.act, form.sheet, dossier=desk.at_hand, reader=desk.reader
        ):
            form.complain("-".join(path), sentence)
    if not right or form.errors or form.sheet is None:
        return _show(request, desk, form, key=key, status=422)
    return _carry_out(request, desk, form, form.sheet, key)


def _carry_out(
    request: HttpRequest, desk: Desk, form: Filled[Any], sheet: Sheet, key: str
) -> HttpResponse:
    try:
        # Who was in time is let in though it has closed meanwhile: the action looks at the arrival.
        if desk.parent is not None and not desk.act.by_arrival:
            check_offered(desk.act, desk.parent, desk.reader)
        dossier = carry_out(
            desk.act,
            sheet=sheet,
            reader=desk.reader,
            ref=desk.dossier.ref if desk.dossier else "",
            parent_ref=desk.parent.ref if desk.parent else "",
            key=key,
        )
    except Refusal as refusal:
        if request.headers.get("HX-Request"):
            raise  # The page keeps its form; only the refusal comes back.
        return _show(request, desk, form, key=key, status=refusal.status, refusal=refusal)
    if is_application(desk.act):
        forget_typed(desk.reader, desk.dossier)
    if is_application(desk.act) and THEN in request.POST:
        return _hand_in(request, desk, form, dossier, key)
    return _went_well(request, desk, dossier.ref, dossier)


def _hand_in(
    request: HttpRequest, desk: Desk, form: Filled[Any], dossier: Any, key: str
) -> HttpResponse:
    """Go on from the saved form to handing it in; what is missing is marked, the form saved."""
    act = act_or_404(desk.doors, SUBMIT, opens=False)
    then = replace(desk, act=act, dossier=dossier)
    attempting(request, then.label)
    again = uuid4().hex  # what was sent is saved; the form as it comes back is another request
    if marked(form, dossier, desk.reader.today):
        return _show(request, desk, form, key=again, status=422)
    try:
        done = carry_out(
            act, sheet=act.sheet(), reader=desk.reader, ref=dossier.ref, key=f"{key}-{SUBMIT}"
        )
    except Refusal as refusal:
        return _show(request, desk, form, key=again, status=refusal.status, refusal=refusal)
    return _went_well(request, then, done.ref, done)


def _went_well(
    request: HttpRequest, desk: Desk, ref: str, dossier: Dossier | None = None
) -> HttpResponse:
    """Say what was done and go where the reader can see it."""
    sentence = gettext(desk.step.done if desk.step else desk.doors.workflow.opened)
    messages.success(request, gettext("{sentence}（{ref}）").format(sentence=sentence, ref=ref))
    actor = desk.reader.actor
    if STAY in request.POST and is_application(desk.act):
        return HttpResponseRedirect(act_url(desk.doors.kind, ref, EDIT))
    found = dossier or desk.doors.model.objects.filter(ref=ref).first()
    if found is not None and desk.doors.visible(actor).filter(ref=ref).exists():
        return HttpResponseRedirect(page_of(desk.doors.kind, ref, found.project_code))
    home = "doors:home" if actor.role is Role.PUBLIC else "doors:desk"
    return HttpResponseRedirect(address(home) or "/")


def _form(
    desk: Desk,
    *,
    typed: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    documents: Mapping[str, int] | None = None,
) -> Filled[Any]:
    reader = desk.reader
    return Filled(
        desk.act.sheet,
        typed=typed,
        initial=initial,
        choices=desk.act.choices_for(desk.at_hand, reader.actor, reader.today),
        documents=documents,
    )


def _show(
    request: HttpRequest,
    desk: Desk,
    form: Filled[Any],
    *,
    key: str,
    status: int = 200,
    refusal: Refusal | None = None,
    restored: Typed | None = None,
) -> HttpResponse:
    step = desk.step
    card = FormPageCard(
        title=desk.label.rstrip("…"),
        form=form,
        action_url=request.path,
        submit=desk.label.rstrip("…"),
        back_url=desk.back_url,
        ref=desk.at_hand.ref if desk.at_hand else "",
        intro=desk.at_hand.title if desk.at_hand else "",
        tone=step.tone if step else "primary",
        clause=step.clause if step else "",
        key=key,
        facts=around_form.facts(desk),
        checks=_checks(desk),
        follows=_follows(desk),
        crumbs=around_form.crumbs(desk),
        section=STAGE_OF_PAGE[desk.doors.stage],
        help_url=around_form.help_url(desk),
        browser=around_form.browser(desk),
        advice=around_form.advice(desk),
        **around_form.preview(desk),
    )
    if is_application(desk.act):
        return shown(
            request,
            card,
            desk.reader,
            project=_now(desk),
            status=status,
            refusal=refusal,
            restored=restored,
        )
    said = RefusalCard.of(request, refusal) if refusal else None
    return render(request, "site/pages/form.html", {"card": card, "refusal": said}, status=status)


def _checks(desk: Desk) -> list[CheckLine]:
    """Return what was looked at before the act."""
    if desk.act.checks is None or desk.dossier is None:
        return []
    return [line_of(one) for one in desk.act.checks(desk.dossier, desk.reader.today)]


def _follows(desk: Desk) -> list[CheckLine]:
    """Return what the act will bring with it."""
    if desk.step is None or desk.dossier is None:
        return []
    return brought_by(desk.step, desk.dossier, desk.reader.today)


def _typed_before(desk: Desk) -> Typed | None:
    return typed_before(desk.reader, desk.dossier) if is_application(desk.act) else None


def _now(desk: Desk) -> Any:
    """Return the dossier as it is stored now; what is at hand was read before the action."""
    if desk.dossier is None:
        return None
    return desk.doors.model.objects.filter(ref=desk.dossier.ref).first()
