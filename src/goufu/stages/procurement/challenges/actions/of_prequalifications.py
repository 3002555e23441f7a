"""A prequalification is challenged: its document, or its course and result."""

from __future__ import annotations

from datetime import date, datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.gate import check_opening
from goufu.law.calendar import day_of
from goufu.stages.procurement.challenges import queries, rules
from goufu.stages.procurement.challenges.actions.letters import file, received
from goufu.stages.procurement.challenges.models import (
    Challenge,
    PartOfPrequalification,
    ProcessStep,
    Subject,
)
from goufu.stages.procurement.challenges.sheets import PrequalificationLetter
from goufu.stages.procurement.challenges.workflow import CHALLENGE, PROVIDER
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders.models import Tender

SUBJECTS = {
    PartOfPrequalification.DOCUMENT: Subject.DOCUMENT,
    PartOfPrequalification.RESULT: Subject.PROCESS,
}


@action
def challenge_prequalification(
    *, parent_ref: str, sheet: PrequalificationLetter, actor: Actor, at: datetime
) -> Challenge:
    """Challenge a prequalification; the answer's period starts.

    Raises:
        TookNoPart: only who has applied, or for the document who has obtained it, may challenge.
        NotThereYet, NotObtainedThen, TooLate, OncePerStep: what, until when, how often.
    """
    found: Prequalification = Prequalification.objects.numbered(parent_ref)
    tender: Tender = Tender.objects.locked(found.tender.ref)
    prequalification: Prequalification = Prequalification.objects.locked(parent_ref)
    check_opening(
        prequalification,
        by=PROVIDER,
        label=CHALLENGE.opened,
        actor=actor,
        anyone=True,
        through_hold=True,
    )
    subject = SUBJECTS[sheet.about]
    since = _check(tender, prequalification, sheet, actor, day_of(at))
    said = sheet.model_dump(exclude={"document", "about"})
    challenge = received(
        tender,
        sheet,
        actor,
        at,
        subject=subject.value,
        process_step=ProcessStep.PREQUALIFICATION.value if subject is Subject.PROCESS else "",
        prequalification=prequalification,
        about=prequalification.ref,
        **said,
    )
    return file(challenge, since=since, actor=actor, at=at)


def _check(
    tender: Tender,
    prequalification: Prequalification,
    sheet: PrequalificationLetter,
    actor: Actor,
    on: date,
) -> date:
    """Ask who, how often, what and until when; return the day from which the period counts."""
    subject, named = SUBJECTS[sheet.about], str(sheet.about.label)
    obtained_on = sheet.obtained_on if subject is Subject.DOCUMENT else None
    if obtained_on is not None:
        rules.check_obtained(
            day=obtained_on,
            first=day_of(prequalification.published_at),
            last=prequalification.supply_until,
        )
    applied = queries.applied(prequalification, actor.organisation_id)
    rules.check_took_part(name=actor.organisation, took_part=applied or obtained_on is not None)
    earlier = queries.earlier_challenge(
        tender, actor.organisation_id, subject, prequalification.ref
    )
    rules.check_once(
        name=actor.organisation,
        subject=named,
        earlier=earlier.ref if earlier else None,
        on=on,
        place=tender.place,
    )
    known = queries.should_have_known_of(prequalification, subject, obtained_on)
    since = rules.check_subject(subject=named, since=known)
    rules.check_in_time(since=since, on=on, place=tender.place)
    return since
