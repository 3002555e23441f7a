"""What people do to a need, and to a call for needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from goufu.base.notifications.outbox import tell_by_mail, tell_holders
from goufu.base.organisations.models import Organisation
from goufu.base.people.queries import holders_among
from goufu.base.people.roles import FINANCE, PURCHASERS, THE_CLOCK, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.needs import queries, rules
from goufu.stages.review.needs.models import Kind, Need, NeedCall, Support
from goufu.stages.review.needs.sheets import (
    AnswerNeed,
    FileNeed,
    MergeNeed,
    OfferService,
    PublishCall,
    ReportCall,
    ScoreNeed,
    ShowNeed,
    WithdrawCall,
)

FOLLOW = {"take_up": "follow_taken_up", "decline": "follow_declined"}


@action
def file_need(*, sheet: FileNeed, actor: Actor, at: datetime) -> Need:
    """Put a need to the body that could purchase the service; anybody may.

    Raises:
        CallNotOpen, CallOfAnother: see ``rules``.
    """
    kind = Kind.DEPARTMENT if actor.role in PURCHASERS else Kind.CITIZEN
    if actor.role is Role.PROVIDER:
        kind = Kind.PROVIDER
    who = {"proposer": sheet.proposer, "contact": sheet.contact}
    return _propose(sheet, kind, actor, at, **who)


@action
def offer_service(*, sheet: OfferService, actor: Actor, at: datetime) -> Need:
    """Say as a provider what is needed and what one could do; it gives no right to the order.

    Raises:
        CallNotOpen, CallOfAnother: see ``rules``.
    """
    return _propose(sheet, Kind.PROVIDER, actor, at, offer=sheet.offer)


def _propose(
    sheet: FileNeed | OfferService, kind: Kind, actor: Actor, at: datetime, **facts: Any
) -> Need:
    body = Organisation.objects.get(pk=sheet.addressed_to_id)
    call = _call(sheet.call_id, body, at)
    need = Need(
        ref=next_ref(body.place, day_of(at).year, "XQ"),
        title=sheet.title,
        place=body.place,
        addressed_to=body,
        kind=kind,
        call=call,
        content=sheet.content,
        beneficiaries=sheet.beneficiaries,
        proposer_organisation_id=actor.organisation_id,
        **facts,
    )
    open_dossier(need, actor=actor, at=at, call=call.ref if call else "")
    return need


def _call(call_id: int | None, body: Organisation, at: datetime) -> NeedCall | None:
    """Return the call that a need answers; the body must be the one that called."""
    if call_id is None:
        return None
    call = NeedCall.objects.select_related("body").get(pk=call_id)
    rules.check_call_open(
        call.title,
        since=call.opens_on,
        until=call.closes_on,
        open_now=call.state == "open",
        on=day_of(at),
    )
    within = call.body_id == body.pk if call.for_itself else body.place.startswith(call.place)
    if not within:
        raise rules.CallOfAnother(title=call.title, body=call.body.name)
    return call


@action
def take_up(*, ref: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    """Take the need up and tell whoever proposed it, or one that was merged into it."""
    return _answer(ref, "take_up", sheet, actor, at)


@action
def decline(*, ref: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    """Say why the need is not taken up."""
    return _answer(ref, "decline", sheet, actor, at)


def _answer(ref: str, verb: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    need: Need = Need.objects.locked(ref)
    _answer_one(need, verb, sheet.answer, actor, at)
    for one in need.merged.filter(state="merged").order_by("id"):
        merged: Need = Need.objects.locked(one.ref)
        _answer_one(merged, FOLLOW[verb], sheet.answer, THE_CLOCK, at)
    return need


def _answer_one(need: Need, verb: str, answer: str, actor: Actor, at: datetime) -> None:
    need.set(answer=answer, answered_on=day_of(at))
    entry = advance(need, verb, actor=actor, at=at, answer=answer)
    sentence = need.state_name
    if need.kind == Kind.DEPARTMENT and need.proposer_organisation_id:
        posts = [(Role.HANDLER, {need.proposer_organisation_id})]
        found = holders_among(posts, on=day_of(at))
        tell_holders(found, entry, sentence=sentence, title=need.title)
    subject = _("您提出的需求 {ref} 已有答复").format(ref=need.ref)
    tell_by_mail(need.contact, subject=subject, body=f"{need.title}\n{answer}\n", at=at)


@action
def score(*, ref: str, sheet: ScoreNeed, actor: Actor, at: datetime) -> Need:
    """Say how public and how urgent the need is, and why; lists are sorted by the sum."""
    need: Need = Need.objects.locked(ref)
    priority = sheet.publicness + sheet.urgency
    need.set(
        publicness=sheet.publicness,
        urgency=sheet.urgency,
        priority=priority,
        priority_reasons=sheet.reasons,
    )
    advance(need, "score", actor=actor, at=at, priority=priority, reasons=sheet.reasons)
    return need


@action
def make_public(*, ref: str, sheet: ShowNeed, actor: Actor, at: datetime) -> Need:
    """Show the need to all, in words without personal data, so that others can support it."""
    need: Need = Need.objects.locked(ref)
    words = {"public_title": sheet.public_title, "public_text": sheet.public_text}
    need.set(shown_on=need.shown_on or day_of(at), **words)
    advance(need, "make_public", actor=actor, at=at, **words)
    return need


@action
def merge(*, ref: str, sheet: MergeNeed, actor: Actor, at: datetime) -> Need:
    """Merge a need into another of the same body; its proposer gets the answer of that one.

    Raises:
        NotToItself, CannotMerge: see ``rules``.
    """
    need: Need = Need.objects.locked(ref)
    check_step(need, "merge", actor=actor, at=at)
    if sheet.into_id == need.pk:
        raise rules.NotToItself
    into: Need = Need.objects.select_for_update(of=("self",)).get(pk=sheet.into_id)
    if into.state != "filed" or into.addressed_to_id != need.addressed_to_id:
        raise rules.CannotMerge(ref=into.ref)
    need.set(merged_into=into)
    Need.objects.filter(merged_into=need).update(merged_into=into)
    into.set(supporters=queries.count_supporters(into))
    advance(need, "merge", actor=actor, at=at, into=into.ref, reason=sheet.reason)
    return need


@action
def support(*, ref: str, mark: str, actor: Actor, at: datetime) -> Need:
    """Say that one needs it too; once a person.

    Args:
        mark: tells the voices at this need apart; made by the door.

    Raises:
        NotShown, AlreadySupported: see ``rules``.
    """
    need: Need = Need.objects.locked(ref)
    if need.shown_on is None:
        raise rules.NotShown(ref=ref)
    check_step(need, "support", actor=actor, at=at)
    _voice, new = Support.objects.get_or_create(need=need, mark=mark, defaults={"on": day_of(at)})
    if not new:
        raise rules.AlreadySupported(ref=ref)
    need.set(supporters=queries.count_supporters(need))
    advance(need, "support", actor=actor, at=at, supporters=need.supporters)
    return need


@action
def publish_call(*, sheet: PublishCall, actor: Actor, at: datetime) -> NeedCall:
    """Call for needs: a purchaser for itself, finance for the purchasers of its place.

    Raises:
        DaysNotInOrder: see ``rules``.
    """
    rules.check_days(sheet.opens_on, sheet.closes_on, today=day_of(at))
    call = NeedCall(
        ref=next_ref(actor.place, day_of(at).year, "ZJGG"),
        title=sheet.title,
        place=actor.place,
        body_id=actor.organisation_id or 0,
        for_itself=actor.role not in FINANCE,
        scope=sheet.scope,
        opens_on=sheet.opens_on,
        closes_on=sheet.closes_on,
    )
    days = {"opens_on": sheet.opens_on.isoformat(), "closes_on": sheet.closes_on.isoformat()}
    open_dossier(call, actor=actor, at=at, **days)
    return call


@action
def close_call(*, ref: str, actor: Actor, at: datetime) -> NeedCall:
    """Close a call on the day after its last; the clock does it."""
    call: NeedCall = NeedCall.objects.locked(ref)
    advance(call, "close", actor=actor, at=at, needs=call.needs.count())
    return call


@action
def withdraw_call(*, ref: str, sheet: WithdrawCall, actor: Actor, at: datetime) -> NeedCall:
    """Withdraw a call; needs that came in are answered all the same."""
    call: NeedCall = NeedCall.objects.locked(ref)
    call.set(reason=sheet.reason)
    advance(call, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return call


@action
def report_call(*, ref: str, sheet: ReportCall, actor: Actor, at: datetime) -> NeedCall:
    """Publish what a call has brought."""
    call: NeedCall = NeedCall.objects.locked(ref)
    call.set(summary=sheet.summary, reported_on=day_of(at))
    advance(call, "report", actor=actor, at=at, summary=sheet.summary)
    return call
