"""One act on several dossiers of a list: each an act of its own, with its own answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from goufu.base.doors.declare import Act, Doors
from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.base.workflow.declare import Step
from goufu.law.refusals import Refusal
from goufu.site.cards import BatchLine, BatchPageCard, LinkCard, TagCard
from goufu.site.doors.acting import key_of
from goufu.site.doors.addresses import (
    list_url,
    page_of,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.carrying import carry_out
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.doors.offers import hold_on, steps_open, without_those_on_hold
from goufu.site.refusals import RefusalCard, attempting

REF = "ref"
AT_MOST = 200  # dossiers in one go; a page has fewer


@dataclass(frozen=True)
class Batch:
    """One act that is about to be done to several dossiers."""

    request: HttpRequest
    reader: Reader
    doors: Doors
    act: Act
    step: Step
    dossiers: Sequence[Any]


def batch_acts(doors: Doors, reader: Reader) -> list[tuple[Act, Step]]:
    """Return what this reader's role can do to several dossiers at once."""
    steps = {one.verb: one for one in doors.workflow.steps if reader.actor.holds(one.by)}
    return [(act, steps[act.verb]) for act in doors.acts if act.batch and act.verb in steps]


@require_http_methods(["GET", "HEAD", "POST"])
@behind_sign_in
def batch_page(request: HttpRequest, kind: str, verb: str) -> HttpResponse:
    """Ask once for the sheet, then do it to each dossier that was selected."""
    batch = _batch(request, kind, verb)
    attempting(request, gettext(batch.step.label))
    if request.method != "POST" or not batch.dossiers:
        return _show(batch, Filled(batch.act.sheet))
    form: Filled[Any] = Filled(batch.act.sheet, typed=request.POST)
    if not form.is_right() or form.sheet is None:
        return _show(batch, form, status=422)
    lines = [_done(batch, dossier, form.sheet) for dossier in batch.dossiers]
    return _show(batch, form, lines=lines)


def _batch(request: HttpRequest, kind: str, verb: str) -> Batch:
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    found = {act.verb: (act, step) for act, step in batch_acts(doors, reader)}
    if verb not in found:
        raise Http404
    given = request.POST if request.method == "POST" else request.GET
    refs = list(dict.fromkeys(given.getlist(REF)))[:AT_MOST]
    dossiers = doors.visible(reader.actor).filter(ref__in=refs).order_by("pk")
    return Batch(request, reader, doors, *found[verb], list(dossiers))


def _done(batch: Batch, dossier: Any, sheet: Sheet) -> BatchLine:
    """Do it to one of them; what is refused here does not keep the others from being done."""
    key = f"{key_of(batch.request)}:{dossier.pk}"
    try:
        carry_out(batch.act, sheet=sheet, reader=batch.reader, ref=dossier.ref, key=key)
    except Refusal as refusal:
        said = RefusalCard.of(batch.request, refusal)
        words = f"{said.gap}{said.remedy}"
        return _line(batch, dossier, TagCard(gettext("未办理"), "urgent"), words, said.clause)
    return _line(batch, dossier, TagCard(gettext("已办理"), "ok"), gettext(batch.step.done))


def _asked(batch: Batch, dossier: Any) -> BatchLine:
    """Say of one of them whether it can be done now."""
    reader = batch.reader
    open_now = without_those_on_hold(
        steps_open(batch.doors, dossier, reader.actor, reader.today), hold_on(dossier.project_code)
    )
    if any(offer.act.verb == batch.act.verb for offer in open_now):
        return _line(batch, dossier, TagCard(gettext("可以办理"), "ink"), "")
    state = gettext(dossier.state_name)
    words = gettext("目前是“{state}”，不能这样办理，将被跳过。").format(state=state)
    return _line(batch, dossier, TagCard(gettext("不能办理"), "warn"), words)


def _line(batch: Batch, dossier: Any, tag: TagCard, words: str, clause: str = "") -> BatchLine:
    url = page_of(batch.doors.kind, dossier.ref, dossier.project_code)
    return BatchLine(dossier.ref, dossier.title, url, tag, words, clause)


def _show(
    batch: Batch,
    form: Filled[Any],
    *,
    lines: Sequence[BatchLine] | None = None,
    status: int = 200,
) -> HttpResponse:
    doors = batch.doors
    label = gettext(batch.step.label).rstrip("…")
    card = BatchPageCard(
        title=label,
        form=form,
        action_url=batch.request.path,
        back_url=list_url(doors.kind),
        key=key_of(batch.request) or uuid4().hex,
        refs=[dossier.ref for dossier in batch.dossiers],
        lines=lines or [_asked(batch, dossier) for dossier in batch.dossiers],
        is_done=lines is not None,
        tone=batch.step.tone,
        clause=batch.step.clause,
        crumbs=[
            stage_link(doors.stage),
            LinkCard(gettext(doors.name), list_url(doors.kind)),
            LinkCard(label),
        ],
        section=STAGE_OF_PAGE[doors.stage],
    )
    return render(batch.request, "site/pages/batch.html", {"card": card}, status=status)
