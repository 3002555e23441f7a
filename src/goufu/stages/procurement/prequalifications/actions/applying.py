"""Applications: handed in, replaced, withdrawn; nobody else's to read before the closing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from goufu.base.documents.models import Document
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.parties.providers.actions.checking import check_conduct
from goufu.stages.procurement.prequalifications import queries, rules
from goufu.stages.procurement.prequalifications.actions.moments import current_closing
from goufu.stages.procurement.prequalifications.actions.opening import lay_open
from goufu.stages.procurement.prequalifications.models import (
    Application,
    Evidence,
    Prequalification,
)
from goufu.stages.procurement.prequalifications.sheets import ApplicationSheet, Reasons
from goufu.stages.procurement.prequalifications.workflow import APPLICATION, PROVIDER
from goufu.stages.procurement.sealing.opening import to_the_millisecond
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.rules import offers as offer_rules


@action
def apply(*, parent_ref: str, sheet: ApplicationSheet, actor: Actor, at: datetime) -> Application:
    """Apply; nobody else learns of it before the closing.

    Raises:
        NotOpenForApplications, ApplicationsClosed: too early or too late.
        MayNotProvide, ConditionsNotDeclared, ListedForBadConduct: not one who may provide.
        OneApplicationEach, NotAllItems, NoSuchItem, NotYourPaper.
    """
    at = to_the_millisecond(at)
    prequalification = queries.open_to_applicants(parent_ref)
    check_opening(prequalification, by=PROVIDER, label=APPLICATION.opened, actor=actor, anyone=True)
    _check_receives(prequalification, at)
    provider = Organisation.objects.get(pk=actor.organisation_id or 0)
    _check_provider(prequalification, provider, sheet, at)
    earlier = queries.application_of(prequalification, provider.pk)
    if earlier is not None:
        raise rules.OneApplicationEach(name=provider.name, application=earlier.ref)

    # Without the project's code, so that its record does not tell who has applied. The number last:
    # until the transaction ends, it keeps the next applicant waiting.
    application = Application(
        ref=child_ref(prequalification.project_code, "SQ"),
        title=prequalification.title,
        place=prequalification.place,
        prequalification=prequalification,
        provider=provider,
        submitted_at=at,
        contact=sheet.contact,
        phone=sheet.phone,
    )
    try:
        with transaction.atomic():
            open_dossier(application, actor=actor, at=at, prequalification=prequalification.ref)
    except IntegrityError as error:  # The same provider, at the same moment, in another window.
        earlier = queries.application_of(prequalification, provider.pk)
        if earlier is None:
            raise
        raise rules.OneApplicationEach(name=provider.name, application=earlier.ref) from error
    _keep(application, sheet, actor)
    if prequalification.state == "closed":
        lay_open(application, at=at)
    return application


@action
def replace(*, ref: str, sheet: ApplicationSheet, actor: Actor, at: datetime) -> Application:
    """Change what was handed in, before applications close.

    Raises:
        NotOpenForApplications, ApplicationsClosed, ConditionsNotDeclared, NotAllItems …
    """
    at = to_the_millisecond(at)
    application = _handed_in(ref, "replace", actor, at)
    prequalification = application.prequalification
    _check_provider(prequalification, application.provider, sheet, at)
    _keep(application, sheet, actor)
    application.set(submitted_at=at, contact=sheet.contact, phone=sheet.phone)
    advance(application, "replace", actor=actor, at=at, prequalification=prequalification.ref)
    return application


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Application:
    """Take the application back, before applications close."""
    application = _handed_in(ref, "withdraw", actor, at)
    advance(application, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return application


def _handed_in(ref: str, verb: str, actor: Actor, at: datetime) -> Application:
    found: Application = Application.objects.numbered(ref)
    # The prequalification first: one order of locks.
    prequalification = queries.open_to_applicants(found.prequalification.ref)
    application: Application = Application.objects.locked(ref)
    application.prequalification = prequalification
    check_opening(prequalification, by=PROVIDER, label=APPLICATION.opened, actor=actor, anyone=True)
    check_step(application, verb, actor=actor, at=at)
    rules.check_before_closing(closing=current_closing(prequalification), at=at)
    return application


def _check_receives(prequalification: Prequalification, at: datetime) -> None:
    """Refuse what comes too early or too late.

    What was received in time is taken although the clock has closed meanwhile, as long as nobody
    has begun to examine.
    """
    rules.check_before_closing(closing=current_closing(prequalification), at=at)
    begun = Evidence.objects.filter(application__prequalification=prequalification).exclude(
        finding=""
    )
    waited = prequalification.state == "closed" and not begun.exists()
    if prequalification.state != "open" and not waited:
        raise rules.NotOpenForApplications(
            prequalification=prequalification.ref, state=Word(prequalification.state_name)
        )


def _check_provider(
    prequalification: Prequalification,
    provider: Organisation,
    sheet: ApplicationSheet,
    at: datetime,
) -> None:
    offer_rules.check_provider(
        name=provider.name,
        kind=provider.kind,
        kind_name=provider.get_kind_display(),
        on=day_of(at),
        place=prequalification.place,
    )
    check_conduct(provider.pk, name=provider.name, on=day_of(at))
    offer_rules.check_declared(declared=sheet.declared)
    rules.check_all_shown(
        shown=[row.item_id for row in sheet.evidence],
        items=list(prequalification.items.values_list("pk", flat=True)),
    )


def _keep(application: Application, sheet: ApplicationSheet, actor: Actor) -> None:
    """Keep what is shown for each item; the files are the applicant's alone until the closing."""
    ref = application.ref
    application.set(document=own_document(sheet.document, ref, actor))
    application.evidence.all().delete()
    rows = [
        Evidence(
            application=application,
            item_id=row.item_id,
            statement=row.statement,
            document=own_document(row.document, ref, actor),
        )
        for row in sheet.evidence
    ]
    Evidence.objects.bulk_create(rows)
    files = [application.document, *(row.document for row in rows)]
    _put_away(application, [one for one in files if one is not None])


def _put_away(application: Application, documents: Sequence[Document]) -> None:
    """Lay the files into the application, sealed until the closing; what was there goes back."""
    kept = [one.pk for one in documents]
    Document.objects.filter(ref=application.ref).exclude(pk__in=kept).update(ref="")
    for document in documents:
        document.kind, document.ref = queries.APPLICATION, application.ref
        document.project_code = document.place = ""
        document.public = False
        document.sealed_until = application.prequalification.closes_at
        document.save()
