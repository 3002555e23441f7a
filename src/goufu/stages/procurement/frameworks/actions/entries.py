"""Entries: handed in, withdrawn, admitted or refused, signed, left, removed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.providers.actions.checking import check_conduct
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import Entry, Framework
from goufu.stages.procurement.frameworks.rules import entry as rules
from goufu.stages.procurement.frameworks.sheets import (
    Admission,
    Application,
    Reasons,
    Remark,
    RemovalSheet,
    Response,
    Signing,
)
from goufu.stages.procurement.frameworks.workflow import ENTRY
from goufu.stages.procurement.frameworks.workflow.entry import ANSWER
from goufu.stages.procurement.frameworks.workflow.seats import PROVIDER
from goufu.stages.procurement.sealing.envelope import digest
from goufu.stages.procurement.sealing.opening import receipt_for, to_the_millisecond
from goufu.stages.procurement.sealing.rules import check_envelope
from goufu.stages.procurement.tenders.rules.offers import check_declared, check_provider


@action
def respond(*, parent_ref: str, sheet: Response, actor: Actor, at: datetime) -> Entry:
    """Answer a closed call with an envelope that nobody reads before the opening.

    Raises:
        NotCollecting, ResponsesClosed: nothing is received now, or it came too late.
        NotAnEnvelope, EnvelopeForAnother: it is not sealed to the keys of this call.
        NotAfterRemoval, AlreadyThere: not again.
        MayNotProvide, ListedForBadConduct, ConditionsNotDeclared: not one who may provide.
    """
    at = to_the_millisecond(at)
    framework = _receiving(parent_ref, is_open=False, actor=actor, at=at)
    provider = _check_provider(framework, actor, declared=sheet.declared, at=at)
    check_envelope(
        sheet.envelope,
        tender=framework.ref,
        bidder=str(provider.pk),
        keys={one.custodian: one.key.fingerprint for one in queries.keys_in_order(framework)},
        attachment="",
    )
    # Without the project's code, so that its record does not tell who has responded.
    entry = _entry(framework, provider, project_code="", envelope=sheet.envelope)
    entry.seal, entry.submitted_at = digest(sheet.envelope), at
    entry.receipt = receipt_for(
        tender=framework.ref, offer=entry.ref, bidder=provider.pk, seal=entry.seal, at=at
    )
    open_dossier(entry, actor=actor, at=at, framework=framework.ref, seal=entry.seal)
    return entry


@action
def apply(*, parent_ref: str, sheet: Application, actor: Actor, at: datetime) -> Entry:
    """Apply to join an open agreement; it pays one fee, so there is nothing to seal.

    Raises:
        NotCollecting: nothing is received now.
        NotTheFixedFee: the price is another than the fee.
        NotAfterRemoval, AlreadyThere: not again.
        MayNotProvide, ListedForBadConduct, ConditionsNotDeclared: not one who may provide.
    """
    framework = _receiving(parent_ref, is_open=True, actor=actor, at=at)
    provider = _check_provider(framework, actor, declared=sheet.declared, at=at)
    rules.check_fee(price_fen=sheet.price_fen, fee_fen=framework.ceiling_fen)
    said = sheet.model_dump(exclude={"declared"})
    entry = _entry(framework, provider, project_code=framework.project_code, **said)
    open_dossier(entry, actor=actor, at=at, framework=framework.ref, price_fen=sheet.price_fen)
    ANSWER.open(entry, since=day_of(at))
    return entry


def _receiving(ref: str, *, is_open: bool, actor: Actor, at: datetime) -> Framework:
    """Lock an agreement of the form and see that it takes in what comes now."""
    framework: Framework = Framework.objects.locked(ref)
    check_opening(framework, by=PROVIDER, label=ENTRY.opened, actor=actor, anyone=True)
    _check_in_time(framework, at)
    received = framework.is_open == is_open and queries.receives(framework, day_of(at))
    rules.check_receives(framework=framework.ref, receives=received)
    return framework


def _check_in_time(framework: Framework, at: datetime) -> None:
    if framework.closes_at is not None and framework.state in {"collecting", "closed"}:
        rules.check_before_closing(closing=framework.closes_at, at=at)


def _entry(framework: Framework, provider: Organisation, **facts: Any) -> Entry:
    return Entry(
        ref=child_ref(framework.ref, "RW"),
        title=framework.title,
        place=framework.place,
        framework=framework,
        provider=provider,
        round=framework.round,
        **facts,
    )


def _check_provider(
    framework: Framework, actor: Actor, *, declared: bool, at: datetime
) -> Organisation:
    """Return the body that answers, if it may."""
    provider = Organisation.objects.get(pk=actor.organisation_id or 0)
    check_provider(
        name=provider.name,
        kind=provider.kind,
        kind_name=provider.get_kind_display(),
        on=day_of(at),
        place=framework.place,
    )
    check_conduct(provider.pk, name=provider.name, on=day_of(at))
    check_declared(declared=declared)
    removed = queries.was_removed(framework, provider.pk)
    rules.check_not_removed(name=provider.name, removed=removed)
    live = queries.live_entry_of(framework, provider.pk)
    if live is not None:
        raise rules.AlreadyThere(name=provider.name, entry=live.ref)
    return provider


@action
def withdraw_response(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Entry:
    """Take a response back before the closing, or an application before it is answered.

    Raises:
        ResponsesClosed, NotCollecting: a closed call takes no more; the response stays sealed.
    """
    found: Entry = Entry.objects.numbered(ref)
    framework: Framework = Framework.objects.locked(found.framework.ref)  # One order of locks.
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "withdraw", actor=actor, at=at)
    if not framework.is_open:
        _check_in_time(framework, to_the_millisecond(at))
        received = queries.receives(framework, day_of(at))
        rules.check_receives(framework=framework.ref, receives=received)
        entry.set(envelope="")
    advance(entry, "withdraw", actor=actor, at=at, remark=sheet.remark)
    return entry


@action
def admit(*, ref: str, sheet: Admission, actor: Actor, at: datetime) -> Entry:
    """Let an applicant into an open agreement."""
    entry: Entry = Entry.objects.locked(ref)
    advance(entry, "admit", actor=actor, at=at, opinion=sheet.opinion)
    return entry


@action
def refuse(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Entry:
    """Tell an applicant in writing why it may not join."""
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "refuse", actor=actor, at=at)
    entry.set(reason=sheet.reason)
    advance(entry, "refuse", actor=actor, at=at, reason=sheet.reason)
    return entry


@action
def publish(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Entry:
    """Tell society who has joined; with the notice the agreement is taken for signed."""
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "publish", actor=actor, at=at)
    entry.set(signed_on=day_of(at))
    _give_standing(entry)
    advance(entry, "publish", actor=actor, at=at, remark=sheet.remark, price_fen=entry.price_fen)
    return entry


@action
def sign(*, ref: str, sheet: Signing, actor: Actor, at: datetime) -> Entry:
    """Sign as an entrant; the collector signs with all who have."""
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "sign", actor=actor, at=at)
    entry.set(signatory=sheet.signatory, signed_on=day_of(at))
    _give_standing(entry)
    advance(entry, "sign", actor=actor, at=at, signatory=sheet.signatory)
    return entry


@action
def ask_to_leave(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Entry:
    """Ask to leave the agreement; of an open one at any time, of a closed one for a good reason."""
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "ask_to_leave", actor=actor, at=at)
    entry.set(reason=sheet.reason)
    advance(entry, "ask_to_leave", actor=actor, at=at, reason=sheet.reason)
    return entry


@action
def publish_exit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Entry:
    """Tell society that an entrant has left."""
    entry: Entry = Entry.objects.locked(ref)
    advance(entry, "publish_exit", actor=actor, at=at, remark=sheet.remark, reason=entry.reason)
    return entry


@action
def refuse_exit(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Entry:
    """Hold an entrant of a closed agreement to it.

    Raises:
        OpenMayLeave: the agreement is an open one.
    """
    entry: Entry = Entry.objects.locked(ref)
    rules.check_may_refuse_exit(is_open=entry.framework.is_open)
    check_step(entry, "refuse_exit", actor=actor, at=at)
    advance(entry, "refuse_exit", actor=actor, at=at, reason=sheet.reason)
    return entry


@action
def remove(*, ref: str, sheet: RemovalSheet, actor: Actor, at: datetime) -> Entry:
    """Take an entrant's place away; it may not come back to the same agreement.

    Raises:
        NotSuchARemoval: the law of the day knows no such ground.
    """
    entry: Entry = Entry.objects.locked(ref)
    check_step(entry, "remove", actor=actor, at=at)
    rules.check_removal(
        ground=sheet.ground.value,
        name=str(sheet.ground.label),
        on=day_of(at),
        place=entry.place,
    )
    entry.set(removal=sheet.ground.value, reason=sheet.reason)
    advance(entry, "remove", actor=actor, at=at, ground=sheet.ground.value, reason=sheet.reason)
    return entry


def _give_standing(entry: Entry) -> None:
    """Make the entrant a party of the project, where the agreement is one project's."""
    if entry.project_code:
        give_standing(entry.project_code, "provider", entry.provider_id)
