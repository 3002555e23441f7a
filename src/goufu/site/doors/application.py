"""The application of a project: one page like the paper form, to fill in and to read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from goufu.base.doors.declare import Act, Doors, doors_of
from goufu.base.doors.filled import Filled
from goufu.law.refusals import Refusal
from goufu.site.cards import FormPageCard, LinkCard
from goufu.site.doors.addresses import (
    address,
    dossier_url,
    list_url,
    stage_link,
)
from goufu.site.doors.application_card import application_card
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE
from goufu.site.refusals import RefusalCard
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import Project, Typed
from goufu.stages.review.projects.sheets import Application

PAGE = "site/pages/application.html"
THEN = "_then"  # the button that goes on to the next step of the same form
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "_key", "_more"})
LONGEST_TYPED = 1_000_000  # bytes; a form in words is far below
STAY = "_stay"  # the button that saves and stays
SUBMIT = "submit"


def is_application(act: Act) -> bool:
    """Test whether an act is filled in on the paper form."""
    return act.sheet is Application


@require_POST
def keep_typed(request: HttpRequest, ref: str = "") -> HttpResponse:
    """Keep what is typed into the form, beside the record, until it is saved.

    Nothing is read and nothing decided here. Whoever is not signed in any more is not led away to
    sign in, for what is on the page would be lost.
    """
    reader = reader_of(request)
    doors = doors_of("project")
    assert doors is not None
    if reader.actor.account_id is None:
        return HttpResponse(status=403)
    if len(request.body) > LONGEST_TYPED:
        return HttpResponse(status=413)
    if ref:
        dossier_or_404(doors, ref, reader.actor)
    fields = {name: values for name, values in request.POST.lists() if name not in NOT_KEPT}
    Typed.objects.update_or_create(
        account_id=reader.actor.account_id,
        ref=ref,
        defaults={"fields": fields, "typed_at": reader.at},
    )
    return render(request, "site/application/_kept.html", {"at": reader.at})


def typed_before(reader: Reader, project: Project | None) -> Typed | None:
    """Return what the reader has typed since the form was last saved."""
    typed = _scratch_pad(reader, project).first()
    if typed is None or (project and project.saved_at and typed.typed_at <= project.saved_at):
        return None
    return typed


def forget_typed(reader: Reader, project: Project | None) -> None:
    """Clear the scratch pad: the form is saved."""
    _scratch_pad(reader, project).delete()


def _scratch_pad(reader: Reader, project: Project | None) -> QuerySet[Typed]:
    assert reader.actor.account_id is not None
    return Typed.objects.filter(
        account_id=reader.actor.account_id, ref=project.ref if project else ""
    )


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
            stage_link(doors.stage),
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
    restored: Typed | None = None,
) -> HttpResponse:
    """Answer with the paper form.

    Args:
        restored: what was typed and not saved, where the form begins with it.
    """
    card = application_card(
        page.form,
        reader,
        project=project,
        editable=editable,
        restored_at=restored.typed_at if restored else None,
        keep_url=address("doors:keep_typed", *([project.ref] if project else [])),
    )
    said = RefusalCard.of(request, refusal) if refusal else None
    return render(request, PAGE, {"card": page, "paper": card, "refusal": said}, status=status)
