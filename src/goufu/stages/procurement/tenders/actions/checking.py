"""Offers are held against the document, item by item; who fails an item drops out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.models import (
    Check,
    CheckStage,
    Finding,
    InvalidGround,
    Offer,
    Requirement,
    Tender,
)
from goufu.stages.procurement.tenders.rules import checks as rules
from goufu.stages.procurement.tenders.rules.offers import NoSuchOffer
from goufu.stages.procurement.tenders.sheets import CheckRow, Checks, Declarations

GROUNDS = {
    "no_deposit": InvalidGround.DEPOSIT,
    "not_signed": InvalidGround.UNSIGNED,
    "not_qualified": InvalidGround.UNQUALIFIED,
    "over_budget": InvalidGround.OVER_CEILING,
    "unacceptable_conditions": InvalidGround.CONDITIONS,
}


@action
def check_qualification(*, ref: str, sheet: Checks, actor: Actor, at: datetime) -> Tender:
    """Check who is qualified: the agency before a committee sits, or the group itself.

    Raises:
        NoSuchOffer, NoSuchRequirement, FailedWithoutReason: see ``rules.checks``.
        NotOnTheCommittee, NotTheLeader: of the group, the leader records it.
    """
    return _check(
        ref, "check_qualification", CheckStage.QUALIFICATION, sheet=sheet, actor=actor, at=at
    )


@action
def check_conformity(*, ref: str, sheet: Checks, actor: Actor, at: datetime) -> Tender:
    """Check whether the offers meet what the document insists on; the leader records it.

    Raises:
        NoSuchOffer, NoSuchRequirement, FailedWithoutReason, NotOnTheCommittee, NotTheLeader.
    """
    return _check(ref, "check_conformity", CheckStage.CONFORMITY, sheet=sheet, actor=actor, at=at)


@action
def check_declarations(*, ref: str, sheet: Declarations, actor: Actor, at: datetime) -> Tender:
    """Check the declarations of smaller firms, on which cuts of prices hang.

    Raises:
        NoSuchOffer, NothingDeclared, FailedWithoutReason, NotOnTheCommittee, NotTheLeader.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "check_declarations", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    offers = opened_offers(tender)
    for row in sheet.declarations:
        offer = _offer(tender, offers, row.offer)
        if not offer.declares:
            raise rules.NothingDeclared(provider=offer.provider.name)
        rules.check_says_why(
            provider=offer.provider.name, item="声明函", passed=row.accepted, reason=row.reason
        )
        offer.set(declaration_accepted=row.accepted, declaration_reason=row.reason)
    said = [row.model_dump(mode="json") for row in sheet.declarations]
    advance(tender, "check_declarations", actor=as_member(actor, seat), at=at, declarations=said)
    return tender


def invalidate(offer: Offer, *, ground: InvalidGround, reason: str, at: datetime) -> None:
    """Let an offer drop out; what was asked of its provider falls away."""
    offer.set(invalid_ground=ground.value, invalid_reason=reason)
    drop_questions([offer], at)
    advance(offer, "invalidate", actor=THE_CLOCK, at=at, ground=ground.value, reason=reason)


def drop_questions(offers: Iterable[Offer], at: datetime) -> None:
    """End what providers were asked and what is not settled."""
    for offer in offers:
        for one in offer.explanations.exclude(state__in=assessed.SETTLED).order_by("id"):
            advance(one, "drop", actor=THE_CLOCK, at=at)


def opened_offers(tender: Tender) -> dict[str, Offer]:
    """Return the opened offers that still count, by their number."""
    return {offer.ref: offer for offer in queries.standing_offers(tender).filter(state="opened")}


def _check(
    ref: str, verb: str, stage: CheckStage, *, sheet: Checks, actor: Actor, at: datetime
) -> Tender:
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, verb, actor=actor, at=at)
    if tender.state == "evaluating":
        actor = as_member(actor, leader_at(tender, actor, step.label))
    failed = _write(tender, stage, sheet, at)
    for offer, found in failed.items():
        reason = "；".join(f"{one.requirement.text}：{one.reason}" for one in found)
        ground = GROUNDS.get(found[0].requirement.reason, InvalidGround.OTHER)
        invalidate(offer, ground=ground, reason=reason, at=at)
    said = [row.model_dump(mode="json", exclude={"requirement_id"}) for row in sheet.checks]
    advance(tender, verb, actor=actor, at=at, checks=said)
    return tender


def _write(
    tender: Tender, stage: CheckStage, sheet: Checks, at: datetime
) -> dict[Offer, list[Check]]:
    """Store the findings; return what each failing offer fails."""
    offers = opened_offers(tender)
    items = {one.pk: one for one in tender.requirements.filter(stage=stage.value)}
    made = [_finding(tender, row, offers, items, at) for row in sheet.checks]
    Check.objects.bulk_create(
        {(one.offer_id, one.requirement_id): one for one in made}.values(),
        update_conflicts=True,
        unique_fields=["offer", "requirement"],
        update_fields=["finding", "reason", "found_at"],
    )
    failed: dict[Offer, list[Check]] = defaultdict(list)
    for one in made:
        if one.finding == Finding.FAILED:
            failed[one.offer].append(one)
    return failed


def _finding(
    tender: Tender,
    row: CheckRow,
    offers: dict[str, Offer],
    items: dict[int, Requirement],
    at: datetime,
) -> Check:
    offer, item = _offer(tender, offers, row.offer), items.get(row.requirement_id)
    if item is None:
        raise rules.NoSuchRequirement
    rules.check_says_why(
        provider=offer.provider.name,
        item=item.text,
        passed=row.finding is Finding.PASSED,
        reason=row.reason,
    )
    return Check(
        offer=offer, requirement=item, finding=row.finding.value, reason=row.reason, found_at=at
    )


def _offer(tender: Tender, offers: dict[str, Offer], ref: str) -> Offer:
    if ref not in offers:
        raise NoSuchOffer(tender=tender.ref, offer=ref)
    return offers[ref]
