"""The application of a project: one page like the paper form, to fill in and to read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Act, Doors, doors_of
from goufu.base.doors.filled import Filled
from goufu.law.refusals import Refusal
from goufu.site.cards import FormPageCard, LinkCard
from goufu.site.doors.addresses import dossier_url, list_url
from goufu.site.doors.application_card import application_card
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE, stage_name
from goufu.site.refusals import RefusalCard
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.sheets import Application

PAGE = "site/pages/application.html"
THEN = "_then"  # the button that goes on to the next step of the same form
STAY = "_stay"  # the button that saves and stays
SUBMIT = "submit"


def is_application(act: Act) -> bool:
    """Test whether an act is filled in on the paper form."""
    return act.sheet is Application


@require_safe
@behind_sign_in
def application_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the form as it stands, with the opinions; to read and to print."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_of("project")
    assert doors is not None
    project: Project = dossier_or_404(doors, ref, reader.actor)
    form = _read_only(doors, project, reader)
    page = FormPageCard(
        title=gettext("项目申报书"),
        form=form,
        action_url="",
        submit="",
        back_url=dossier_url(doors.kind, ref),
        ref=ref,
        crumbs=[
            LinkCard(stage_name(doors.stage)),
            LinkCard(gettext(doors.name), list_url(doors.kind)),
            LinkCard(ref, dossier_url(doors.kind, ref)),
            LinkCard(gettext("申报书")),
        ],
        section=STAGE_OF_PAGE[doors.stage],
    )
    return shown(request, page, reader, project=project, editable=False)


def _read_only(doors: Doors, project: Project, reader: Reader) -> Filled[Any]:
    act = doors.act("edit")
    assert act is not None
    return Filled(
        Application,
        initial=queries.form_of(project),
        choices=act.choices_for(project, reader.actor, reader.today),
    )


def shown(
    request: HttpRequest,
    page: FormPageCard,
    reader: Reader,
    *,
    project: Project | None,
    editable: bool = True,
    status: int = 200,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Answer with the paper form."""
    card = application_card(page.form, reader, project=project, editable=editable)
    said = RefusalCard.of(request, refusal) if refusal else None
    return render(request, PAGE, {"card": page, "paper": card, "refusal": said}, status=status)
