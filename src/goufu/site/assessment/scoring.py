"""The page on which a member of the committee gives points; it saves as it goes.

Without scripts it is one form with one button. With them every score is sent as it is typed, and
says when it was saved, that it was not, or that another window has saved another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import ValidationError

from goufu.base.doors.declare import Doors, Stage
from goufu.base.doors.filled import sentences
from goufu.law.calendar import BEIJING
from goufu.law.refusals import Refusal
from goufu.site.cards import LinkCard
from goufu.site.doors.acting import KEY, key_of
from goufu.site.doors.addresses import (
    act_url,
    dossier_url,
    list_url,
    stage_link,
)
from goufu.site.doors.asking import (
    Reader,
    act_or_404,
    behind_sign_in,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.carrying import carry_out, done_before
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.refusals import RefusalCard, attempting
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.actions.members import seat_at
from goufu.stages.procurement.tenders.cards.scoring import FactorLine, PointsCell, ScoringCard
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sheets import PointsRow, Scoring
from goufu.stages.procurement.tenders.workflow import TENDER

SCORE, HAND_IN = "score", "hand_in"
Typed = Mapping[str, str]
PARTS = ("points", "reason", "version")


@dataclass
class Cell:
    """A score as it is shown: as it is stored, or as it was typed and not taken."""

    at: PointsCell
    points: str
    reason: str
    error: str = ""

    @property
    def saved(self) -> str:
        if self.at.saved_at is None:
            return ""
        return self.at.saved_at.astimezone(BEIJING).strftime("%H:%M:%S")


@dataclass
class Page:
    """What the template asks for."""

    card: ScoringCard
    factors: list[tuple[FactorLine, list[Cell]]]
    key: str
    act_url: str
    cell_url: str
    hand_in_url: str
    back_url: str
    crumbs: list[LinkCard]
    section: str
    errors: list[tuple[str, str]] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
@behind_sign_in
def scoring_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a member's own sheet, or save all of it."""
    reader, doors, tender = _at_the_door(request, ref)
    act = act_or_404(doors, SCORE, opens=False)
    step = doors.workflow.step(SCORE, dossier=tender, actor=reader.actor, on=reader.today)
    attempting(request, gettext(step.label))
    page = _page(doors, tender, reader)
    if request.method != "POST":
        return render(request, "site/pages/scoring.html", {"page": page})
    key = key_of(request)
    if done_before(reader.actor, key) is not None:
        return HttpResponseRedirect(request.path)
    rows = _rows(page, request.POST)
    if page.errors or not rows:
        page.errors = page.errors or [("", gettext("还没有填写得分。"))]
        return render(request, "site/pages/scoring.html", {"page": page}, status=422)
    try:
        carry_out(act, sheet=Scoring(points=tuple(rows)), reader=reader, ref=ref, key=key)
    except Refusal as refusal:
        said = RefusalCard.of(request, refusal)
        context = {"page": page, "refusal": said}
        return render(request, "site/pages/scoring.html", context, status=refusal.status)
    messages.success(request, gettext("评分已保存（{count} 项）").format(count=len(rows)))
    return HttpResponseRedirect(request.path)


@require_POST
@behind_sign_in
def save_cell(request: HttpRequest, ref: str) -> HttpResponse:
    """Save one score; answers in JSON, also where it is refused."""
    reader, _doors, tender = _at_the_door(request, ref)
    try:
        sheet = PointsRow.model_validate(
            {name: request.POST[name] for name in PointsRow.model_fields if name in request.POST}
        )
    except ValidationError as wrong:
        return JsonResponse({"sentence": _sentence(wrong)}, status=422)
    try:
        saved = actions.save_points(ref=ref, sheet=sheet, actor=reader.actor, at=reader.at)
    except Refusal as refusal:
        said = RefusalCard.of(request, refusal)
        told = {"code": refusal.code, "sentence": str(said.gap), "remedy": str(said.remedy)}
        return JsonResponse(told | _stored(tender, reader, sheet), status=refusal.status)
    card = ScoringCard.of(tender, seat_at(tender, reader.actor))
    return JsonResponse(
        {
            "version": saved.version,
            "saved": saved.saved_at.astimezone(BEIJING).strftime("%H:%M:%S")
            if saved.saved_at
            else "",
            "sum": str(next(one.sum for one in card.offers if one.ref == sheet.offer)),
            "missing": card.missing,
            "unexplained": card.unexplained,
        }
    )


def _at_the_door(request: HttpRequest, ref: str) -> tuple[Reader, Doors, Tender]:
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(TENDER.name, reader.actor)
    return reader, doors, dossier_or_404(doors, ref, reader.actor)


def _page(doors: Doors, tender: Tender, reader: Reader) -> Page:
    card = ScoringCard.of(tender, seat_at(tender, reader.actor))
    page = act_url(doors.kind, tender.ref, SCORE)
    return Page(
        card=card,
        factors=[
            (factor, [Cell(cell, _plain(cell), cell.reason) for cell in factor.cells])
            for factor in card.factors
        ],
        key=uuid4().hex,
        act_url=page,
        cell_url=f"{page}cell/",
        hand_in_url=act_url(doors.kind, tender.ref, HAND_IN),
        back_url=dossier_url(doors.kind, tender.ref),
        crumbs=[
            stage_link(Stage.PROCUREMENT),
            LinkCard(gettext(doors.name), list_url(doors.kind)),
            LinkCard(tender.ref, dossier_url(doors.kind, tender.ref)),
            LinkCard(gettext("评分")),
        ],
        section=STAGE_OF_PAGE[Stage.PROCUREMENT],
    )


def _rows(page: Page, typed: Typed) -> list[PointsRow]:
    """Read what was typed; what is wrong stays in the form, with a sentence beside it."""
    page.key = typed.get(KEY, "") or page.key
    rows = []
    for cell in (cell for _, cells in page.factors for cell in cells):
        name = cell.at.name
        told: dict[str, Any] = {part: typed.get(f"{part}-{name}", "") for part in PARTS}
        cell.points, cell.reason = told["points"], told["reason"]
        if not cell.points.strip():
            continue
        try:
            rows.append(
                PointsRow(
                    offer=cell.at.offer,
                    criterion_id=cell.at.criterion,
                    **{part: value for part, value in told.items() if value},
                )
            )
        except ValidationError as wrong:
            cell.error = _sentence(wrong)
            page.errors.append((name, f"{cell.at.provider}：{cell.error}"))
    return rows


def _stored(tender: Tender, reader: Reader, sheet: PointsRow) -> dict[str, Any]:
    """Return what stands in the place of what was refused, of the reader's own sheet."""
    card = ScoringCard.of(tender, seat_at(tender, reader.actor))
    for factor in card.factors:
        for cell in factor.cells:
            if (cell.offer, cell.criterion) == (sheet.offer, sheet.criterion_id):
                return {
                    "points": _plain(cell),
                    "reason": cell.reason,
                    "version": cell.version,
                }
    return {}


def _plain(cell: PointsCell) -> str:
    return "" if cell.points is None else format(cell.points.normalize(), "f")


def _sentence(wrong: ValidationError) -> str:
    return next(iter(sentences(wrong)))[1]
