"""Templates of operators: tried before they are used, retired, replaced by newer ones."""

from __future__ import annotations

from datetime import datetime

from goufu.base.documents.models import Document, Version
from goufu.base.documents.store import fetch
from goufu.base.organisations.models import Organisation
from goufu.base.papers.blocks import Printed, as_pdf, blocks_of
from goufu.base.papers.filling import try_out
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.papers import queries
from goufu.stages.procurement.papers.actions.keeping import keep
from goufu.stages.procurement.papers.fields import sample_values
from goufu.stages.procurement.papers.models import PaperTemplate
from goufu.stages.procurement.papers.sheets import NewTemplate, Retire
from goufu.stages.procurement.papers.workflow import PAPER_TEMPLATE
from goufu.stages.procurement.tenders.actions.papers import own_document


@action
def adopt_template(*, sheet: NewTemplate, actor: Actor, at: datetime) -> PaperTemplate:
    """Put a template in use for the actor's place, once a sample could be filled into it.

    Raises:
        NotYourPaper: no such file of one's own.
        NotATemplate, UnknownField, TagNotClosed, NotInPrint: see ``base.papers.filling``.
    """
    PAPER_TEMPLATE.check_opener(actor)
    document = own_document(sheet.file, "", actor)
    assert document is not None
    keeper = Organisation.objects.get(pk=actor.organisation_id or 0)
    version = document.versions.order_by("-number")[0]
    filled = try_out(_content(version), sample_values())

    for one in PaperTemplate.objects.filter(kind=sheet.kind, keeper=keeper, state="in_use"):
        advance(one, "give_way", actor=THE_CLOCK, at=at)
    template = PaperTemplate(
        ref=next_ref(keeper.place, day_of(at).year, "MB"),
        title=sheet.title,
        place=keeper.place,
        kind=sheet.kind.value,
        keeper=keeper,
        document=document,
        version=version.number,
        sha256=version.sha256,
        remark=sheet.remark,
    )
    open_dossier(template, actor=actor, at=at, kind=template.kind, sha256=template.sha256)
    _put_into(template, document)
    _keep_sample(template, filled, at)
    return template


@action
def retire(*, ref: str, sheet: Retire, actor: Actor, at: datetime) -> PaperTemplate:
    """Stop using a template; documents that were made of it stay as they are."""
    template: PaperTemplate = PaperTemplate.objects.locked(ref)
    advance(template, "retire", actor=actor, at=at, reason=sheet.reason)
    return template


def _content(version: Version) -> bytes:
    with fetch(version) as file:
        return file.read()


def _put_into(template: PaperTemplate, document: Document) -> None:
    document.ref, document.place, document.kind = template.ref, template.place, queries.TEMPLATE
    document.save(update_fields=["ref", "place", "kind"])


def _keep_sample(template: PaperTemplate, filled: bytes, at: datetime) -> None:
    """Lay the filled sample beside the template, so that one can see how it prints."""
    printed = Printed(
        title=template.title,
        author=template.keeper.name,
        foot=f"{template.ref}　试填样张",
        blocks=blocks_of(filled),
    )
    keep(
        as_pdf(printed),
        ref=template.ref,
        project_code="",
        place=template.place,
        kind=queries.TEMPLATE,
        title="试填样张",
        suffix=".pdf",
        at=at,
    )
