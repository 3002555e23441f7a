"""Look at the offers; judge what was found; refer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossiers
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.provisions import Answer
from goufu.law.values.bids import BARRED_TOGETHER, COLLUSION_ACTS, COLLUSION_SIGNS
from goufu.stages.procurement.signals.gather import gathered
from goufu.stages.procurement.signals.models import Moment, Scan, Signal
from goufu.stages.procurement.signals.rules.looked import Found
from goufu.stages.procurement.signals.rules.looking import SIGN_OF, look
from goufu.stages.procurement.signals.sheets import Judgement, Nothing, Referral
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.models import Tender


@action
def scan(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Look at the offers of a tender; note every sign that was not noted before.

    A second look at the same moment changes nothing.
    """
    tender: Tender = Tender.objects.numbered(ref)
    moment = Moment.AWARD if tender.evaluated_at else Moment.OPENING
    if tender.bids_opened_at is None:
        return tender
    offers, unread = gathered(tender)
    found = look(offers, given=given_by(tender))

    # Looking takes its time; the others need not wait for it.
    tender = Tender.objects.locked(ref)
    if tender.scans.filter(moment=moment).exists():
        return tender
    bidders = {one.offer: one.bidder for one in offers}
    known = set(tender.signals.values_list("key", flat=True))
    signals = [
        signal
        for one in found
        if (signal := _signal(tender, one, bidders, moment, day_of(at))).key not in known
    ]
    Scan.objects.create(
        tender=tender,
        moment=moment,
        scanned_at=at,
        offers=len(offers),
        found=len(found),
        unread=unread,
    )
    said = [{"tender": tender.ref, "kind": one.kind, "offers": one.offers} for one in signals]
    open_dossiers(signals, actor=actor, at=at, facts=said)
    return tender


@action
def judge(*, ref: str, sheet: Judgement, actor: Actor, at: datetime) -> Signal:
    """Say for the committee what it makes of a signal.

    An offer is not found invalid by this: the leader does that in the tender, with its reason.

    Raises:
        NotOnTheCommittee, NotTheLeader: it is the leader who records it.
    """
    signal: Signal = Signal.objects.locked(ref)
    step = check_step(signal, "judge", actor=actor, at=at)
    seat = leader_at(signal.tender, actor, step.label)
    member = as_member(actor, seat)
    signal.set(outcome=sheet.outcome.value, reason=sheet.reason, judged_by=member.name)
    advance(signal, "judge", actor=member, at=at, outcome=signal.outcome, reason=sheet.reason)
    return signal


@action
def refer(*, ref: str, sheet: Referral, actor: Actor, at: datetime) -> Signal:
    """Hand a signal over to those who supervise procurement."""
    signal: Signal = Signal.objects.locked(ref)
    check_step(signal, "refer", actor=actor, at=at)
    signal.set(referral=sheet.referral)
    advance(signal, "refer", actor=actor, at=at, referral=sheet.referral)
    return signal


def given_by(tender: Tender) -> str:
    """Return what the purchase document says; bidders may repeat it."""
    parts = (
        tender.title,
        tender.qualification,
        tender.service_requirements,
        tender.commercial_terms,
        tender.price_requirements,
        tender.contract_text,
        *(f"{one.name}\n{one.how}" for one in tender.criteria.order_by("number")),
    )
    return "\n".join(parts)


def _signal(
    tender: Tender, found: Found, bidders: Mapping[str, str], moment: str, on: date
) -> Signal:
    law = _law_of(found.kind, on, tender.place)
    which = {"kind": found.kind, "offers": found.offers, "key": found.key}
    return Signal(
        ref=child_ref(tender.project_code, "XS"),
        title=tender.title,
        place=tender.place,
        tender=tender,
        kind=found.kind,
        strong=found.strong,
        offers=list(found.offers),
        evidence=[
            {
                "offer": one.offer,
                "provider": bidders[one.offer],
                "where": one.where,
                "what": one.what,
            }
            for one in found.evidence
        ],
        measure=found.measure,
        key=digest(canonical(which)),
        clause=law.cite if law else "",
        clause_verified=law.verified if law else False,
        moment=moment,
    )


def _law_of(kind: str, on: date, place: str) -> Answer | None:
    """Return under which words of the day's law a sign may fall.

    Before the signs were listed, only acting together itself was forbidden.
    """
    for listed in (COLLUSION_SIGNS, BARRED_TOGETHER):
        law = listed.find(on, place=place)
        if law is not None and SIGN_OF[kind] in law.value:
            return law
    return COLLUSION_ACTS.find(on, place=place)
