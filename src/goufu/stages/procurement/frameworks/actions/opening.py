"""The responses of a round: closed by the clock, unlocked by two of three keys, opened at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import NotAParty, advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import (
    Entry,
    Framework,
    FrameworkKey,
    FrameworkUnlocking,
)
from goufu.stages.procurement.frameworks.rules import entry as rules
from goufu.stages.procurement.frameworks.sheets import Remark, ResponseContent
from goufu.stages.procurement.frameworks.workflow.opening import OPENING
from goufu.stages.procurement.sealing import opening as sealing
from goufu.stages.procurement.sealing.models import Custodian
from goufu.stages.procurement.sealing.queries import keys_of
from goufu.stages.procurement.sealing.sheets import LostKey, Pieces
from goufu.stages.procurement.tenders.rules.offers import check_seals


def pin_keys(framework: Framework, *, closing: datetime) -> dict[str, str]:
    """Fix the three keys to which the responses of a round are sealed; return the fingerprints.

    Collector, supervision, and the agency that keeps the third: where a central agency collects,
    the keeper stands in the place of a purchaser, as there is none yet.

    Raises:
        NoOpeningKey: one of the three has no key that lasts until the opening.
    """
    bodies = {
        Custodian.PURCHASER.value: framework.collector_id,
        Custodian.AGENCY.value: framework.keeper_id,
        Custodian.SUPERVISION.value: framework.finance_id,
    }
    kinds = {}
    if framework.central:
        bodies[Custodian.PURCHASER] = framework.keeper_id
        bodies[Custodian.AGENCY] = framework.collector_id
        kinds[Custodian.PURCHASER.value] = Custodian.AGENCY.value
    keys = keys_of(bodies, until=day_of(closing), kinds=kinds)
    FrameworkKey.objects.bulk_create(
        FrameworkKey(framework=framework, round=framework.round, custodian=one, key=key)
        for one, key in keys.items()
    )
    return {one: key.fingerprint for one, key in keys.items()}


@action
def close(*, ref: str, actor: Actor, at: datetime) -> Framework:
    """Close the call at its moment; what came stays sealed until two have unlocked."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "close", actor=actor, at=at)
    advance(framework, "close", actor=actor, at=at)
    return framework


@action
def bring_pieces(*, ref: str, sheet: Pieces, actor: Actor, at: datetime) -> Framework:
    """Unlock for one custodian: bring its pieces of every response, each checked at once.

    Raises:
        TooFewToOpen: fewer than the law asks for; the call can only fail.
        TooManyLost, BroughtAlready, NotPieces, WrongPieces, NothingRead: see ``sealing.rules``.
        SealBroken: a response is not what was handed in.
    """
    framework: Framework = Framework.objects.locked(ref)
    step = check_step(framework, "bring_pieces", actor=actor, at=at)
    pinned = queries.key_of(framework, actor)
    if pinned is None:
        raise NotAParty(organisation=actor.organisation, role=actor.role, label=step.label)
    brought, lost = _brought_and_lost(framework)
    pieces = sealing.read_brought(
        sheet.pieces,
        sealed=_whole(framework, at),
        custodian=pinned.custodian,
        brought=brought,
        lost=lost,
        clause=OPENING,
    )
    FrameworkUnlocking.objects.create(
        framework=framework,
        round=framework.round,
        custodian=pinned.custodian,
        pieces=pieces,
        brought_by=actor.name,
        organisation_id=actor.organisation_id or 0,
        brought_at=at,
    )
    advance(
        framework,
        "bring_pieces",
        actor=actor,
        at=at,
        custodian=pinned.custodian,
        fingerprint=pinned.key.fingerprint,
        unread=sealing.unread_in(pieces),
    )
    return framework


@action
def open_responses(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Open all responses of the round at once.

    Raises:
        TooFewToOpen: fewer than the law asks for; the call can only fail.
        NotUnlocked, TooManyLost, ThirdNeeded: see ``sealing.rules``.
        SealBroken: a response is not what was handed in.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "open_responses", actor=actor, at=at)
    sealed = _whole(framework, at)
    brought, lost = _brought_and_lost(framework)
    pieces = sealing.pieces_to_open(sealed, brought=brought, lost=lost, clause=OPENING)
    said = [_read_out(framework, entry, pieces[entry.ref], at) for entry in sealed]
    advance(
        framework,
        "open_responses",
        actor=actor,
        at=at,
        remark=sheet.remark,
        unlocked_by=sorted(brought),
        responses=said,
    )
    return framework


@action
def note_lost_key(*, ref: str, sheet: LostKey, actor: Actor, at: datetime) -> Framework:
    """Write into the record of a call that one of its keys is lost, and tell the others."""
    framework: Framework = Framework.objects.locked(ref)
    advance(framework, "note_lost_key", actor=actor, at=at, **sheet.model_dump())
    return framework


def give_back(framework: Framework, at: datetime) -> None:
    """Let all sealed responses go back unread; what was brought to open them is thrown away."""
    if framework.is_open:
        return
    for entry in queries.sealed(framework):
        advance(entry, "give_back", actor=THE_CLOCK, at=at)
        entry.set(envelope="")
    if framework.state in {"collecting", "closed"}:
        queries.unlockings(framework).delete()


def _whole(framework: Framework, at: datetime) -> list[Entry]:
    sealed = queries.sealed(framework)
    rules.check_enough_came(len(sealed), on=day_of(at), place=framework.place)
    check_seals(sealing.broken(sealed))
    return sealed


def _brought_and_lost(framework: Framework) -> tuple[dict[str, FrameworkUnlocking], list[str]]:
    brought = {one.custodian: one for one in queries.unlockings(framework)}
    return brought, sealing.lost_of(queries.keys_in_order(framework))


def _read_out(
    framework: Framework, entry: Entry, pieces: sealing.Pair, at: datetime
) -> dict[str, Any]:
    """Open one response and write down what it says, or why it says nothing."""
    entry.set(project_code=framework.project_code)
    content = sealing.content_of(entry, pieces, ResponseContent)
    if isinstance(content, str):
        entry.set(reason=content)
        advance(entry, "set_aside", actor=THE_CLOCK, at=at, why=content)
        return {"entry": entry.ref, "provider": entry.provider.name, "note": content}
    entry.set(**content.model_dump())
    advance(entry, "unseal", actor=THE_CLOCK, at=at, price_fen=entry.price_fen, seal=entry.seal)
    return {"entry": entry.ref, "provider": entry.provider.name, "price_fen": entry.price_fen}
