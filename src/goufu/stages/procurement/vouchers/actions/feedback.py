"""What those say who were served: a rating, an objection; and how the purchaser answers."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.stages.procurement.vouchers.actions.redeeming import (
    check_holds,
    give_back,
    holder_of,
    locked,
)
from goufu.stages.procurement.vouchers.models import Redemption, Voucher
from goufu.stages.procurement.vouchers.rules import use as rules
from goufu.stages.procurement.vouchers.sheets import Feedback, Reasons
from goufu.stages.procurement.vouchers.workflow.redemption import REDEMPTION


@action
def show(*, code: str, pin: str, actor: Actor, at: datetime) -> Voucher:
    """Return the voucher to whoever holds it; a wrong password goes into the second log."""
    del actor
    return holder_of(code, pin, at=at)


@action
def rate(*, ref: str, sheet: Feedback, actor: Actor, at: datetime) -> Redemption:
    """Say how good a service was; the last word counts.

    Raises:
        NoSuchVoucher, WrongPin, NotYours: it was another's service.
    """
    redemption = _held(ref, "rate", sheet, actor, at)
    redemption.set(stars=sheet.stars, said=sheet.said)
    advance(redemption, "rate", actor=actor, at=at, stars=sheet.stars)
    return redemption


@action
def complain(*, ref: str, sheet: Feedback, actor: Actor, at: datetime) -> Redemption:
    """Object to a redemption: not served, or not as it says.

    Raises:
        SayWhy: nothing is said.
        InAStatement: it is asked to be paid already.
    """
    if not sheet.said:
        raise rules.SayWhy
    redemption = _held(ref, "complain", sheet, actor, at)
    statement = redemption.statement
    paid = statement is not None and statement.state == "accepted"
    rules.check_not_settled(statement=statement.ref if statement and paid else "")
    redemption.set(said=sheet.said)
    advance(redemption, "complain", actor=actor, at=at)
    return redemption


@action
def uphold(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Redemption:
    """Find for the holder: the points go back to the voucher.

    Raises:
        InAStatement: the statement has to be sent back first.
    """
    redemption = locked(ref)
    check_step(redemption, "uphold", actor=actor, at=at)
    give_back(redemption, reason=sheet.reason)
    advance(redemption, "uphold", actor=actor, at=at, reason=sheet.reason, amount=redemption.amount)
    return redemption


@action
def dismiss(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Redemption:
    """Find for the provider: the redemption stands."""
    redemption = locked(ref)
    check_step(redemption, "dismiss", actor=actor, at=at)
    redemption.set(reason=sheet.reason)
    advance(redemption, "dismiss", actor=actor, at=at, reason=sheet.reason)
    return redemption


def _held(ref: str, verb: str, sheet: Feedback, actor: Actor, at: datetime) -> Redemption:
    redemption = locked(ref)
    step = next(one for one in REDEMPTION.steps if one.verb == verb)
    check_holds(redemption, sheet.code, sheet.pin, label=step.label, at=at)
    check_step(redemption, verb, actor=actor, at=at)
    return redemption
