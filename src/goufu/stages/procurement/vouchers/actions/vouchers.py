"""A voucher that was lost or is not needed any more."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.vouchers.actions.enrolling import new_vouchers, write_to
from goufu.stages.procurement.vouchers.models import Voucher
from goufu.stages.procurement.vouchers.rules import scheme as rules
from goufu.stages.procurement.vouchers.sheets import Reasons


@action
def reissue(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Voucher:
    """Give a new voucher for a lost one: with what was left, and another code. The old is dead.

    Raises:
        NotYetValid: it could not be spent any more.
    """
    voucher: Voucher = Voucher.objects.locked(ref)
    check_step(voucher, "reissue", actor=actor, at=at)
    rules.check_not_over(valid_to=voucher.scheme.valid_to, on=day_of(at))
    (new,) = new_vouchers(voucher.scheme, [voucher.beneficiary], at=at)
    new.left, new.replaces = voucher.left, voucher
    voucher.set(left=0, reason=sheet.reason)
    advance(voucher, "reissue", actor=actor, at=at, reason=sheet.reason, by=new.ref)
    open_dossier(new, actor=actor, at=at, scheme=voucher.scheme.ref, left=new.left)
    write_to(new, at=at)
    return new


@action
def cancel(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Voucher:
    """Take a voucher out of use; what was left on it is free again."""
    voucher: Voucher = Voucher.objects.locked(ref)
    check_step(voucher, "cancel", actor=actor, at=at)
    left = voucher.left
    voucher.set(left=0, reason=sheet.reason)
    advance(voucher, "cancel", actor=actor, at=at, reason=sheet.reason, left=left)
    return voucher
