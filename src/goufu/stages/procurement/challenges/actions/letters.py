"""The letter of challenge: raised, completed, passed on, taken further, taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.deadlines import duties
from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow import holds
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.procurement.challenges import queries, rules
from goufu.stages.procurement.challenges.models import Addressee, Challenge, Subject
from goufu.stages.procurement.challenges.sheets import (
    ChallengeLetter,
    Complaint,
    Completion,
    Reasons,
)
from goufu.stages.procurement.challenges.workflow import ANSWER, CHALLENGE, PROVIDER
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.actions.result import iso
from goufu.stages.procurement.tenders.models import Tender


@action
def raise_challenge(
    *, parent_ref: str, sheet: ChallengeLetter, actor: Actor, at: datetime
) -> Challenge:
    """Challenge the document, a step of the process or the result; the answer's period starts.

    Raises:
        TookNoPart: only who has offered, or for the document who has obtained it, may challenge.
        StepNotNamed, NotThereYet, NotObtainedThen, TooLate, OncePerStep: what, until when, how
            often.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(
        tender, by=PROVIDER, label=CHALLENGE.opened, actor=actor, anyone=True, through_hold=True
    )
    since = _check(tender, sheet, actor, day_of(at))
    challenge = received(
        tender,
        sheet,
        actor,
        at,
        about=queries.about(tender, sheet.subject, sheet.process_step),
        **_said(sheet),
    )
    return file(challenge, since=since, actor=actor, at=at)


def received(
    tender: Tender, sheet: Completion, actor: Actor, at: datetime, **said: Any
) -> Challenge:
    """Return a letter as it came in, not filed yet; the gaps in it are noted."""
    return Challenge(
        ref=child_ref(tender.project_code, "ZY"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        tender=tender,
        challenger_id=actor.organisation_id or 0,
        received_on=day_of(at),
        document=own_document(sheet.document, tender.ref, actor),
        gaps=_gaps(sheet, at, tender.place),
        **said,
    )


def file(challenge: Challenge, *, since: date, actor: Actor, at: datetime) -> Challenge:
    """Open the dossier of a letter and start the clock of its answer."""
    open_dossier(
        challenge,
        actor=actor,
        at=at,
        tender=challenge.tender.ref,
        subject=challenge.subject,
        about=challenge.about,
        addressee=challenge.addressee,
        since=str(since),
        gaps=challenge.gaps,
    )
    _start_clocks(challenge, day_of(at))
    return challenge


@action
def ask_completion(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Challenge:
    """Tell the challenger what the letter lacks; it stays received, and its clock runs on."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "ask_completion", actor=actor, at=at)
    check_addressed(challenge, actor)
    challenge.set(completion_asked=sheet.reason)
    advance(
        challenge, "ask_completion", actor=actor, at=at, reason=sheet.reason, gaps=challenge.gaps
    )
    return challenge


@action
def complete(*, ref: str, sheet: Completion, actor: Actor, at: datetime) -> Challenge:
    """Put in what the letter lacked; what it challenges stays as it was."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "complete", actor=actor, at=at)
    document = own_document(sheet.document, ref, actor) or challenge.document
    gaps = _gaps(sheet, at, challenge.place, has_document=document is not None)

    challenge.set(**sheet.model_dump(exclude={"document"}), document=document, gaps=gaps)
    advance(challenge, "complete", actor=actor, at=at, gaps=gaps)
    return challenge


@action
def pass_on(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Challenge:
    """Have the purchaser answer what was not entrusted to the agency.

    Raises:
        WithThePurchaserAlready: it is the purchaser's to answer.
    """
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "pass_on", actor=actor, at=at)
    hand_to_purchaser(challenge, Role.HANDLER)
    advance(challenge, "pass_on", actor=actor, at=at, reason=sheet.reason)
    return challenge


@action
def complain(*, ref: str, sheet: Complaint, actor: Actor, at: datetime) -> Challenge:
    """Go to finance; all that was said until now is handed over with the complaint.

    Raises:
        NotYetToComplain: the answer may still come in its period.
        TooLateToComplain: the period to complain has passed.
    """
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "complain", actor=actor, at=at)
    rules.check_may_complain(
        answered=challenge.answered_on is not None,
        answer_due_on=challenge.answer_due_on,
        until=challenge.complain_until,
        on=day_of(at),
    )

    challenge.set(
        complaint=sheet.complaint, complaint_request=sheet.request, complained_on=day_of(at)
    )
    advance(challenge, "complain", actor=actor, at=at, **handed_over(challenge))
    return challenge


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Challenge:
    """Take the challenge back; the purchase goes on."""
    challenge: Challenge = Challenge.objects.locked(ref)
    check_step(challenge, "withdraw", actor=actor, at=at)
    holds.lift(challenge.project_code, by=challenge.ref, at=at)
    duties.cancel(challenge.ref, on=day_of(at))
    advance(challenge, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return challenge


def handed_over(challenge: Challenge) -> dict[str, Any]:
    """Return what finance is given with a complaint: the whole matter until now."""
    tender = challenge.tender
    return {
        "complaint": challenge.complaint,
        "complaint_request": challenge.complaint_request,
        "complainant": challenge.challenger.name,
        "complainant_id": challenge.challenger_id,
        "respondents": [tender.project.purchaser.name, tender.agency.name],
        "tender": tender.ref,
        "subject": challenge.subject,
        "about": challenge.about,
        "challenged_on": str(challenge.received_on),
        "facts": challenge.facts,
        "grounds": challenge.grounds,
        "request": challenge.request,
        "answer_due_on": iso(challenge.answer_due_on),
        "answered_on": iso(challenge.answered_on),
        "outcome": challenge.outcome,
        "answer": challenge.answer,
        "complain_until": iso(challenge.complain_until),
    }


def check_addressed(dossier: Any, actor: Actor) -> None:
    """Refuse the agency what was put to the purchaser.

    Raises:
        NotAddressedToYou: see ``rules``.
    """
    rules.check_addressed(
        ref=dossier.ref,
        to_agency=dossier.addressee == Addressee.AGENCY,
        by_agency=actor.role in {Role.AGENCY, Role.CENTRAL_AGENCY},
    )


def hand_to_purchaser(dossier: Any, who: Role) -> None:
    """Make the purchaser the one who answers; its clock was running all the time."""
    if dossier.addressee == Addressee.PURCHASER:
        raise rules.WithThePurchaserAlready(ref=dossier.ref)
    dossier.set(addressee=Addressee.PURCHASER)
    Deadline.objects.filter(OPEN, ref=dossier.ref).update(
        who=who, organisation_id=dossier.one_party(who)
    )


def charge_addressee(dossier: Any) -> None:
    """Put the duty to answer on the desk of the agency, where it was put to the agency."""
    if dossier.addressee == Addressee.AGENCY:
        Deadline.objects.filter(OPEN, ref=dossier.ref).update(
            who=dossier.tender.plan.route, organisation_id=dossier.tender.agency_id
        )


def _start_clocks(challenge: Challenge, on: date) -> None:
    deadline = ANSWER.open(challenge, since=on)
    due_on = deadline.due_on if deadline else None
    challenge.set(
        answer_due_on=due_on,
        complain_until=rules.complain_until(answer_due_on=due_on, place=challenge.place),
    )
    charge_addressee(challenge)


def _check(tender: Tender, sheet: ChallengeLetter, actor: Actor, on: date) -> date:
    """Ask who, how often, what and until when; return the day from which the period counts."""
    subject, step = sheet.subject, sheet.process_step
    if subject is Subject.PROCESS and step is None:
        raise rules.StepNotNamed
    named = str(step.label if subject is Subject.PROCESS and step else subject.label)
    obtained_on = sheet.obtained_on if subject is Subject.DOCUMENT else None
    _check_obtained(tender, obtained_on)
    took_part = queries.took_part(tender, actor.organisation_id)
    rules.check_took_part(name=actor.organisation, took_part=took_part or obtained_on is not None)
    about = queries.about(tender, subject, step)
    earlier = queries.earlier_challenge(tender, actor.organisation_id, subject, about)
    rules.check_once(
        name=actor.organisation,
        subject=named,
        earlier=earlier.ref if earlier else None,
        on=on,
        place=tender.place,
    )
    since = rules.check_subject(
        subject=named, since=queries.should_have_known(tender, subject, step, obtained_on)
    )
    rules.check_in_time(since=since, on=on, place=tender.place)
    return since


def _check_obtained(tender: Tender, obtained_on: date | None) -> None:
    if obtained_on is None:
        return
    if tender.published_at is None or tender.supply_until is None:
        raise rules.NotThereYet(subject=Word(str(Subject.DOCUMENT.label)))
    rules.check_obtained(
        day=obtained_on, first=day_of(tender.published_at), last=tender.supply_until
    )


def _said(sheet: ChallengeLetter) -> dict[str, Any]:
    said = sheet.model_dump(exclude={"document", "process_step"})
    step = sheet.process_step if sheet.subject is Subject.PROCESS else None
    return {**said, "process_step": step.value if step else ""}


def _gaps(
    sheet: Completion, at: datetime, place: str, *, has_document: bool | None = None
) -> list[str]:
    evidence = sheet.document is not None if has_document is None else has_document
    said = {
        "clear_request": bool(sheet.request),
        "evidence": evidence,
        "address_and_postcode": bool(sheet.address and sheet.postcode),
        "contact_and_phone": bool(sheet.contact and sheet.phone),
        "matters_and_request": bool(sheet.request),
        "facts": bool(sheet.facts),
        "grounds_of_law": bool(sheet.grounds),
    }
    return rules.gaps_of(said, on=day_of(at), place=place)
